package io.reward4j.rlvr.instruction;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Rules for every word of an answer, or for words beside one another.
final class WordRules {

    private static final int ALPHABET = 26;
    private static final int LONGEST = 1_000;

    private WordRules() {}

    /// Each word begins with the letter after that of the word before, `a` after `z`.
    static Check alphabet() {
        return answer -> {
            WordSplitter words = answer.words();
            int previous = -1;
            for (int i = 0; i < words.count(); i++) {
                int letter = words.folded(i).charAt(0) - 'a';
                boolean next = letter >= 0 && letter < ALPHABET
                        && (i == 0 || letter == (previous + 1) % ALPHABET);
                if (!next) {
                    return Verdict.broken("word " + (i + 1) + " does not begin with the next letter");
                }
                previous = letter;
            }
            return Verdict.of(words.count() > 1,
                    words.count() + " words in the order of the alphabet, wanted at least 2");
        };
    }

    /// One paragraph with at most three of the five vowels, accents aside.
    static Check threeVowels() {
        return answer -> {
            int paragraphs = answer.layout().paragraphs().size();
            Set<Integer> vowels = new HashSet<>();
            answer.folded().chars().filter(EnglishLetters::isVowel).forEach(vowels::add);
            return Verdict.of(paragraphs == 1 && vowels.size() <= 3 && !vowels.isEmpty(),
                    vowels.size() + " kinds of vowels in " + paragraphs + " paragraphs");
        };
    }

    static Check consonantClusters() {
        return every("without two consonants together", EnglishLetters::haveConsonantCluster);
    }

    /// Letters and digits of a word are counted, signs within it are not.
    static Check primeLengths() {
        return every("whose length is no prime number", word -> isPrime(letters(word)));
    }

    /// Different words of at least `length` letters that read the same backwards.
    static Check palindromes(int length, Bound wanted) {
        return answer -> {
            WordSplitter words = answer.words();
            Set<String> found = new HashSet<>();
            for (int i = 0; i < words.count(); i++) {
                if (words.end(i) - words.start(i) >= length && words.end(i) - words.start(i) <= LONGEST) {
                    String word = words.folded(i);
                    boolean letters = word.codePoints().allMatch(Character::isLetter);
                    if (letters && word.contentEquals(new StringBuilder(word).reverse())) {
                        found.add(word);
                    }
                }
            }
            return Verdict.counted(found.size(), "different palindromes", wanted);
        };
    }

    static Check differentInitials() {
        return answer -> {
            WordSplitter words = answer.words();
            int same = 0;
            int previous = -1;
            for (int i = 0; i < words.count(); i++) {
                int initial = words.folded(i).codePointAt(0);
                if (initial == previous) {
                    same++;
                }
                previous = initial;
            }
            return Verdict.of(same == 0 && words.count() > 0, same + " words begin like the one before");
        };
    }

    /// Words of an odd and an even number of syllables in turn. A word that is said in several ways fits either.
    static Check alternatingSyllables() {
        return answer -> {
            WordSplitter words = answer.words();
            boolean evenFits = true;
            boolean oddFits = true;
            for (int i = 0; i < words.count(); i++) {
                Syllables syllables = Syllables.of(words.folded(i));
                boolean even = oddFits && syllables.canBeEven();
                boolean odd = evenFits && syllables.canBeOdd();
                if (i == 0) {
                    even = syllables.canBeEven();
                    odd = syllables.canBeOdd();
                }
                if (!even && !odd) {
                    return Verdict.broken("word " + (i + 1) + " has syllables of the same parity as the one before");
                }
                evenFits = even;
                oddFits = odd;
            }
            return Verdict.of(words.count() > 1, words.count() + " words alternate, wanted at least 2");
        };
    }

    /// Every `n`th word is Japanese; words are what stands between spaces and holds a letter or digit, numbers are in
    /// no language.
    static Check japaneseEvery(int n) {
        return answer -> {
            int place = 0;
            int wanted = 0;
            int wrong = 0;
            for (String token : Python.split(answer.text())) {
                if (!MarkdownChecks.saysSomething(token)) {
                    continue;
                }
                place++;
                if (place % n == 0 && token.codePoints().anyMatch(Character::isLetter)) {
                    wanted++;
                    wrong += token.codePoints().filter(Character::isLetter).allMatch(WordRules::isJapanese) ? 0 : 1;
                }
            }
            return Verdict.of(wanted > 0 && wrong == 0, wrong + " of " + wanted + " words at every place " + n
                    + " are not Japanese");
        };
    }

    /// The share of the answer's different runs of three characters that stand in the reference too.
    static Check trigramOverlap(String reference, double leastPercent, double mostPercent) {
        Set<Long> wanted = trigrams(Fold.of(reference));
        return answer -> {
            Set<Long> own = trigrams(answer.folded());
            long shared = own.stream().filter(wanted::contains).count();
            double percent = own.isEmpty() ? 0 : 100.0 * shared / own.size();
            return Verdict.of(!own.isEmpty() && percent >= leastPercent && percent <= mostPercent,
                    String.format(Locale.ROOT, "%.1f %% of trigrams shared, wanted %s to %s", percent, leastPercent,
                            mostPercent));
        };
    }

    static Set<Long> trigrams(String text) {
        int[] characters = text.codePoints().toArray();
        Set<Long> trigrams = new HashSet<>();
        for (int i = 0; i + 2 < characters.length; i++) {
            trigrams.add((long) characters[i] << 42 | (long) characters[i + 1] << 21 | characters[i + 2]);
        }
        return trigrams;
    }

    /// Every mark of punctuation: `. , ; : ! ?` and the interrobang, whose own marks do not count.
    static Check allPunctuation() {
        return answer -> {
            String text = answer.text().replace("‽", "?!");
            String bare = text.replace("?!", "").replace("!?", "");
            boolean interrobang = bare.length() < text.length();
            StringBuilder missing = new StringBuilder(interrobang ? "" : " ?!");
            for (char mark : ".,;:!?".toCharArray()) {
                missing.append(bare.indexOf(mark) < 0 ? " " + mark : "");
            }
            return Verdict.of(missing.isEmpty(), missing.isEmpty() ? "every mark" : "missing:" + missing);
        };
    }

    private static Check every(String fault, Predicate<String> rule) {
        return answer -> {
            WordSplitter words = answer.words();
            int wrong = 0;
            for (int i = 0; i < words.count(); i++) {
                wrong += rule.test(words.folded(i)) ? 0 : 1;
            }
            return Verdict.of(wrong == 0 && words.count() > 0, wrong + " of " + words.count() + " words " + fault);
        };
    }

    private static boolean isJapanese(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HIRAGANA, KATAKANA, HAN -> true;
            default -> c == 'ー' || c == 'ｰ';
        };
    }

    private static int letters(String word) {
        return (int) word.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static boolean isPrime(int n) {
        for (int divisor = 2; (long) divisor * divisor <= n; divisor++) {
            if (n % divisor == 0) {
                return false;
            }
        }
        return n > 1;
    }
}
