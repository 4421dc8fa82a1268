package io.reward4j.rlvr.instruction;

/// Vowels and consonants of English, among small letters.
final class EnglishLetters {

    private EnglishLetters() {}

    static boolean isVowel(int c) {
        return "aeiou".indexOf(c) >= 0;
    }

    static boolean isConsonant(int c) {
        return c >= 'a' && c <= 'z' && !isVowel(c);
    }

    /// Tells whether two consonants stand side by side.
    static boolean haveConsonantCluster(String word) {
        for (int i = 0; i + 1 < word.length(); i++) {
            if (isConsonant(word.charAt(i)) && isConsonant(word.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }
}
