package io.reward4j.rlvr.instruction;

/// How many syllables an English word can have, by its spelling. Where the spelling leaves two readings, such as for
/// `fire` and `family`, it is both.
///
/// @param least the fewest
/// @param most the most
record Syllables(int least, int most) {

    private static final int LONGEST = 100;

    static Syllables of(String word) {
        String letters = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
        int groups = 0;
        int unsure = 0;
        int i = 0;
        while (i < letters.length()) {
            if (!isVowel(letters, i)) {
                i++;
                continue;
            }
            int end = i;
            while (end < letters.length() && isVowel(letters, end)) {
                end++;
            }
            groups++;
            if (isHiatus(letters, i, end)) {
                unsure++;
            }
            i = end;
        }
        int silent = hasSilentEnd(letters) && groups > 1 ? 1 : 0;
        if (isShortened(letters) && groups - silent > 1) {
            unsure++;
        }
        boolean glides = letters.endsWith("ire") || letters.endsWith("our") || letters.endsWith("ower")
                || letters.endsWith("uel") || letters.endsWith("ism") || letters.endsWith("thm");
        int sure = Math.max(1, groups - silent);
        return new Syllables(Math.max(1, sure - (isShortened(letters) && sure > 1 ? 1 : 0)),
                sure + (unsure > 0 || glides ? 1 : 0));
    }

    boolean canBeEven() {
        return most > least || least % 2 == 0;
    }

    boolean canBeOdd() {
        return most > least || least % 2 == 1;
    }

    private static boolean isVowel(String word, int i) {
        char c = word.charAt(i);
        return "aeiou".indexOf(c) >= 0 || (c == 'y' && i > 0);
    }

    /// Tells whether vowels beside one another can be two syllables, such as in `create`, `idea`, `lion`, `quiet`.
    private static boolean isHiatus(String word, int start, int end) {
        if (start > 0 && (word.charAt(start - 1) == 'q' || word.charAt(start - 1) == 'g')) {
            return false;
        }
        String behind = word.substring(end);
        return end - start > 2 || switch (word.substring(start, end)) {
            case "io" -> !behind.startsWith("n") || (start > 0 && "tsc".indexOf(word.charAt(start - 1)) < 0);
            case "ia" -> start == 0 || "tc".indexOf(word.charAt(start - 1)) < 0 || behind.isEmpty();
            case "ie" -> behind.startsWith("t") || (behind.startsWith("n") && !behind.startsWith("nd"));
            case "ea" -> word.startsWith("crea") || word.startsWith("reac") || word.startsWith("real")
                    || word.contains("idea") || word.contains("area") || word.contains("thea");
            case "eo" -> !word.startsWith("people");
            case "ue" -> behind.startsWith("l") || behind.startsWith("n");
            case "oe" -> behind.startsWith("m") || behind.startsWith("t");
            case "ui" -> behind.startsWith("n") || (behind.startsWith("d") && !word.startsWith("gui"));
            case "iu", "ua", "uo", "ii", "yi", "ya", "eu", "ao" -> true;
            default -> false;
        };
    }

    /// Tells whether the word ends with an `e` that is not spoken: `make`, `makes`, `baked`.
    private static boolean hasSilentEnd(String word) {
        int length = word.length();
        if (word.endsWith("le") && length > 2 && !isVowel(word, length - 3)) {
            return false;
        }
        if (word.endsWith("e")) {
            return length > 1 && !isVowel(word, length - 2);
        }
        if (word.endsWith("ed")) {
            return length > 3 && !isVowel(word, length - 3) && "td".indexOf(word.charAt(length - 3)) < 0;
        }
        return word.endsWith("es") && length > 3 && !isVowel(word, length - 3)
                && "szxcg".indexOf(word.charAt(length - 3)) < 0
                && !word.endsWith("shes") && !word.endsWith("ches");
    }

    /// Tells whether a vowel within is often left out: `every`, `family`, `different`, `chocolate`.
    private static boolean isShortened(String word) {
        return word.contains("ery") || word.contains("eren") || word.contains("mily") || word.contains("colate")
                || word.contains("eral") || word.contains("ory") || word.contains("rest") || word.contains("ening")
                || word.contains("bled") || word.contains("siness") || word.contains("ively");
    }
}
