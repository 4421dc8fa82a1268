package io.reward4j.rlvr.instruction;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How much of something an answer holds.
final class Amounts {

    private static final Set<String> CONJUNCTIONS = Set.of("for", "and", "nor", "but", "or", "yet", "so");

    /// Personal, possessive, reflexive, demonstrative, interrogative and indefinite pronouns of English.
    private static final Set<String> PRONOUNS = Set.of("i", "me", "we", "us", "you", "he", "him", "she", "her", "it",
            "they", "them", "my", "mine", "our", "ours", "your", "yours", "his", "hers", "its", "their", "theirs",
            "myself", "ourselves", "yourself", "yourselves", "himself", "herself", "itself", "themselves", "themself",
            "oneself", "this", "that", "these", "those", "who", "whom", "whose", "which", "what", "whoever", "whomever",
            "whatever", "whichever", "anybody", "anyone", "anything", "everybody", "everyone", "everything", "nobody",
            "nothing", "somebody", "someone", "something", "each", "either", "neither", "both", "all", "some", "any",
            "none");

    private Amounts() {}

    static Check words(Bound wanted) {
        return answer -> Verdict.counted(answer.words().count(), "words", wanted);
    }

    static Check differentWords(Bound wanted) {
        return answer -> Verdict.counted(frequencies(answer.words()).size(), "different words", wanted);
    }

    static Check sentences(Bound wanted) {
        return answer -> Verdict.counted(answer.sentences().size(), "sentences", wanted);
    }

    static Check paragraphs(Bound wanted) {
        return answer -> Verdict.counted(spoken(answer.layout().paragraphs()).size(), "paragraphs", wanted);
    }

    static Check dividedParagraphs(Bound wanted) {
        return answer -> Verdict.counted(spoken(answer.layout().divided('*')).size(), "parts between dividers ***",
                wanted);
    }

    static Check paragraphsOneBeginning(Bound wanted, int number, String firstWord) {
        String sought = Fold.of(firstWord).strip();
        return answer -> {
            List<String> paragraphs = spoken(answer.layout().paragraphs());
            if (!wanted.holds(paragraphs.size()) || number < 1 || number > paragraphs.size()) {
                return Verdict.broken(paragraphs.size() + " paragraphs, wanted " + wanted);
            }
            WordSplitter words = WordSplitter.of(paragraphs.get(number - 1));
            boolean begins = words.count() > 0 && words.folded(0).equals(sought);
            return Verdict.of(begins, paragraphs.size() + " paragraphs, number " + number + " begins "
                    + (begins ? "" : "not ") + "with '" + firstWord + "'");
        };
    }

    static Check noWordMoreThan(int times) {
        return answer -> {
            int most = frequencies(answer.words()).values().stream().mapToInt(Integer::intValue).max().orElse(0);
            return Verdict.of(most <= times && most > 0,
                    "the most frequent word stands " + most + " times, wanted at most "
                            + times);
        };
    }

    static Check stopWords(double mostPercent) {
        return answer -> {
            WordSplitter words = answer.words();
            int stops = countIn(words, StopWords.ENGLISH);
            boolean few = words.count() > 0 && 100.0 * stops <= mostPercent * words.count();
            return Verdict.of(few, stops + " of " + words.count() + " words are stop words, wanted at most "
                    + mostPercent + " %");
        };
    }

    static Check conjunctions(Bound wanted) {
        return answer -> {
            Set<String> found = new HashSet<>(frequencies(answer.words()).keySet());
            found.retainAll(CONJUNCTIONS);
            return Verdict.counted(found.size(), "different coordinating conjunctions", wanted);
        };
    }

    static Check pronouns(Bound wanted) {
        return answer -> {
            WordSplitter words = answer.words();
            int count = 0;
            for (int i = 0; i < words.count(); i++) {
                String word = words.folded(i);
                int apostrophe = word.indexOf('\'');
                count += PRONOUNS.contains(apostrophe < 0 ? word : word.substring(0, apostrophe)) ? 1 : 0;
            }
            return Verdict.counted(count, "pronouns", wanted);
        };
    }

    static Check names(List<String> names, Bound wanted) {
        List<String> all = List.copyOf(names);
        return answer -> {
            WordSplitter words = answer.words();
            Set<String> found = new HashSet<>();
            for (int i = 0; i < words.count(); i++) {
                String word = words.text(i).replace('’', '\'');
                found.add(word.endsWith("'s") ? word.substring(0, word.length() - 2) : word);
            }
            return Verdict.counted((int) all.stream().filter(found::contains).count(), "different names of the list",
                    wanted);
        };
    }

    static Check numbers(Bound wanted) {
        return answer -> Verdict.counted(Numerals.count(answer.text()), "numbers", wanted);
    }

    /// Words of all capital letters, one-letter words and acronyms among them.
    static Check capitalWords(Bound wanted) {
        return answer -> {
            WordSplitter words = answer.words();
            int count = 0;
            for (int i = 0; i < words.count(); i++) {
                if (isCapital(words.text(i))) {
                    count++;
                }
            }
            return Verdict.counted(count, "words of capital letters", wanted);
        };
    }

    private static boolean isCapital(String word) {
        return word.codePoints().anyMatch(Character::isUpperCase)
                && word.codePoints().noneMatch(Character::isLowerCase);
    }

    static int countIn(WordSplitter words, Set<String> set) {
        int count = 0;
        for (int i = 0; i < words.count(); i++) {
            if (set.contains(words.folded(i))) {
                count++;
            }
        }
        return count;
    }

    private static Map<String, Integer> frequencies(WordSplitter words) {
        Map<String, Integer> frequencies = new HashMap<>();
        for (int i = 0; i < words.count(); i++) {
            frequencies.merge(words.folded(i), 1, Integer::sum);
        }
        return frequencies;
    }

    /// Leaves out what holds no letter and no digit, such as a divider.
    private static List<String> spoken(List<String> parts) {
        return parts.stream().filter(part -> part.codePoints().anyMatch(Character::isLetterOrDigit)).toList();
    }
}
