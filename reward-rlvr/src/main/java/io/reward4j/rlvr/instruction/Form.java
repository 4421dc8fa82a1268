package io.reward4j.rlvr.instruction;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.instruction.Layout.Kind;
import io.reward4j.rlvr.instruction.Layout.Line;
import io.reward4j.rlvr.text.LanguageIdentifier;
import io.reward4j.rlvr.text.LanguageReward;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/// Forms that a whole answer has to have.
final class Form {

    /// Commas of all scripts, full-width and ideographic ones among them.
    private static final String COMMAS = ",，、،﹐︐‚﹑︑､՝߸፣᠂᠈꓾꘍꛵";

    /// The share of letters from which an answer counts as one in a language: foreign names and terms are no other
    /// language.
    private static final double LANGUAGE_SHARE = 0.9;

    /// Words that title case leaves small, but at the ends.
    private static final Set<String> MINOR = Set.of("a", "an", "the", "and", "but", "or", "nor", "for", "so", "yet",
            "as",
            "at", "by", "if", "in", "of", "off", "on", "per", "to", "up", "via", "vs", "from", "into", "onto", "over",
            "with",
            "than", "de", "la", "von", "van");

    private static final int LONGEST_HEAD = 400;
    private static final int LONGEST_OPTION = 1_000;

    private Form() {}

    static Check noCommas() {
        return answer -> {
            long commas = answer.text().chars().filter(c -> COMMAS.indexOf(c) >= 0).count();
            return Verdict.of(commas == 0, commas + " commas");
        };
    }

    static Check noWhiteSpace() {
        return answer -> {
            long spaces = answer.text().strip().chars().filter(Form::isSpace).count();
            return Verdict.of(spaces == 0, spaces + " characters of white space");
        };
    }

    /// A JSON object or array and nothing else, bare or as one block of code.
    static Check json() {
        return answer -> {
            String text = unfenced(answer.text().strip());
            return switch (JsonExtractors.strict().extract(text)) {
                case Extraction.Missing<JsonNode>(String reason) -> Verdict.broken(reason);
                case Extraction.Found<JsonNode>(JsonNode value) -> Verdict.of(value.isContainer(),
                        value.isContainer() ? "JSON" : "a bare value, neither an object nor an array");
            };
        };
    }

    /// Double quotes around the whole: a pair that closes at the end only.
    static Check quoted() {
        return answer -> {
            String text = answer.text().strip();
            int last = text.length() - 1;
            boolean straight = last > 0 && text.charAt(0) == '"' && text.charAt(last) == '"';
            boolean curly = last > 0 && text.charAt(0) == '“' && text.charAt(last) == '”';
            if (!straight && !curly) {
                return Verdict.broken("not between double quotes");
            }
            boolean whole = straight ? staysOpen(text, last) : depthStays(text, last);
            return Verdict.of(whole, whole ? "between double quotes" : "the first quote closes before the end");
        };
    }

    static Check upperCase() {
        return cased("small", Character::isLowerCase);
    }

    static Check lowerCase() {
        return cased("capital", Character::isUpperCase);
    }

    static Check language(Locale language, LanguageIdentifier identifier) {
        RewardFunction share = LanguageReward.of(language).withIdentifier(identifier);
        return answer -> {
            String text = Fold.spelled(answer.text());
            String head = text.substring(0, Math.min(text.length(), LONGEST_HEAD));
            boolean other = identifier.identify(head.toLowerCase(Locale.ROOT))
                    .filter(found -> !found.getLanguage().equals(language.getLanguage())).isPresent();
            Reward reward = share.score(Sample.of("", text));
            return Verdict.of(!other && reward.value() >= LANGUAGE_SHARE,
                    other ? "begins in another language" : reward.rationale());
        };
    }

    /// Both of two checks.
    static Check both(Check first, Check second) {
        return answer -> {
            Verdict verdict = first.of(answer);
            Verdict other = second.of(answer);
            return Verdict.of(verdict.followed() && other.followed(), verdict.counted() + "; " + other.counted());
        };
    }

    static Check titleCase() {
        return answer -> {
            WordSplitter words = answer.words();
            int wrong = 0;
            int major = 0;
            boolean small = false;
            for (int i = 0; i < words.count(); i++) {
                String word = words.text(i);
                int first = word.codePointAt(0);
                boolean free = i > 0 && i < words.count() - 1 && MINOR.contains(words.folded(i));
                boolean cased = Character.isUpperCase(first) || Character.isLowerCase(first)
                        || Character.isTitleCase(first);
                if (!free && cased) {
                    major++;
                }
                if (!free && Character.isLowerCase(first)) {
                    wrong++;
                }
                small |= word.codePoints().skip(1).anyMatch(Character::isLowerCase);
            }
            boolean shouted = !small && major > 1;
            return Verdict.of(major > 0 && wrong == 0 && !shouted, wrong + " of " + major + " major words begin small"
                    + (shouted ? ", all in capitals" : ""));
        };
    }

    /// One of the options and nothing else; case, quotes and closing punctuation aside.
    static Check oneOf(List<String> options) {
        List<String> allowed = options.stream().map(Form::bare).filter(option -> !option.isEmpty()).toList();
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("no options to choose from: " + options);
        }
        return answer -> {
            boolean one = allowed.contains(bare(answer.text()));
            return Verdict.of(one, (one ? "one" : "not one") + " of " + allowed.size() + " options");
        };
    }

    /// One of the sentences, whatever else is said, and none of the others.
    static Check statesOneOf(List<String> sentences) {
        List<SoughtPhrase> phrases = sentences.stream().map(SoughtPhrase::of).toList();
        return answer -> {
            long stated = phrases.stream().filter(phrase -> phrase.isIn(answer.folded())).count();
            return Verdict.of(stated == 1, stated + " of " + phrases.size() + " options stated, wanted one");
        };
    }

    /// These labels in this order, something said behind each, and nothing before the first.
    static Check template(List<String> labels) {
        return answer -> {
            String text = answer.text();
            int filled = 0;
            int from = 0;
            for (int i = 0; i < labels.size(); i++) {
                int at = text.indexOf(labels.get(i), from);
                boolean early = at < 0 || (i == 0 && MarkdownChecks.saysSomething(text.substring(0, at)));
                if (early) {
                    return Verdict.broken(filled + " of " + labels.size() + " labels in their place");
                }
                from = at + labels.get(i).length();
                int next = i + 1 < labels.size() ? text.indexOf(labels.get(i + 1), from) : text.length();
                if (next >= 0 && MarkdownChecks.saysSomething(text.substring(from, next))) {
                    filled++;
                }
            }
            return Verdict.of(filled == labels.size(), filled + " of " + labels.size() + " labels filled");
        };
    }

    /// Brackets that are closed in order, this many within one another.
    static Check nestedBrackets(int levels) {
        return answer -> {
            int deepest = deepestBrackets(answer.text());
            return Verdict.of(deepest >= levels, "brackets " + deepest + " deep, wanted " + levels);
        };
    }

    private static int deepestBrackets(String text) {
        Deque<Character> open = new ArrayDeque<>();
        Deque<Integer> depths = new ArrayDeque<>();
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("([{".indexOf(c) >= 0) {
                open.push(c);
                depths.push(0);
            } else if (")]}".indexOf(c) >= 0 && !open.isEmpty()) {
                if ("([{".indexOf(open.peek()) != ")]}".indexOf(c)) {
                    open.clear();
                    depths.clear();
                    continue;
                }
                open.pop();
                int depth = depths.pop() + 1;
                deepest = Math.max(deepest, depth);
                if (!depths.isEmpty()) {
                    depths.push(Math.max(depth, depths.pop()));
                }
            }
        }
        return deepest;
    }

    /// Quotes within quotes, closed in order and alternating between double and single ones, this many levels.
    static Check nestedQuotes(int levels) {
        return answer -> {
            int deepest = Quotes.deepest(answer.text());
            return Verdict.of(deepest >= levels, "quotes " + deepest + " deep, wanted " + levels);
        };
    }

    /// Quoted phrases, each with words behind it that are not quoted, before the next one.
    static Check explainedQuotes() {
        return answer -> {
            String text = answer.text();
            List<int[]> quotes = Quotes.outer(text);
            int bare = 0;
            for (int i = 0; i < quotes.size(); i++) {
                int end = i + 1 < quotes.size() ? quotes.get(i + 1)[0] : text.length();
                bare += MarkdownChecks.saysSomething(text.substring(quotes.get(i)[1], end)) ? 0 : 1;
            }
            return Verdict.of(!quotes.isEmpty() && bare == 0,
                    quotes.size() + " quoted phrases, " + bare + " with nothing unquoted behind");
        };
    }

    /// Every section begins with italics of HTML and goes on behind them.
    static Check italicTheses() {
        return answer -> {
            List<String> sections = sections(answer);
            long good = sections.stream().filter(Form::beginsWithThesis).count();
            return Verdict.of(good == sections.size() && good > 0,
                    good + " of " + sections.size() + " sections begin with a thesis in italics");
        };
    }

    private static List<String> sections(Answer answer) {
        List<String> sections = new ArrayList<>();
        int start = 0;
        boolean headed = false;
        for (Line line : answer.layout().lines()) {
            if (line.kind() == Kind.HEADING) {
                String before = answer.text().substring(start, line.start());
                if (headed) {
                    sections.add(before);
                }
                headed = true;
                start = line.end();
            }
        }
        sections.add(answer.text().substring(start));
        return sections;
    }

    private static boolean beginsWithThesis(String section) {
        String text = section.strip();
        return beginsWithThesis(text, "i") || beginsWithThesis(text, "em");
    }

    private static boolean beginsWithThesis(String text, String tag) {
        int close = text.startsWith("<" + tag + ">") ? text.indexOf("</" + tag + ">") : -1;
        return close >= 0 && MarkdownChecks.saysSomething(text.substring(tag.length() + 2, close))
                && MarkdownChecks.saysSomething(text.substring(close + tag.length() + 3));
    }

    /// Each line indented further than the one above, blank ones aside.
    static Check stairs() {
        return answer -> {
            String text = answer.text();
            int before = -1;
            int lines = 0;
            for (Line line : Layout.of(text).lines()) {
                if (text.substring(line.start(), line.end()).isBlank()) {
                    continue;
                }
                int indent = 0;
                while (isSpace(text.charAt(line.start() + indent))) {
                    indent++;
                }
                lines++;
                if (lines > 1 && indent <= before) {
                    return Verdict.broken("line " + lines + " is not indented further than the one above");
                }
                before = indent;
            }
            return Verdict.of(lines > 1, lines + " lines, wanted at least 2, each indented further");
        };
    }

    /// One word on each line, blank ones aside.
    static Check wordsOnLines() {
        return answer -> {
            int lines = 0;
            int wrong = 0;
            for (Line line : answer.layout().lines()) {
                if (line.kind() != Kind.BLANK) {
                    int words = WordSplitter.of(line.content(answer.text())).count();
                    lines++;
                    wrong += words == 1 ? 0 : 1;
                }
            }
            return Verdict.of(wrong == 0, wrong + " of " + lines + " lines do not hold one word");
        };
    }

    private static Check cased(String unwanted, IntPredicate isUnwanted) {
        return answer -> {
            long wrong = answer.text().codePoints().filter(isUnwanted).count();
            boolean letters = answer.text().codePoints().anyMatch(Character::isLetter);
            return Verdict.of(wrong == 0 && letters, wrong + " " + unwanted + " letters");
        };
    }

    private static String unfenced(String text) {
        if (!text.startsWith("```") || !text.endsWith("```") || text.length() < 7) {
            return text;
        }
        int line = text.indexOf('\n');
        String name = line < 0 ? "" : text.substring(3, line).strip();
        boolean named = name.isEmpty() || name.equalsIgnoreCase("json");
        if (line < 0 || !named) {
            return text;
        }
        return text.substring(line + 1, text.length() - 3).strip();
    }

    /// Tells whether straight quotes within open before they close.
    private static boolean staysOpen(String text, int last) {
        boolean inside = false;
        boolean says = false;
        for (int i = 1; i < last; i++) {
            char c = text.charAt(i);
            if (c != '"') {
                says |= Character.isLetterOrDigit(c) || Character.isSurrogate(c);
                continue;
            }
            boolean opening = i == 1 || isSpace(text.charAt(i - 1)) || "([{—–-“".indexOf(text.charAt(i - 1)) >= 0;
            if (!inside && !opening) {
                return false;
            }
            inside = !inside;
        }
        return says;
    }

    /// What a character adds to the depth of nesting.
    private static int nesting(char c, char opening, char closing) {
        if (c == opening) {
            return 1;
        }
        return c == closing ? -1 : 0;
    }

    private static boolean depthStays(String text, int last) {
        int depth = 1;
        for (int i = 1; i < last; i++) {
            depth += nesting(text.charAt(i), '“', '”');
            if (depth == 0) {
                return false;
            }
        }
        return last > 1;
    }

    private static String bare(String text) {
        String folded = Fold.of(text.length() > LONGEST_OPTION ? text.substring(0, LONGEST_OPTION) : text);
        int start = 0;
        int end = folded.length();
        while (start < end && isMark(folded.charAt(start))) {
            start++;
        }
        while (end > start && isMark(folded.charAt(end - 1))) {
            end--;
        }
        return folded.substring(start, end);
    }

    private static boolean isMark(char c) {
        return isSpace(c) || (!Character.isLetterOrDigit(c) && !Character.isSurrogate(c) && c != '+' && c != '#'
                && c != '%');
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
