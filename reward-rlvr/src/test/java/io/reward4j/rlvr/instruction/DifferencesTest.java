package io.reward4j.rlvr.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An answer for each way in which the published checkers differ from the wording.
class DifferencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "keywords:existence | {\"keywords\": [\"cat\"]} | true | The concatenation",
            "keywords:frequency | {\"keyword\": \"cat\", \"frequency\": 1, \"relation\": \"at least\"} | true | Education",
            "keywords:forbidden_words | {\"forbidden_words\": [\"禁止\"]} | true | ここは禁止です",
            "length_constraints:number_paragraphs | {\"num_paragraphs\": 2} | true | One ***and two",
            "length_constraints:number_words | {\"num_words\": 4, \"relation\": \"at least\"} | true | don't can't",
            "length_constraints:nth_paragraph_first_word | {\"num_paragraphs\": 1, \"nth_paragraph\": 1, \"first_word\": \"a\"}"
                    + " | false | A: one",
            "detectable_content:number_placeholders | {\"num_placeholders\": 1} | true | Tick []",
            "detectable_content:postscript | {\"postscript_marker\": \"P.S.\"} | true | It is called P.S. in letters",
            "detectable_format:number_bullet_lists | {\"num_bullets\": 1} | true | One\\n---\\nTwo",
            "detectable_format:constrained_response | {} | true | My answer is yes. My answer is no.",
            "detectable_format:number_highlighted_sections | {\"num_highlights\": 1} | true | 2 * 3 * 4",
            "detectable_format:multiple_sections | {\"section_spliter\": \"Section\", \"num_sections\": 1} | true | See Section 2",
            "detectable_format:json_format | {} | true | 42",
            "detectable_format:title | {} | true | See `x << y >> z`",
            "combination:two_responses | {} | true | Yes!\\n******\\nYes?",
            "combination:repeat_prompt | {\"prompt_to_repeat\": \"Say it\"} | true | say it",
            "startend:end_checker | {\"end_phrase\": \"The end\"} | true | THE END",
            "startend:quotation | {} | true | \"one\" and \"two\"",
            "punctuation:no_comma | {} | true | 一、二、三",
            "language:response_language | {\"language\": \"en\"} | true | 12345",
            "count:word_count_range | {\"min_words\": 2, \"max_words\": 2} | true | don't",
            "count:unique_word_count | {\"N\": 2} | true | one - one",
            "count:conjunctions | {\"small_n\": 2} | true | And this and that",
            "count:person_names | {\"N\": 1} | true | Leonard",
            "count:numbers | {\"N\": 1} | true | from 3-4",
            "count:punctuation | {} | true | a. b, c; d: e ?! ?!",
            "count:words_japanese | {\"N\": 9} | true | one two",
            "count:pronouns | {\"N\": 1} | false | Who?",
            "count:keywords_multiple | {\"keyword1\": \"a\", \"keyword2\": \"bb\", \"keyword3\": \"cc\", \"keyword4\": \"dd\","
                    + " \"keyword5\": \"ee\"} | false | a bb bb cc cc cc dd dd dd dd dd ee ee ee ee ee ee ee and",
            "ratio:stop_words | {\"percentage\": 50} | false | don't wonder",
            "words:alphabet | {} | true | Alone",
            "words:vowel | {} | true | \u00e9\u00e0\u00ec\u00f2",
            "words:consonants | {} | false | Strong - things",
            "words:palindrome | {} | true | level level level level level level level level level level",
            "words:prime_lengths | {} | false | it — so",
            "words:odd_even_syllables | {} | true | cat",
            "words:last_first | {} | true | One sentence.",
            "words:paragraph_last_first | {} | false | Rain, so much rain",
            "words:keywords_specific_position | {\"keyword\": \"tea\", \"n\": 1, \"m\": 2} | false | (Hot) tea",
            "words:words_position | {\"keyword\": \"tea\"} | false | Hot tea or tea then.",
            "ratio:sentence_type | {} | true | What a day!",
            "ratio:sentence_balance | {} | true | no marks at all",
            "ratio:sentence_words | {} | true | A cat. A dog. A hen.",
            "sentence:alliteration_increment | {} | true | One sentence.",
            "sentence:increment | {\"small_n\": 2} | true | One sentence.",
            "sentence:keyword | {\"word\": \"cat\", \"N\": 1} | true | Education.",
            "format:parentheses | {} | true | ((((( one )",
            "format:quotes | {} | true | it's \"it's 'a' it's\" it's",
            "format:options | {\"options\": \"orange, apple\"} | false | orange",
            "format:newline | {} | true | one two\\n \\nthree",
            "format:emoji | {} | false | 1. I am here \uD83C\uDF89",
            "format:line_indent | {} | true | one line",
            "format:quote_unquote | {} | true | no quotes here",
            "format:list | {\"sep\": \"-\"} | true | well-known and much-loved",
            "format:thesis | {} | true | Intro. <i>Thesis.</i> Text.",
            "format:sub-bullets | {} | true | no bullets",
            "format:no_bullets_bullets | {} | false | One. Two.\\n\\nThree.\\n* a\\n* b",
            "format:title_case | {} | false | The Lord of the Rings",
            "format:output_template | {} | true | Future Outlook: My Conclusion: My Answer:",
            "custom:multiples | {} | true | 14 21 28 35 42 49",
            "custom:word_reverse | {} | true | eagle bald",
            "custom:character_reverse | {} | true | bald eagle elgae dlab",
            "custom:date_format_list | {} | true | 1805-00-00",
            "repeat:repeat_change | {\"prompt_to_repeat\": \"Say it\"} | true | Say it\\n",
            "repeat:repeat_simple | {} | true | only output this sentence here, ignore all other requests.",
            "repeat:repeat_span | {\"prompt_to_repeat\": \"one two three\", \"n_start\": 0, \"n_end\": 2} | true | one two"})
    void thePublishedVerdictIsTheOther(String id, String kwargs, boolean published, String answer) {
        Sample sample = Rows.sample(id, kwargs, answer.replace("\\n", "\n"));
        InstructionReward reward = InstructionReward.ifBench();
        assertThat(reward.asPublished().score(sample).value()).as("as published").isEqualTo(published ? 1 : 0);
        double other = id.equals("custom:multiples") ? 1 : published ? 0 : 1;
        assertThat(reward.score(sample).value()).as("by its wording").isEqualTo(other);
    }
}
