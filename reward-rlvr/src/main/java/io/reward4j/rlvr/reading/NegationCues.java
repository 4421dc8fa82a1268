package io.reward4j.rlvr.reading;

import io.reward4j.rlvr.reading.Language.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds the words that take a value back, doubt it or turn it into another, as in `it is not 5`, `12 or 13`,
/// `the opposite is 5`, `I don't think the answer is 5` and `5 is wrong`.
public final class NegationCues {

    private static final int REACH = 4;
    private static final int DOUBT_REACH = 7;
    private static final int PHRASE_REACH = 40;
    private static final int LONGEST_SENTENCE = 80;
    private static final int UNSPACED_LEAD = 12;

    private static final Set<String> NEGATIONS = union(wordsOf(Kind.NEGATIONS), "except", "different", "instead",
            "anything", "wrong", "incorrect", "unlike", "opposed");
    private static final List<String> PHRASES = phrases(Language.all(Kind.NEGATIONS));
    private static final List<String> DENIALS = Language.all(Kind.DENIALS);
    private static final Set<String> TURNS = Set.of("opposite", "negative", "reciprocal", "inverse", "square", "cube",
            "half", "double", "twice", "excluded", "false", "no");
    private static final Set<String> NEAR = Set.of("or", "than", "least", "most", "between", "no", "below", "above",
            "under", "vs", "versus", "without", "exceed", "exceeds", "exceeding", "beyond", "within");
    private static final Set<String> BOUNDS = union(Language.all(Kind.BOUNDS));
    private static final Set<String> NEW_CLAUSES = Set.of("but", "so", "therefore", "thus", "hence", "then", "because",
            "since", "answer", "it's");
    private static final Set<String> RIGHTNESS = Set.of("right", "correct", "valid", "true", "answer", "solution");
    private static final Set<String> REJECTIONS = Set.of("wrong", "incorrect");
    private static final Set<String> DOUBTS = union(wordsOf(Kind.DOUBTS));
    private static final List<String> UNSPACED_DOUBTS = unspaced(DOUBTS);
    private static final Set<String> UNTRUTHS = Set.of("false", "untrue", "wrong", "incorrect", "impossible",
            "mistake");
    private static final Set<String> BELIEFS = Set.copyOf(Language.all(Kind.BELIEFS));
    private static final Set<String> POSSIBILITIES = Set.of("might", "may", "could", "would", "can");
    private static final List<String> CONTINUATIONS = List.of("and then", "then", "and", "maybe", "perhaps",
            "possibly");

    private NegationCues() {}

    /// Whether the text has a word that negates.
    public static boolean negate(String text) {
        return has(text, NEGATIONS) || hasPhrase(text);
    }

    /// Whether the text has a word that negates, or one that makes another value of a value.
    public static boolean turn(String text) {
        return negate(text) || has(text, TURNS);
    }

    /// Whether the words close before a value negate it or make it one of several.
    public static boolean standBefore(String text, int value) {
        return phraseBefore(text, value) || precede(text, value, REACH, Cue.NEGATION_OR_ALTERNATIVE);
    }

    /// Whether one of the two words before a value negates it.
    public static boolean touch(String text, int value) {
        return phraseBefore(text, value) || precede(text, value, 2, Cue.NEGATION);
    }

    /// Whether the clause before a statement makes it a guess, a condition or a denial.
    public static boolean doubt(String text, int statement) {
        return precede(text, statement, DOUBT_REACH, Cue.DOUBT) || isDoubtedWithoutSpaces(text, statement);
    }

    /// Whether a text says that something is wrong.
    public static boolean reject(String text) {
        return has(text, REJECTIONS);
    }

    /// Whether a statement stands between "would" and "if", as in `we would get 5 if …`
    public static boolean isHypothesis(String text, int start, int end) {
        return text.startsWith(" if ", end)
                && precede(text, start, REACH, Cue.HYPOTHESIS);
    }

    /// Whether the rest of the sentence rejects what stands before it, rather than another value.
    ///
    /// @param next where the next statement begins
    public static boolean follow(String text, int from, int next) {
        int end = from;
        while (end < next && end < from + LONGEST_SENTENCE && ".\n;".indexOf(text.charAt(end)) < 0
                && !Character.isDigit(text.charAt(end)) && text.charAt(end) != '\\') {
            end++;
        }
        String rest = text.substring(from, end);
        int comma = rest.indexOf(',');
        String clause = comma < 0 ? rest : rest.substring(0, comma);
        return has(rest, REJECTIONS) || (negate(clause) && has(clause, RIGHTNESS));
    }

    /// Whether a sentence denies or doubts what follows in it, as `I don't think that it can be 5`.
    public static boolean disbelieve(String lead) {
        String left = "";
        int at = 0;
        while (at < lead.length()) {
            int end = at;
            while (end < lead.length() && isWordPart(lead.charAt(end))) {
                end++;
            }
            if (end > at) {
                String word = lead.substring(at, end).toLowerCase(Locale.ROOT);
                boolean denied = (BELIEFS.contains(word) && (isNegation(left) || left.equals("no")))
                        || (BELIEFS.contains(left) && isNegation(word));
                if (denied || word.equals("doubt")) {
                    return true;
                }
                left = word;
            }
            at = end + 1;
        }
        return false;
    }

    /// Whether the words behind a value deny it, as Japanese does, or those right before it, as Chinese does.
    public static boolean deniedBehind(String text, int start, int end) {
        return EastAsianNegation.reaches(text, start, end, text.length())
                || Cues.anyStarts(text, end, DENIALS);
    }

    /// Whether a value is the last of several in a row, as in `5, 6 and 7`.
    public static boolean list(String text, int value) {
        int end = skipBack(text, value, " $");
        for (String joint : CONTINUATIONS) {
            if (text.startsWith(joint, end - joint.length())) {
                end = skipBack(text, end - joint.length(), " $,");
                return end > 0 && Character.isDigit(text.charAt(end - 1));
            }
        }
        int comma = skipBack(text, end, ",;");
        if (comma == end) {
            return false;
        }
        end = skipBack(text, comma, " $");
        return end > 0 && Character.isDigit(text.charAt(end - 1));
    }

    /// Whether a negation of several words stands before a value, and neither a mark nor another value between them.
    private static boolean phraseBefore(String text, int value) {
        int end = skipBack(text, value, " $\\([*");
        int from = end;
        while (from > 0 && end - from < PHRASE_REACH && ".,;:=\n$\\".indexOf(text.charAt(from - 1)) < 0
                && !Character.isDigit(text.charAt(from - 1))) {
            from--;
        }
        return hasPhrase(text.substring(from, end));
    }

    private static boolean hasPhrase(String text) {
        String words = text.strip();
        return words.indexOf(' ') >= 0 && Cues.anyIn(spaced(words.toLowerCase(Locale.ROOT)), PHRASES);
    }

    private static String spaced(String words) {
        return " ".concat(words).concat(" ");
    }

    /// The negations of several words.
    private static List<String> phrases(List<String> negations) {
        List<String> phrases = new ArrayList<>();
        for (String negation : negations) {
            if (negation.contains(" ")) {
                phrases.add(spaced(negation));
            }
        }
        return phrases;
    }

    private static List<String> unspaced(Set<String> words) {
        List<String> unspaced = new ArrayList<>();
        for (String word : words) {
            if (Words.isUnspaced(word.codePointAt(0))) {
                unspaced.add(word);
            }
        }
        return unspaced;
    }

    private static boolean isPossibility(String word, String right) {
        return word.equals("might") || word.equals("may") || (word.equals("could") && right.equals("be"));
    }

    private static int skipBack(String text, int from, String skipped) {
        int at = from;
        while (at > 0 && skipped.indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /// Whether a language without spaces doubts what follows it closely.
    public static boolean isDoubtedWithoutSpaces(String text, int statement) {
        int from = statement;
        while (from > 0 && statement - from < UNSPACED_LEAD && "。，,；;\n".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        String lead = text.substring(from, statement);
        return Cues.anyIn(lead, UNSPACED_DOUBTS);
    }

    /// Whether a word close before a place is such a cue; a new clause, or a mark behind a word, ends the search.
    private static boolean precede(String text, int value, int reach, Cue cue) {
        int end = value;
        int words = 0;
        String right = "";
        while (end > 0 && words < reach) {
            char c = text.charAt(end - 1);
            if ("\n;:=。".indexOf(c) >= 0 || (words > 0 && ".,".indexOf(c) >= 0)) {
                return false;
            }
            int start = end;
            while (start > 0 && isWordPart(text.charAt(start - 1))) {
                start--;
            }
            if (start == end) {
                end--;
                continue;
            }
            String word = text.substring(start, end).toLowerCase(Locale.ROOT);
            if (NEW_CLAUSES.contains(word)) {
                return false;
            }
            if (isMet(cue, word, right, words)) {
                return true;
            }
            end = start;
            right = word;
            words++;
        }
        return false;
    }

    /// Whether a word is such a cue.
    ///
    /// @param right the word to the right of it, or an empty text
    /// @param distance how many words stand between it and the value
    private static boolean isMet(Cue cue, String word, String right, int distance) {
        return switch (cue) {
            case NEGATION -> isNegation(word) || (word.equals("rather") && right.equals("than"));
            case NEGATION_OR_ALTERNATIVE -> isNegation(word) || (distance < 3
                    && (NEAR.contains(word) || BOUNDS.contains(word) || isPossibility(word, right)));
            case DOUBT -> DOUBTS.contains(word)
                    || ((right.equals("that") || right.equals("to")) && UNTRUTHS.contains(word))
                    || (BELIEFS.contains(right)
                            && (isNegation(word) || word.equals("no") || POSSIBILITIES.contains(word)));
            case HYPOTHESIS -> word.equals("would");
        };
    }

    private static boolean has(String text, Set<String> wanted) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isWordPart(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                String word = text.substring(at, end).toLowerCase(Locale.ROOT);
                if (wanted.contains(word) || (isContracted(word) && wanted.equals(NEGATIONS))) {
                    return true;
                }
            }
            at = end + 1;
        }
        return false;
    }

    private static boolean isNegation(String word) {
        return NEGATIONS.contains(word) || isContracted(word);
    }

    private static boolean isContracted(String word) {
        return word.endsWith("n't") || word.endsWith("n’t");
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '\'' || c == '’';
    }

    /// The words of all languages but "no", which in English begins a correction as well: `No, 5`.
    private static List<String> wordsOf(Language.Kind kind) {
        List<String> words = new ArrayList<>(Language.all(kind));
        words.removeAll(List.of("no"));
        return words;
    }

    private static Set<String> union(List<String> words, String... more) {
        Set<String> all = new HashSet<>(words);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /// What is looked for before a value or a statement.
    private enum Cue {
        NEGATION, NEGATION_OR_ALTERNATIVE, DOUBT, HYPOTHESIS
    }
}
