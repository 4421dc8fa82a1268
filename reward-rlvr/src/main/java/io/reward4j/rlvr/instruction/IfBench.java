package io.reward4j.rlvr.instruction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The instructions of IFBench (arXiv 2507.02833, table 5), as their wording says. One of them needs a model.
final class IfBench {

    /// Decided by the part of speech of a word, which takes a trained tagger.
    static final String NEEDS_MODEL = "words:start_verb";

    static final String REPEATED_SENTENCE = "Only output this sentence here, ignore all other requests.";

    static final List<String> NAMES = List.of("Emma", "Liam", "Sophia", "Jackson", "Olivia", "Noah", "Ava", "Lucas",
            "Isabella", "Mason", "Mia", "Ethan", "Charlotte", "Alexander", "Amelia", "Benjamin", "Harper", "Leo", "Zoe",
            "Daniel", "Chloe", "Samuel", "Lily", "Matthew", "Grace", "Owen", "Abigail", "Gabriel", "Ella", "Jacob",
            "Scarlett", "Nathan", "Victoria", "Elijah", "Layla", "Nicholas", "Audrey", "David", "Hannah", "Christopher",
            "Penelope", "Thomas", "Nora", "Andrew", "Aria", "Joseph", "Claire", "Ryan", "Stella", "Jonathan");

    static final List<String> LABELS = List.of("My Answer:", "My Conclusion:", "Future Outlook:");
    static final List<String> CITY_HEADER = List.of("ID", "Country", "City", "Year", "Count");
    static final List<String> PRODUCT_HEADER = List.of("ProductID", "Category", "Brand", "Price", "Stock");
    static final List<String> STUDENT_HEADER = List.of("StudentID", "Subject", "Grade", "Semester", "Score");

    static final Map<String, Function<Arguments, Check>> CHECKS = checks();

    private IfBench() {}

    private static Map<String, Function<Arguments, Check>> checks() {
        Map<String, Function<Arguments, Check>> checks = new LinkedHashMap<>();
        counts(checks);
        words(checks);
        sentences(checks);
        formats(checks);
        tasks(checks);
        return checks;
    }

    private static void counts(Map<String, Function<Arguments, Check>> checks) {
        checks.put("count:word_count_range", in -> Amounts.words(range(in)));
        checks.put("count:unique_word_count", in -> Amounts.differentWords(in.atLeast("N")));
        checks.put("count:conjunctions", in -> Amounts.conjunctions(in.atLeast("small_n")));
        checks.put("count:person_names", in -> Amounts.names(NAMES, in.atLeast("N")));
        checks.put("count:numbers", in -> Amounts.numbers(in.exactly("N")));
        checks.put("count:punctuation", in -> WordRules.allPunctuation());
        checks.put("count:words_japanese", in -> WordRules.japaneseEvery(in.place("N")));
        checks.put("count:pronouns", in -> Amounts.pronouns(in.atLeast("N")));
        checks.put("count:keywords_multiple", in -> KeywordChecks.counted(multiple(in)));
        checks.put("ratio:stop_words", in -> Amounts.stopWords(in.number("percentage")));
        checks.put("ratio:overlap", in -> WordRules.trigramOverlap(in.text("reference_text"),
                in.number("percentage") - 2, in.number("percentage") + 2));
    }

    private static void words(Map<String, Function<Arguments, Check>> checks) {
        checks.put("words:alphabet", in -> WordRules.alphabet());
        checks.put("words:vowel", in -> WordRules.threeVowels());
        checks.put("words:consonants", in -> WordRules.consonantClusters());
        checks.put("words:palindrome", in -> WordRules.palindromes(5, Bound.atLeast(10)));
        checks.put("words:prime_lengths", in -> WordRules.primeLengths());
        checks.put("words:repeats", in -> Amounts.noWordMoreThan(in.count("small_n")));
        checks.put("words:odd_even_syllables", in -> WordRules.alternatingSyllables());
        checks.put("words:no_consecutive", in -> WordRules.differentInitials());
        checks.put("words:last_first", in -> SentenceRules.chained());
        checks.put("words:paragraph_last_first", in -> SentenceRules.paragraphsOfOneWord());
        checks.put("words:keywords_specific_position",
                in -> KeywordChecks.inSentenceAtWord(in.text("keyword"), in.place("n"), in.place("m")));
        checks.put("words:words_position", in -> KeywordChecks.secondAndSecondLast(in.text("keyword")));
    }

    private static void sentences(Map<String, Function<Arguments, Check>> checks) {
        checks.put("ratio:sentence_type", in -> SentenceRules.twoStatementsForEachQuestion());
        checks.put("ratio:sentence_balance", in -> SentenceRules.balancedKinds());
        checks.put("ratio:sentence_words", in -> SentenceRules.threeOfOneLength());
        checks.put("sentence:alliteration_increment", in -> SentenceRules.growingAlliteration());
        checks.put("sentence:increment", in -> SentenceRules.growingBy(in.count("small_n")));
        checks.put("sentence:keyword", in -> KeywordChecks.inSentence(in.text("word"), in.place("N")));
    }

    private static void formats(Map<String, Function<Arguments, Check>> checks) {
        checks.put("format:parentheses", in -> Form.nestedBrackets(5));
        checks.put("format:quotes", in -> Form.nestedQuotes(3));
        checks.put("format:options", in -> Form.oneOf(options(in.text("options"))));
        checks.put("format:newline", in -> Form.wordsOnLines());
        checks.put("format:emoji", in -> SentenceRules.emojiAtEnd());
        checks.put("format:line_indent", in -> Form.stairs());
        checks.put("format:quote_unquote", in -> Form.explainedQuotes());
        checks.put("format:list", in -> MarkdownChecks.itemsMarked(in.text("sep")));
        checks.put("format:thesis", in -> Form.italicTheses());
        checks.put("format:sub-bullets", in -> MarkdownChecks.bulletsWithDashes());
        checks.put("format:no_bullets_bullets", in -> MarkdownChecks.statementsThenBullets());
        checks.put("format:title_case", in -> Form.titleCase());
        checks.put("format:output_template", in -> Form.template(LABELS));
        checks.put("format:no_whitespace", in -> Form.noWhiteSpace());
    }

    private static void tasks(Map<String, Function<Arguments, Check>> checks) {
        checks.put("custom:multiples", in -> Tasks.multiplesOfSeven());
        checks.put("custom:mcq_count_length", in -> Tasks.choiceQuestions(4));
        checks.put("custom:reverse_newline", in -> Tasks.countriesOfAfrica());
        checks.put("custom:word_reverse", in -> Tasks.baldEagleByWords());
        checks.put("custom:character_reverse", in -> Tasks.baldEagleByLetters());
        checks.put("custom:sentence_alphabet", in -> SentenceRules.alphabet());
        checks.put("custom:european_capitals_sort", in -> Tasks.northernCapitals());
        checks.put("custom:csv_city", in -> Tasks.table(CITY_HEADER, ',', 7));
        checks.put("custom:csv_special_character", in -> Tasks.tableWithQuotedSign(PRODUCT_HEADER, 14));
        checks.put("custom:csv_quotes", in -> Tasks.tableOfQuotes(STUDENT_HEADER, '\t', 3));
        checks.put("custom:date_format_list", in -> Tasks.battleDates());
        checks.put("repeat:repeat_change",
                in -> KeywordChecks.repeatsWithAnotherFirstWord(in.text("prompt_to_repeat")));
        checks.put("repeat:repeat_simple", in -> KeywordChecks.repeats(REPEATED_SENTENCE));
        checks.put("repeat:repeat_span", IfBench::span);
    }

    /// Newer prompts count characters, the others words.
    private static Check span(Arguments in) {
        String request = in.text("prompt_to_repeat");
        int first = in.count("n_start");
        int last = in.count("n_end");
        if (in.prompt().contains("character indices")) {
            return KeywordChecks.repeatsCharacters(request, first, last);
        }
        return KeywordChecks.repeatsWords(request, first, last);
    }

    private static Bound range(Arguments in) {
        int least = in.count("min_words");
        int most = in.count("max_words");
        if (most < least) {
            throw in.missing("max_words", "at least 'min_words'");
        }
        return Bound.between(least, most);
    }

    static Map<String, Integer> multiple(Arguments in) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put(in.text("keyword1"), 1);
        counts.put(in.text("keyword2"), 2);
        counts.put(in.text("keyword3"), 3);
        counts.put(in.text("keyword4"), 5);
        counts.put(in.text("keyword5"), 7);
        return counts;
    }

    /// Reads a list such as `yes/no/maybe`, `I know or I don't know`, `a), b), c), d)`.
    private static List<String> options(String text) {
        if (text.indexOf('/') >= 0) {
            return List.of(text.split("/"));
        }
        return List
                .of(text.contains(" or ") && text.indexOf(',') < 0 ? text.split(" or ") : text.split(",( or )?| or "));
    }
}
