package io.reward4j.rlvr.instruction;

import io.reward4j.rlvr.instruction.Sentence.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Rules for every sentence of an answer, or for sentences beside one another.
final class SentenceRules {

    private static final int ALPHABET = 26;

    private SentenceRules() {}

    static Check twoStatementsForEachQuestion() {
        return answer -> {
            long statements = count(answer, Kind.STATEMENT);
            long questions = count(answer, Kind.QUESTION);
            return Verdict.of(questions > 0 && statements == 2 * questions,
                    statements + " statements and " + questions + " questions, wanted two to one");
        };
    }

    static Check balancedKinds() {
        return answer -> {
            long statements = count(answer, Kind.STATEMENT);
            long questions = count(answer, Kind.QUESTION);
            long exclamations = count(answer, Kind.EXCLAMATION);
            return Verdict.of(statements > 0 && statements == questions && questions == exclamations,
                    statements + " statements, " + questions + " questions and " + exclamations
                            + " exclamations, wanted as many of each");
        };
    }

    /// Three sentences of as many characters and without a word in common, or one that is said twice.
    static Check threeOfOneLength() {
        return answer -> {
            List<Sentence> sentences = answer.sentences();
            if (sentences.size() != 3) {
                return Verdict.broken(sentences.size() + " sentences, wanted exactly 3");
            }
            List<Integer> lengths = sentences.stream().map(each -> length(answer, each)).toList();
            Set<String> seen = new HashSet<>();
            int again = 0;
            WordSplitter words = answer.words();
            for (int i = 0; i < words.count(); i++) {
                again += seen.add(words.folded(i)) ? 0 : 1;
            }
            return Verdict.of(new HashSet<>(lengths).size() == 1 && again == 0,
                    "3 sentences of " + lengths + " characters, " + again + " words used again");
        };
    }

    /// The longest run of words that begin alike is longer in each sentence than in the one before.
    static Check growingAlliteration() {
        return growing("the longest alliteration is", SentenceRules::longestAlliteration, (before, now) -> now > before,
                "growing");
    }

    static Check growingBy(int words) {
        return growing("words:", SentenceRules::words, (before, now) -> now == before + words, "growing by " + words);
    }

    /// Each sentence begins with the last word of the one before.
    static Check chained() {
        return answer -> {
            List<Sentence> sentences = answer.sentences();
            WordSplitter words = answer.words();
            int wrong = 0;
            for (int i = 1; i < sentences.size(); i++) {
                int first = words.from(sentences.get(i).start());
                boolean same = first > 0 && first < words.count()
                        && words.folded(first).equals(words.folded(first - 1));
                wrong += same ? 0 : 1;
            }
            return Verdict.of(sentences.size() > 1 && wrong == 0, wrong + " of " + Math.max(0, sentences.size() - 1)
                    + " sentences do not begin with the last word of the one before");
        };
    }

    /// Each paragraph ends with the word that it began with.
    static Check paragraphsOfOneWord() {
        return answer -> {
            int wrong = 0;
            int paragraphs = 0;
            for (String line : answer.text().lines().toList()) {
                WordSplitter words = WordSplitter.of(line);
                if (words.count() > 0) {
                    paragraphs++;
                    wrong += words.folded(0).equals(words.folded(words.count() - 1)) ? 0 : 1;
                }
            }
            return Verdict.of(wrong == 0 && paragraphs > 0, wrong + " of " + paragraphs
                    + " paragraphs do not end with the word that they begin with");
        };
    }

    static Check alphabet() {
        return answer -> {
            List<Sentence> sentences = answer.sentences();
            if (sentences.size() != ALPHABET) {
                return Verdict.broken(sentences.size() + " sentences, wanted exactly " + ALPHABET);
            }
            WordSplitter words = answer.words();
            int wrong = 0;
            for (int i = 0; i < ALPHABET; i++) {
                int first = words.from(sentences.get(i).start());
                wrong += words.folded(first).charAt(0) == 'a' + i ? 0 : 1;
            }
            return Verdict.of(wrong == 0, wrong + " of 26 sentences do not begin with their letter");
        };
    }

    /// An emoji is the last sign of each sentence, before or behind its punctuation.
    static Check emojiAtEnd() {
        return answer -> {
            List<Sentence> sentences = answer.sentences();
            long wrong = sentences.stream().filter(each -> !endsWithEmoji(answer.text(), each)).count();
            return Verdict.of(wrong == 0 && !sentences.isEmpty(),
                    wrong + " of " + sentences.size() + " sentences end without an emoji");
        };
    }

    private static boolean endsWithEmoji(String text, Sentence sentence) {
        int last = sentence.end();
        while (last > sentence.start()) {
            int c = text.codePointBefore(last);
            int at = last - Character.charCount(c);
            if (Emoji.isPart(text, at)) {
                return true;
            }
            if (Character.isLetterOrDigit(c)) {
                return false;
            }
            last = at;
        }
        return false;
    }

    /// A figure of a sentence.
    @FunctionalInterface
    private interface Figure {
        int of(WordSplitter words, Sentence sentence);
    }

    /// What two figures in a row have to be.
    @FunctionalInterface
    private interface Step {
        boolean holds(int before, int now);
    }

    private static Check growing(String name, Figure figure, Step step, String wanted) {
        return answer -> {
            List<Integer> figures = answer.sentences().stream().map(each -> figure.of(answer.words(), each)).toList();
            int right = 0;
            for (int i = 1; i < figures.size(); i++) {
                if (step.holds(figures.get(i - 1), figures.get(i))) {
                    right++;
                }
            }
            return Verdict.of(figures.size() > 1 && right == figures.size() - 1, name + " "
                    + figures.subList(0, Math.min(figures.size(), 10)) + ", wanted " + wanted
                    + " over at least two sentences");
        };
    }

    private static int words(WordSplitter words, Sentence sentence) {
        return words.from(sentence.end()) - words.from(sentence.start());
    }

    private static int longestAlliteration(WordSplitter words, Sentence sentence) {
        int longest = 0;
        int run = 0;
        int previous = -1;
        int end = words.from(sentence.end());
        for (int i = words.from(sentence.start()); i < end; i++) {
            int initial = words.folded(i).codePointAt(0);
            run = initial == previous ? run + 1 : 1;
            longest = Math.max(longest, run);
            previous = initial;
        }
        return longest > 1 ? longest : 0;
    }

    private static int length(Answer answer, Sentence sentence) {
        return answer.text().codePointCount(sentence.start(), sentence.end());
    }

    private static long count(Answer answer, Kind kind) {
        return answer.sentences().stream().filter(each -> each.kind() == kind).count();
    }
}
