package io.reward4j.rlvr.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.rlvr.instruction.Rows.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// For each instruction a change that breaks it: whatever followed it before does not afterwards.
class BreakingChangesTest {

    private static final Map<String, UnaryOperator<String>> CHANGES = changes();

    @Property
    void anAnswerThatIsChangedAgainstItsInstructionNoLongerFollowsIt(
            @ForAll("followed") Row row, @ForAll @IntRange(min = 1, max = 3) int times) {
        String answer = row.answer();
        for (int i = 0; i < times; i++) {
            answer = change(row).apply(answer);
        }
        InstructionReward reward = InstructionReward.ifBench();
        assertThat(reward.score(row.sample()).value()).isEqualTo(1);
        assertThat(reward.score(row.sample().withCompletion(answer)).value()).as(answer).isZero();
    }

    @Property
    void aCommaAnywhereIsOneTooMany(@ForAll("followed") Row row, @ForAll @IntRange(min = 0, max = 10_000) int place) {
        int at = row.answer().offsetByCodePoints(0,
                place % (row.answer().codePointCount(0, row.answer().length()) + 1));
        String answer = row.answer().substring(0, at) + "," + row.answer().substring(at);
        assertThat(InstructionReward.ifBench().score(Rows.sample("punctuation:no_comma", "{}", answer)).value())
                .isZero();
    }

    @Test
    void eachInstructionHasAChange() {
        assertThat(InstructionReward.ifBench().ids()).allMatch(CHANGES::containsKey);
    }

    @Provide
    Arbitrary<Row> followed() {
        return Arbitraries.of(Rows.all().stream().filter(Row::follows).toList());
    }

    private static UnaryOperator<String> change(Row row) {
        boolean most = row.kwargs().contains("less than");
        return switch (row.id()) {
            case "keywords:frequency" -> most ? appending(" dog dog dog") : BreakingChangesTest::spoiled;
            case "keywords:letter_frequency" -> most ? appending(" eee") : text -> Fold.of(text).replace("e", "");
            case "keywords:forbidden_words" -> appending(" bad 禁止");
            case "length_constraints:number_sentences" -> most
                    ? appending("\n\nYes. No. Fine.")
                    : text -> text.replaceAll("[.!?。]", " ");
            case "length_constraints:number_words" -> most ? appending(" one two three four five") : text -> "Only one";
            case "change_case:capital_word_frequency" -> most ? appending(" AB CD EF") : String::toLowerCase;
            case "format:list" -> text -> text.replace("SEPARATOR", "#").replace("- ", "# ");
            default -> Objects.requireNonNull(CHANGES.get(row.id()));
        };
    }

    /// Puts a letter behind each letter.
    private static String spoiled(String text) {
        return text.codePoints().mapToObj(c -> Character.toString(c) + (Character.isLetter(c) ? "x" : ""))
                .collect(Collectors.joining());
    }

    private static UnaryOperator<String> appending(String more) {
        return text -> text + more;
    }

    private static UnaryOperator<String> without(String... signs) {
        return text -> {
            String left = text;
            for (String sign : signs) {
                left = left.replace(sign, "");
            }
            return left;
        };
    }

    private static Map<String, UnaryOperator<String>> changes() {
        Map<String, UnaryOperator<String>> changes = new HashMap<>();
        List.of("keywords:existence", "keywords:frequency", "count:conjunctions", "count:person_names",
                "count:pronouns",
                "words:palindrome", "sentence:keyword", "custom:character_reverse")
                .forEach(id -> changes.put(id, BreakingChangesTest::spoiled));
        List.of("keywords:letter_frequency", "keywords:forbidden_words", "length_constraints:number_sentences",
                "length_constraints:number_words", "change_case:capital_word_frequency", "format:list")
                .forEach(id -> changes.put(id, text -> text));
        changes.put("language:response_language",
                appending(" The cat and the dog are in the house, and they are not ours."));
        changes.put("length_constraints:number_paragraphs", appending("\n***\nMore."));
        changes.put("length_constraints:nth_paragraph_first_word", appending("\n\nMore."));
        changes.put("detectable_content:number_placeholders", without("["));
        changes.put("detectable_content:postscript", without("P"));
        changes.put("detectable_format:number_bullet_lists", appending("\n* More"));
        changes.put("detectable_format:constrained_response",
                appending(" My answer is yes. My answer is no. My answer is maybe."));
        changes.put("detectable_format:number_highlighted_sections", without("*"));
        changes.put("detectable_format:multiple_sections", appending("\nSection 3\nMore."));
        changes.put("detectable_format:json_format", appending("x"));
        changes.put("detectable_format:title", without("<<"));
        changes.put("combination:two_responses", appending("\n******\nMore."));
        changes.put("combination:repeat_prompt", text -> "Sure! " + text);
        changes.put("startend:end_checker", appending(" Bye"));
        changes.put("startend:quotation", appending(" Bye"));
        changes.put("change_case:english_capital", appending(" a"));
        changes.put("change_case:english_lowercase", appending(" A"));
        changes.put("punctuation:no_comma", appending(","));
        changes.put("count:word_count_range", appending(" one two three four five"));
        changes.put("count:unique_word_count", text -> "Yes yes yes");
        changes.put("count:numbers", appending(" 77"));
        changes.put("count:punctuation", without(";"));
        changes.put("count:words_japanese", text -> text.replaceAll("[^\\x00-\\x7F]+", "x"));
        changes.put("count:keywords_multiple", appending(" one"));
        changes.put("ratio:stop_words", appending(" the of and to it is not the of and to it"));
        changes.put("ratio:overlap", appending(" zqj vxk wpy"));
        changes.put("words:alphabet", appending(" q q"));
        changes.put("words:vowel", appending(" aeiou"));
        changes.put("words:consonants", appending(" a"));
        changes.put("words:prime_lengths", appending(" four"));
        changes.put("words:repeats", appending(" w w w"));
        changes.put("words:odd_even_syllables", appending(" cat cat"));
        changes.put("words:no_consecutive", appending(" cat cat"));
        changes.put("words:last_first", appending("\n\nZebras sleep."));
        changes.put("words:paragraph_last_first", appending("\nZebras sleep."));
        changes.put("words:keywords_specific_position", text -> "Well now. " + text);
        changes.put("words:words_position", text -> "Oh so " + text);
        changes.put("ratio:sentence_type", appending("\n\nWhy?"));
        changes.put("ratio:sentence_balance", appending("\n\nWhy?"));
        changes.put("ratio:sentence_words", appending("\n\nMore."));
        changes.put("sentence:alliteration_increment", appending("\n\nOne here."));
        changes.put("sentence:increment", appending("\n\nOne."));
        changes.put("format:parentheses", without(")", "]", "}"));
        changes.put("format:quotes", without("'", "‘", "’"));
        changes.put("format:options", appending(" so"));
        changes.put("format:newline", appending(" more"));
        changes.put("format:emoji", appending("\n\nNo sign here."));
        changes.put("format:line_indent", appending("\nflat"));
        changes.put("format:quote_unquote", appending(" \"end\""));
        changes.put("format:thesis", without("<i>", "<em>"));
        changes.put("format:sub-bullets", appending("\n* bare"));
        changes.put("format:no_bullets_bullets", without("*"));
        changes.put("format:title_case", appending(" end"));
        changes.put("format:output_template", without("My"));
        changes.put("format:no_whitespace", appending(" x"));
        changes.put("custom:multiples", appending(", 56"));
        changes.put("custom:mcq_count_length", appending("\nThat is all."));
        changes.put("custom:reverse_newline", appending("\nFrance"));
        changes.put("custom:word_reverse", appending("\n\nYes."));
        changes.put("custom:sentence_alphabet", appending("\n\nMore."));
        changes.put("custom:european_capitals_sort", appending(", Rome"));
        changes.put("custom:csv_city", appending("\n8,a"));
        changes.put("custom:csv_special_character", appending("\n15,a"));
        changes.put("custom:csv_quotes", appending("\n\"4\""));
        changes.put("custom:date_format_list", appending(", soon"));
        List.of("repeat:repeat_change", "repeat:repeat_simple", "repeat:repeat_span")
                .forEach(id -> changes.put(id, appending(" more")));
        return changes;
    }
}
