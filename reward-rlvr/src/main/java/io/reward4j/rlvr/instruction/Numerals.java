package io.reward4j.rlvr.instruction;

/// Numbers written in digits. Points and commas between digits are within a number, a hyphen or a slash is not; digits
/// behind a letter belong to a name (`H2O`).
final class Numerals {

    private Numerals() {}

    static int count(String text) {
        int count = 0;
        int i = 0;
        while (i < text.length()) {
            if (!isDigit(text, i)) {
                i++;
                continue;
            }
            count += i > 0 && isOfName(text.charAt(i - 1)) ? 0 : 1;
            i = end(text, i);
        }
        return count;
    }

    private static int end(String text, int start) {
        int i = start;
        while (i < text.length()) {
            boolean separates = (text.charAt(i) == '.' || text.charAt(i) == ',') && isDigit(text, i + 1);
            if (!isDigit(text, i) && !separates) {
                return i;
            }
            i++;
        }
        return i;
    }

    private static boolean isDigit(String text, int i) {
        return i < text.length() && Character.isDigit(text.charAt(i));
    }

    private static boolean isOfName(char before) {
        return (Character.isLetter(before) && !WordSplitter.isUnspaced(before))
                || Character.getType(before) == Character.NON_SPACING_MARK;
    }
}
