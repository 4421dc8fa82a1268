package io.reward4j.rlvr.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts as the published checkers cut them: with Python's own methods, with patterns for the ends of sentences, and
/// with the tokens of the Penn Treebank. Every pattern here is of bounded length, so that a search is linear.
final class Python {

    static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private static final String STOP = "<stop>";
    private static final String POINT = "<prd>";
    private static final String STARTER = "(Mr|Mrs|Ms|Dr|Prof|Capt|Cpt|Lt|He\\s|She\\s|It\\s|They\\s|Their\\s|Our\\s|We"
            + "\\s|But\\s|However\\s|That\\s|This\\s|Wherever)";
    private static final String SUFFIX = "(Inc|Ltd|Jr|Sr|Co)";

    /// What makes the points that end no sentence known, in this order.
    private static final List<Step> STEPS = List.of(
            new Step("(Mr|St|Mrs|Ms|Dr)[.]", "$1<prd>"),
            new Step("[.](com|net|org|io|gov|edu|me)", "<prd>$1"),
            new Step("([0-9])[.]([0-9])", "$1<prd>$2"));
    private static final List<Step> MORE_STEPS = List.of(
            new Step("\\s([A-Za-z])[.] ", " $1<prd> "),
            new Step("([A-Z][.][A-Z][.](?:[A-Z][.])?) " + STARTER, "$1<stop> $2"),
            new Step("([A-Za-z])[.]([A-Za-z])[.]([A-Za-z])[.]", "$1<prd>$2<prd>$3<prd>"),
            new Step("([A-Za-z])[.]([A-Za-z])[.]", "$1<prd>$2<prd>"),
            new Step(" " + SUFFIX + "[.] " + STARTER, " $1<stop> $2"),
            new Step(" " + SUFFIX + "[.]", " $1<prd>"),
            new Step(" ([A-Za-z])[.]", " $1<prd>"));

    private static final Pattern DOTS = Pattern.compile("\\.{2,}");

    private Python() {}

    private record Step(Pattern pattern, String replacement) {
        Step(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }

        String in(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }

    static boolean isSpace(int c) {
        return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85
                || (c > 0x7F && Character.isSpaceChar(c));
    }

    static boolean isPunctuation(int c) {
        return c < 0x80 && PUNCTUATION.indexOf(c) >= 0;
    }

    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// Returns a text without these characters at its ends.
    static String strip(String text, String characters) {
        return stripLeft(stripRight(text, characters), characters);
    }

    static String stripLeft(String text, String characters) {
        int start = 0;
        while (start < text.length() && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }

    static String stripRight(String text, String characters) {
        int end = text.length();
        while (end > 0 && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /// Returns a text without punctuation and spaces at its ends.
    static String bare(String text) {
        return strip(text, PUNCTUATION + " ");
    }

    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isSpace(text.charAt(i))) {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
            parts.add(text.substring(start, at));
            start = at + separator.length();
        }
        parts.add(text.substring(start));
        return parts;
    }

    static String withoutPunctuation(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isPunctuation(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /// Returns what `\w+` finds.
    static List<String> wordRuns(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (isWordCharacter(c)) {
                if (start < 0) {
                    start = i;
                }
            } else if (start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
            i += Character.charCount(c);
        }
        if (start >= 0) {
            words.add(text.substring(start));
        }
        return words;
    }

    static boolean isWordCharacter(int c) {
        return c == '_' || Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_NUMBER
                || Character.getType(c) == Character.LETTER_NUMBER;
    }

    static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
    }

    static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
    }

    static int count(String text, String sought) {
        return split(text, sought).size() - 1;
    }

    /// Returns the sentences that the published patterns find; line breaks are spaces to them.
    static List<String> sentences(String text) {
        String marked = " " + text + "  ";
        marked = marked.replace('\n', ' ');
        for (Step step : STEPS) {
            marked = step.in(marked);
        }
        marked = DOTS.matcher(marked).replaceAll(
                dots -> Matcher.quoteReplacement(POINT.repeat(dots.end() - dots.start()) + STOP));
        marked = marked.replace("Ph.D.", "Ph<prd>D<prd>");
        for (Step step : MORE_STEPS) {
            marked = step.in(marked);
        }
        marked = marked.replace(".”", "”.").replace(".\"", "\".").replace("!\"", "\"!").replace("?\"", "\"?");
        marked = marked.replace(".", "." + STOP).replace("?", "?" + STOP).replace("!", "!" + STOP).replace(POINT, ".");
        List<String> sentences = new ArrayList<>();
        split(marked, STOP).forEach(sentence -> sentences.add(strip(sentence)));
        if (sentences.getLast().isEmpty()) {
            sentences.removeLast();
        }
        return sentences;
    }

    /// Returns the tokens of the Penn Treebank: punctuation stands apart, but points only at the end of a sentence.
    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Layout layout = Layout.of(text);
        int from = 0;
        for (Sentence sentence : Sentence.all(text, layout)) {
            addTokens(text.substring(from, sentence.end()), tokens);
            from = sentence.end();
        }
        addTokens(text.substring(from), tokens);
        return tokens;
    }

    private static void addTokens(String sentence, List<String> tokens) {
        List<String> words = split(sentence);
        for (int i = 0; i < words.size(); i++) {
            addToken(words.get(i), i == words.size() - 1, tokens);
        }
    }

    private static void addToken(String word, boolean last, List<String> tokens) {
        int start = 0;
        int end = word.length();
        while (start < end && isApart(word, start)) {
            tokens.add(word.substring(start, start + 1));
            start++;
        }
        while (end > start && (isApart(word, end - 1) || (last && word.charAt(end - 1) == '.')
                || word.charAt(end - 1) == '\'')) {
            end--;
        }
        int from = start;
        for (int i = start; i < end; i++) {
            if (isApart(word, i) || (word.charAt(i) == '-' && i + 1 < end && word.charAt(i + 1) == '-')) {
                add(word, from, i, tokens);
                tokens.add(word.substring(i, i + 1));
                from = i + 1;
            }
        }
        int contraction = contraction(word, from, end);
        add(word, from, contraction, tokens);
        add(word, contraction, end, tokens);
        for (int i = end; i < word.length(); i++) {
            tokens.add(word.substring(i, i + 1));
        }
    }

    private static void add(String word, int from, int to, List<String> tokens) {
        if (from < to) {
            tokens.add(word.substring(from, to));
        }
    }

    private static boolean isApart(String word, int i) {
        char c = word.charAt(i);
        boolean digitBehind = i + 1 < word.length() && Character.isDigit(word.charAt(i + 1));
        return switch (c) {
            case ',', ':' -> !digitBehind;
            case ';', '@', '#', '$', '%', '&', '?', '!', '[', ']', '(', ')', '{', '}', '<', '>', '"', '“', '”' -> true;
            default -> false;
        };
    }

    private static int contraction(String word, int from, int end) {
        String lower = word.substring(from, end).toLowerCase(Locale.ROOT);
        for (String suffix : List.of("n't", "'s", "'m", "'d", "'ll", "'re", "'ve")) {
            if (lower.endsWith(suffix) && lower.length() > suffix.length()) {
                return end - suffix.length();
            }
        }
        return end;
    }
}
