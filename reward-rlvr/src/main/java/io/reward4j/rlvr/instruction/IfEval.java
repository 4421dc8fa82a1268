package io.reward4j.rlvr.instruction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// The instructions of IFEval (arXiv 2311.07911, table 2), as their wording says.
final class IfEval {

    static final Map<String, Function<Arguments, Check>> CHECKS = checks();

    static final List<String> ANSWERS = List.of("My answer is yes.", "My answer is no.", "My answer is maybe.");

    private IfEval() {}

    private static Map<String, Function<Arguments, Check>> checks() {
        Map<String, Function<Arguments, Check>> checks = new LinkedHashMap<>();
        checks.put("keywords:existence", in -> KeywordChecks.all(in.texts("keywords")));
        checks.put("keywords:frequency",
                in -> KeywordChecks.counted(in.text("keyword"), in.related("frequency", "relation")));
        checks.put("keywords:forbidden_words", in -> KeywordChecks.none(in.texts("forbidden_words")));
        checks.put("keywords:letter_frequency",
                in -> KeywordChecks.letter(in.text("letter"), in.related("let_frequency", "let_relation")));
        checks.put("language:response_language",
                in -> Form.language(Locale.forLanguageTag(in.text("language")), in.identifier()));
        checks.put("length_constraints:number_sentences",
                in -> Amounts.sentences(in.related("num_sentences", "relation")));
        checks.put("length_constraints:number_paragraphs",
                in -> Amounts.dividedParagraphs(in.exactly("num_paragraphs")));
        checks.put("length_constraints:number_words", in -> Amounts.words(in.related("num_words", "relation")));
        checks.put("length_constraints:nth_paragraph_first_word", in -> Amounts.paragraphsOneBeginning(
                in.exactly("num_paragraphs"), in.place("nth_paragraph"), in.text("first_word")));
        checks.put("detectable_content:number_placeholders",
                in -> MarkdownChecks.placeholders(in.atLeast("num_placeholders")));
        checks.put("detectable_content:postscript", in -> MarkdownChecks.postscript(in.text("postscript_marker")));
        checks.put("detectable_format:number_bullet_lists", in -> MarkdownChecks.bullets(in.exactly("num_bullets")));
        checks.put("detectable_format:constrained_response", in -> Form.statesOneOf(ANSWERS));
        checks.put("detectable_format:number_highlighted_sections",
                in -> MarkdownChecks.highlights(in.atLeast("num_highlights")));
        checks.put("detectable_format:multiple_sections",
                in -> MarkdownChecks.sections(in.text("section_spliter"), in.exactly("num_sections")));
        checks.put("detectable_format:json_format", in -> Form.json());
        checks.put("detectable_format:title", in -> MarkdownChecks.title());
        checks.put("combination:two_responses", in -> MarkdownChecks.twoResponses());
        checks.put("combination:repeat_prompt", in -> KeywordChecks.repeatsThenAnswers(in.text("prompt_to_repeat")));
        checks.put("startend:end_checker", in -> KeywordChecks.endsWith(in.text("end_phrase")));
        checks.put("startend:quotation", in -> Form.quoted());
        checks.put("change_case:capital_word_frequency",
                in -> Amounts.capitalWords(in.related("capital_frequency", "capital_relation")));
        checks.put("change_case:english_capital",
                in -> Form.both(Form.upperCase(), Form.language(Locale.ENGLISH, in.identifier())));
        checks.put("change_case:english_lowercase",
                in -> Form.both(Form.lowerCase(), Form.language(Locale.ENGLISH, in.identifier())));
        checks.put("punctuation:no_comma", in -> Form.noCommas());
        return checks;
    }
}
