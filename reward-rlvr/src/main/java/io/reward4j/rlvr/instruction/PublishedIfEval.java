package io.reward4j.rlvr.instruction;

import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.rlvr.text.LanguageReward;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The instructions of IFEval as its published checkers decide them, faults included.
final class PublishedIfEval {

    static final Map<String, Function<Arguments, Check>> CHECKS = checks();

    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Pattern POSTSCRIPT = Pattern.compile("p\\.\\s?s\\.");
    private static final Pattern SECOND_POSTSCRIPT = Pattern.compile("p\\.\\s?p\\.\\s?s");

    private PublishedIfEval() {}

    private static Map<String, Function<Arguments, Check>> checks() {
        Map<String, Function<Arguments, Check>> checks = new LinkedHashMap<>();
        checks.put("keywords:existence", in -> existence(in.texts("keywords")));
        checks.put("keywords:frequency", in -> frequency(in.text("keyword"), in.related("frequency", "relation")));
        checks.put("keywords:forbidden_words", in -> forbidden(in.texts("forbidden_words")));
        checks.put("keywords:letter_frequency",
                in -> letters(in.text("letter"), in.related("let_frequency", "let_relation")));
        checks.put("language:response_language", in -> language(in));
        checks.put("length_constraints:number_sentences", in -> {
            Bound wanted = in.related("num_sentences", "relation");
            return answer -> Verdict.counted(answer.sentences().size(), "sentences", wanted);
        });
        checks.put("length_constraints:number_paragraphs", in -> dividedParagraphs(in.exactly("num_paragraphs")));
        checks.put("length_constraints:number_words", in -> {
            Bound wanted = in.related("num_words", "relation");
            return answer -> Verdict.counted(Python.wordRuns(answer.text()).size(), "runs of letters", wanted);
        });
        checks.put("length_constraints:nth_paragraph_first_word", in -> firstWord(
                in.count("num_paragraphs"), in.place("nth_paragraph"), in.text("first_word")));
        checks.put("detectable_content:number_placeholders", in -> placeholders(in.atLeast("num_placeholders")));
        checks.put("detectable_content:postscript", in -> postscript(in.text("postscript_marker").strip()));
        checks.put("detectable_format:number_bullet_lists", in -> bullets(in.exactly("num_bullets")));
        checks.put("detectable_format:constrained_response", in -> answer -> Verdict.of(
                IfEval.ANSWERS.stream().anyMatch(answer.text()::contains), "looked for one of 3 answers anywhere"));
        checks.put("detectable_format:number_highlighted_sections", in -> highlights(in.atLeast("num_highlights")));
        checks.put("detectable_format:multiple_sections",
                in -> sections(in.text("section_spliter").strip(), in.atLeast("num_sections")));
        checks.put("detectable_format:json_format", in -> answer -> json(answer.text()));
        checks.put("detectable_format:title", in -> answer -> title(answer.text()));
        checks.put("combination:two_responses", in -> answer -> twoResponses(answer.text()));
        checks.put("combination:repeat_prompt", in -> {
            String request = Python.strip(in.text("prompt_to_repeat")).toLowerCase(Locale.ROOT);
            return answer -> Verdict.of(Python.strip(answer.text()).toLowerCase(Locale.ROOT).startsWith(request),
                    "looked for the request at the beginning");
        });
        checks.put("startend:end_checker", in -> {
            String end = in.text("end_phrase").strip().toLowerCase(Locale.ROOT);
            return answer -> Verdict.of(Python.strip(Python.strip(answer.text()), "\"").toLowerCase(Locale.ROOT)
                    .endsWith(end), "looked for the phrase at the end");
        });
        checks.put("startend:quotation", in -> answer -> {
            String text = Python.strip(answer.text());
            return Verdict.of(text.length() > 1 && text.startsWith("\"") && text.endsWith("\""),
                    "looked for a quote at both ends");
        });
        checks.put("change_case:capital_word_frequency", in -> {
            Bound wanted = in.related("capital_frequency", "capital_relation");
            return answer -> Verdict.counted(
                    (int) Python.tokens(answer.text()).stream().filter(Python::isUpper).count(),
                    "tokens of capital letters", wanted);
        });
        checks.put("change_case:english_capital", in -> english(in, Python::isUpper));
        checks.put("change_case:english_lowercase", in -> english(in, Python::isLower));
        checks.put("punctuation:no_comma", in -> answer -> Verdict.of(answer.text().indexOf(',') < 0,
                Python.count(answer.text(), ",") + " commas"));
        return checks;
    }

    private static Check existence(List<String> keywords) {
        return answer -> {
            String lower = answer.text().toLowerCase(Locale.ROOT);
            long found = keywords.stream().filter(word -> lower.contains(word.toLowerCase(Locale.ROOT))).count();
            return Verdict.of(found == keywords.size(), found + " of " + keywords.size() + " keywords");
        };
    }

    private static Check frequency(String keyword, Bound wanted) {
        String sought = keyword.strip().toLowerCase(Locale.ROOT);
        return answer -> Verdict.counted(Python.count(answer.text().toLowerCase(Locale.ROOT), sought),
                "times '" + sought + "'", wanted);
    }

    private static Check forbidden(List<String> words) {
        return answer -> {
            String lower = answer.text().toLowerCase(Locale.ROOT);
            long found = words.stream().filter(word -> hasWord(lower, word.toLowerCase(Locale.ROOT))).count();
            return Verdict.of(found == 0, found + " of " + words.size() + " forbidden words");
        };
    }

    /// Looks for `\bword\b`.
    static boolean hasWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (isBoundary(text, at) && isBoundary(text, at + word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBoundary(String text, int place) {
        boolean before = place > 0 && Python.isWordCharacter(text.codePointBefore(place));
        boolean after = place < text.length() && Python.isWordCharacter(text.codePointAt(place));
        return before != after;
    }

    private static Check letters(String letter, Bound wanted) {
        String sought = letter.strip().toLowerCase(Locale.ROOT);
        return answer -> Verdict.counted(Python.count(answer.text().toLowerCase(Locale.ROOT), sought),
                "times '" + sought + "'", wanted);
    }

    private static Check language(Arguments in) {
        Locale language = Locale.forLanguageTag(in.text("language"));
        Check check = Form.language(language, in.identifier());
        return answer -> answer.text().codePoints().noneMatch(Character::isLetter)
                ? Verdict.followed("no letters to tell the language by")
                : check.of(answer);
    }

    private static Check english(Arguments in, java.util.function.Predicate<String> isCased) {
        return answer -> {
            Reward share = LanguageReward.of(Locale.ENGLISH).withIdentifier(in.identifier())
                    .score(Sample.of("", answer.text().toLowerCase(Locale.ROOT)));
            return Verdict.of(isCased.test(answer.text()) && share.value() > 0.5, share.rationale());
        };
    }

    private static Check dividedParagraphs(Bound wanted) {
        return answer -> {
            List<String> parts = Python.split(answer.text(), "***");
            int count = parts.size();
            for (int i = 0; i < parts.size(); i++) {
                if (Python.strip(parts.get(i)).isEmpty()) {
                    if (i > 0 && i < parts.size() - 1) {
                        return Verdict.broken("an empty part between ***");
                    }
                    count--;
                }
            }
            return Verdict.counted(count, "parts between ***", wanted);
        };
    }

    private static Check firstWord(int number, int place, String firstWord) {
        String sought = firstWord.toLowerCase(Locale.ROOT);
        return answer -> {
            List<String> paragraphs = Python.split(answer.text(), "\n\n");
            long count = paragraphs.stream().filter(each -> !Python.strip(each).isEmpty()).count();
            if (place > count || Python.strip(paragraphs.get(place - 1)).isEmpty()) {
                return Verdict.broken(count + " paragraphs");
            }
            String word = Python.stripLeft(Python.stripLeft(Python.split(paragraphs.get(place - 1)).getFirst(), "'"),
                    "\"");
            int end = 0;
            while (end < word.length() && ".,?!'\"".indexOf(word.charAt(end)) < 0) {
                end++;
            }
            boolean begins = word.substring(0, end).toLowerCase(Locale.ROOT).equals(sought);
            return Verdict.of(count == number && begins, count + " paragraphs, number " + place + " begins "
                    + (begins ? "" : "not ") + "with '" + firstWord + "'");
        };
    }

    private static Check placeholders(Bound wanted) {
        return answer -> {
            int count = 0;
            for (String line : Python.split(answer.text(), "\n")) {
                int open = line.indexOf('[');
                int close = open < 0 ? -1 : line.indexOf(']', open);
                while (close >= 0) {
                    count++;
                    open = line.indexOf('[', close);
                    close = open < 0 ? -1 : line.indexOf(']', open);
                }
            }
            return Verdict.counted(count, "pairs of brackets", wanted);
        };
    }

    private static Check postscript(String mark) {
        return answer -> {
            String lower = answer.text().toLowerCase(Locale.ROOT);
            boolean found = switch (mark) {
                case "P.P.S" -> SECOND_POSTSCRIPT.matcher(lower).find();
                case "P.S." -> POSTSCRIPT.matcher(lower).find();
                default -> lower.contains(mark.toLowerCase(Locale.ROOT));
            };
            return Verdict.of(found, "looked for '" + mark + "' anywhere");
        };
    }

    private static Check bullets(Bound wanted) {
        return answer -> Verdict.counted(bullets(answer.text(), '*') + bullets(answer.text(), '-'), "bullets", wanted);
    }

    /// Counts lines that begin with the mark behind white space, which may be that of the lines above; behind an
    /// asterisk one more character stands that is none.
    private static int bullets(String text, char mark) {
        int count = 0;
        int line = 0;
        while (line < text.length()) {
            int first = line;
            while (first < text.length() && Python.isSpace(text.charAt(first))) {
                first++;
            }
            boolean marked = first < text.length() && text.charAt(first) == mark;
            boolean follows = mark == '-' || (first + 1 < text.length() && text.charAt(first + 1) != '*');
            if (marked && follows) {
                count++;
            }
            int from = marked && follows && mark == '*' ? Math.min(text.length(), first + 2) : first;
            int end = text.indexOf('\n', from);
            line = end < 0 ? text.length() : end + 1;
        }
        return count;
    }

    private static Check highlights(Bound wanted) {
        return answer -> Verdict.counted(highlights(answer.text(), 1) + highlights(answer.text(), 2), "highlights",
                wanted);
    }

    /// Counts stretches within a line between runs of asterisks that hold no asterisk and are not blank.
    private static int highlights(String text, int marks) {
        String mark = "*".repeat(marks);
        int count = 0;
        int open = text.indexOf(mark);
        while (open >= 0) {
            int end = open + marks;
            while (end < text.length() && text.charAt(end) != '*' && text.charAt(end) != '\n') {
                end++;
            }
            boolean closes = text.startsWith(mark, end);
            if (closes && !Python.strip(text.substring(open + marks, end)).isEmpty()) {
                count++;
            }
            open = text.indexOf(mark,
                    closes ? end + marks : Math.max(open + 1, text.startsWith("*", end) ? end - 1 : end));
        }
        return count;
    }

    private static Check sections(String mark, Bound wanted) {
        return answer -> {
            int count = 0;
            for (int at = answer.text().indexOf(mark); at >= 0; at = answer.text().indexOf(mark, at + mark.length())) {
                int behind = at + mark.length();
                boolean space = behind < answer.text().length() && Python.isSpace(answer.text().charAt(behind));
                int digit = space ? behind + 1 : behind;
                if (digit < answer.text().length() && Character.isDigit(answer.text().charAt(digit))) {
                    count++;
                }
            }
            return Verdict.counted(count, "times '" + mark + "' before a number", wanted);
        };
    }

    private static Verdict json(String text) {
        String value = Python.strip(text);
        for (String fence : List.of("```json", "```Json", "```JSON", "```")) {
            if (value.startsWith(fence)) {
                value = value.substring(fence.length());
            }
        }
        value = Python.strip(value.endsWith("```") ? value.substring(0, value.length() - 3) : value);
        try {
            return Verdict.of(!value.isEmpty() && !JSON.readTree(value).isMissingNode(), "read as JSON");
        } catch (JacksonException e) {
            return Verdict.broken("not JSON");
        }
    }

    private static Verdict title(String text) {
        for (String line : Python.split(text, "\n")) {
            int open = line.indexOf("<<");
            int close = line.lastIndexOf(">>");
            if (open >= 0 && close > open + 2
                    && !Python.strip(Python.stripRight(Python.stripLeft(line.substring(open, close + 2), "<"), ">"))
                            .isEmpty()) {
                return Verdict.followed("text between << and >>");
            }
        }
        return Verdict.broken("no text between << and >>");
    }

    private static Verdict twoResponses(String text) {
        List<String> parts = Python.split(text, "******");
        List<String> responses = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = Python.strip(parts.get(i));
            if (!part.isEmpty()) {
                responses.add(part);
            } else if (i > 0 && i < parts.size() - 1) {
                return Verdict.broken("an empty response");
            }
        }
        return Verdict.of(responses.size() == 2 && !responses.get(0).equals(responses.get(1)),
                responses.size() + " responses");
    }
}
