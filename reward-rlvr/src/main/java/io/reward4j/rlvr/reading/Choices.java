package io.reward4j.rlvr.reading;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.Normalization;
import io.reward4j.rlvr.reading.Language.Kind;
import io.reward4j.rlvr.reading.Mentions.Mention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the letter of a multiple-choice answer.
public record Choices(char first, char last) implements Extractor<String>, Mentions.Lexicon<String> {

    private static final Normalization SPELLING = Normalization.none().nfkc();
    private static final int CUE_WINDOW = 40;
    private static final int JOIN_WINDOW = 10;

    private static final List<String> CUES_BEFORE = Language.all(Kind.CHOICE_LEADS);
    private static final List<String> CUES_AFTER = Language.all(Kind.CHOICE_TAILS);
    private static final List<String> UNDOING_CUES = List.of("incorrect", "wrong", "not ", "n't");
    private static final Set<String> AFTER_LETTER = Set.of(
            "is", "isn't", "was", "or", "and", "nor", "because", "since", "as", "but", "would", "can't", "cannot",
            "can",
            "could", "must", "seems", "due", "by", "fits", "has", "follows", "over");
    private static final Set<String> JOINING = union(Language.all(Kind.JOINERS), "&", "/");
    private static final Set<String> BEFORE_LETTER = Set.of("option", "choice", "answer");

    /// What stands right before a letter that is picked, and right behind it, in small letters.
    private static final List<String> PICKS = Language.all(Kind.PICKS);
    /// What picks the letter behind it only where that ends its clause.
    private static final List<String> WEAK_PICKS = List.of("it is", "it's", "it must be", "must be", "so", "therefore",
            "thus", "hence", "would be", "should be");
    private static final List<String> OPTIONS = List.of("option", "choice");
    private static final List<String> CLAUSE_STARTS = List.of("because", "since", "as ", "for ");
    private static final Set<String> DROPPING = union(Language.all(Kind.NEGATIONS), "over", "than", "unlike");
    private static final List<String> DROPPED = Language.all(Kind.REJECTIONS);
    private static final List<String> PICKED = Language.all(Kind.CONFIRMATIONS);

    public Choices {
        if (first < 'A' || last > 'Z' || first > last) {
            throw new IllegalArgumentException(
                    "choices are letters from A to Z in order, but were " + first + " to " + last);
        }
    }

    @Override
    public Extraction<String> extract(String text) {
        String spelled = SPELLING.apply(text);
        String letter = lone(spelled);
        if (!letter.isEmpty()) {
            return Extraction.found(letter);
        }
        List<Mention<String>> said = said(spelled);
        Set<String> letters = new LinkedHashSet<>();
        for (Mention<String> mention : said) {
            letters.add(mention.value());
        }
        return switch (letters.size()) {
            case 0 -> Extraction.missing("no choice from " + first + " to " + last);
            case 1 -> Extraction.found(letters.iterator().next());
            default -> stated(spelled, said, letters);
        };
    }

    /// Returns the letter that a sentence picks, as `I choose C` and `Option C is correct` do; a letter that is only
    /// mentioned is not picked.
    public Optional<String> pickedIn(String sentence) {
        String spelled = SPELLING.apply(sentence);
        Optional<String> picked = Optional.empty();
        for (Mention<String> mention : said(spelled)) {
            if (isPicked(spelled, mention)) {
                if (picked.isPresent() && !picked.get().equals(mention.value())) {
                    return Optional.empty();
                }
                picked = Optional.of(mention.value());
            }
        }
        return picked;
    }

    /// The letters that are mentioned and neither negated nor dropped.
    private List<Mention<String>> said(String text) {
        List<Mention<String>> said = new ArrayList<>();
        for (Mention<String> mention : Mentions.in(text, this)) {
            if (!mention.negated() && !isDropped(text, mention)) {
                said.add(mention);
            }
        }
        return said;
    }

    /// Whether the words right behind a letter drop it, as `A is too small`, or the word right before it, as `over A`.
    private static boolean isDropped(String text, Mention<String> mention) {
        String word = lower(wordBefore(text, mention.start()));
        return Cues.anyStarts(behind(text, mention), DROPPED) || DROPPING.contains(word);
    }

    private static String behind(String text, Mention<String> mention) {
        return trimmed(lower(text.substring(mention.end(), Math.min(text.length(), mention.end() + CUE_WINDOW))));
    }

    private static boolean isPicked(String text, Mention<String> mention) {
        String lead = lower(text.substring(Math.max(0, mention.start() - CUE_WINDOW), mention.start()));
        String before = trimmed(lead);
        String after = behind(text, mention);
        return endsWithAny(before, PICKS) || Cues.anyStarts(after, PICKED)
                || (endsClause(after) && (endsWithAny(before, WEAK_PICKS)
                        || (before.endsWith(" is") && Cues.anyIn(before, OPTIONS))));
    }

    private static boolean endsWithAny(String text, List<String> words) {
        for (String word : words) {
            if (text.endsWith(word) && Words.isBoundary(text, text.length() - word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsClause(String after) {
        return after.isEmpty() || ".,;!".indexOf(after.charAt(0)) >= 0
                || Cues.anyStarts(after, CLAUSE_STARTS);
    }

    /// The text without brackets, emphasis, signs of mathematics and colons at its ends.
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isTrimmed(text.charAt(from))) {
            from++;
        }
        while (to > from && isTrimmed(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isTrimmed(char c) {
        return Character.isWhitespace(c) || "()[]{}*_$:\"'“”「」".indexOf(c) >= 0;
    }

    /// Where several letters are left, the last one that is stated as the answer is read.
    private static Extraction<String> stated(String text, List<Mention<String>> said, Set<String> letters) {
        for (int i = said.size() - 1; i >= 0; i--) {
            int after = i + 1 < said.size() ? said.get(i + 1).start() : text.length();
            int before = i > 0 ? said.get(i - 1).end() : 0;
            Mention<String> mention = said.get(i);
            if (isCued(text, mention, before, after)) {
                boolean joined = i + 1 < said.size()
                        && !said.get(i + 1).value().equals(mention.value())
                        && areJoined(text, mention.end(), after);
                return joined ? ambiguous(letters) : Extraction.found(mention.value());
            }
        }
        return ambiguous(letters);
    }

    private static Extraction<String> ambiguous(Set<String> letters) {
        return Extraction.missing("ambiguous: " + String.join(", ", letters));
    }

    private static boolean isCued(String text, Mention<String> mention, int before, int after) {
        int from = Math.max(before, mention.start() - CUE_WINDOW);
        String lead = lower(text.substring(sentenceStart(text, from, mention.start()), mention.start()));
        int to = Math.min(after, mention.end() + CUE_WINDOW);
        String tail = lower(text.substring(mention.end(), sentenceEnd(text, mention.end(), to)));
        boolean leads = Cues.anyIn(lead, CUES_BEFORE) && !Cues.anyIn(lead, UNDOING_CUES);
        return leads || Cues.anyIn(tail, CUES_AFTER);
    }

    private static int sentenceStart(String text, int from, int end) {
        for (int i = end - 1; i >= from; i--) {
            char c = text.charAt(i);
            if (".;!?。\n".indexOf(c) >= 0 && i + 1 < end && !Words.isPart(text.charAt(i + 1))) {
                return i;
            }
        }
        return from;
    }

    private static int sentenceEnd(String text, int from, int end) {
        int i = from;
        while (i < end && ".;!?。\n".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static boolean areJoined(String text, int from, int to) {
        if (to - from > JOIN_WINDOW) {
            return false;
        }
        if (text.substring(from, to).contains(". ")) {
            return false;
        }
        StringBuilder between = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && "()[]*,.".indexOf(c) < 0) {
                between.append(c);
            }
        }
        return between.isEmpty() || JOINING.contains(lower(between.toString()));
    }

    /// Returns the letter if the whole text is one, in either case, such as `b` or `(b)`.
    private String lone(String text) {
        String plain = Markup.plain(text);
        if (plain.length() > 4) {
            return "";
        }
        String letter = plain.replace("(", "").replace(")", "").replace(".", "").replace(":", "")
                .toUpperCase(Locale.ROOT);
        if (letter.length() == 1 && isChoice(letter.charAt(0))) {
            return letter;
        }
        return "";
    }

    @Override
    public @Nullable Mention<String> at(String text, int index) {
        char letter = text.charAt(index);
        int end = index + 1;
        boolean alone = isChoice(letter) && Words.isBoundary(text, index)
                && (Words.isBoundary(text, end) || isHangul(text.charAt(end)));
        if (alone && !isPartOfName(text, index, end) && !isProse(text, letter, index, end)) {
            return new Mention<>(String.valueOf(letter), index, end);
        }
        return null;
    }

    /// Whether a particle of Korean may begin with the character.
    private static boolean isHangul(char c) {
        return c >= '가' && c <= '힣';
    }

    private boolean isChoice(char c) {
        return c >= first && c <= last;
    }

    /// Tells whether a letter belongs to a longer name or to a formula: `A's`, `X-B`, `U.S.`, `A = 5`.
    private static boolean isPartOfName(String text, int start, int end) {
        char before = start > 0 ? text.charAt(start - 1) : ' ';
        char after = end < text.length() ? text.charAt(end) : ' ';
        boolean letterAfterNext = end + 1 < text.length() && isLatin(text.charAt(end + 1));
        boolean letterBeforePrevious = start > 1 && isLatin(text.charAt(start - 2));
        if ("'’-.".indexOf(after) >= 0 && letterAfterNext) {
            return true;
        }
        if (before == '\\' || ("-.'’".indexOf(before) >= 0 && letterBeforePrevious)) {
            return true;
        }
        int operator = after == ' ' && end + 1 < text.length() ? end + 1 : end;
        return operator < text.length() && "=+^_<>".indexOf(text.charAt(operator)) >= 0;
    }

    private static boolean isLatin(char c) {
        return Words.isPart(c) && !Words.isUnspaced(c);
    }

    /// Tells whether `A` is an article, or `I` a pronoun: a word follows that does not follow a choice.
    private static boolean isProse(String text, char letter, int start, int end) {
        if ((letter != 'A' && letter != 'I') || end + 1 >= text.length() || text.charAt(end) != ' ') {
            return false;
        }
        int next = end + 1;
        int nextEnd = wordEnd(text, next);
        return nextEnd > next
                && isLatin(text.charAt(next))
                && !AFTER_LETTER.contains(lower(text.substring(next, nextEnd)))
                && (letter == 'I' || !BEFORE_LETTER.contains(lower(wordBefore(text, start))));
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < CUE_WINDOW
                && (isLatin(text.charAt(end)) || text.charAt(end) == '\'')) {
            end++;
        }
        return end;
    }

    private static String wordBefore(String text, int end) {
        int to = end;
        while (to > 0 && end - to < 3 && !isLatin(text.charAt(to - 1))) {
            to--;
        }
        int from = to;
        while (from > 0 && to - from < CUE_WINDOW && isLatin(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, to);
    }

    private static Set<String> union(List<String> words, String... more) {
        Set<String> all = new HashSet<>(words);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
