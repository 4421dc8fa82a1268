package io.reward4j.rlvr.safety;

/// Finds numbers of payment cards: 13 to 19 digits of a length that their issuer uses, with a right check digit (Luhn,
/// ISO/IEC 7812-1).
///
/// Digits may be full-width, and stand in groups with one space, hyphen or dot between them.
final class CardNumbers implements Detector {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    @Override
    public void find(String text, Hits hits) {
        int i = 0;
        while (i < text.length()) {
            if (digit(text, i) < 0 || (i > 0 && Character.isLetterOrDigit(text.charAt(i - 1)))) {
                i++;
                continue;
            }
            int end = numberEnd(text, i);
            if (end > 0) {
                hits.add("card number", i, end);
            }
            i = end > 0 ? end : groupEnd(text, i);
        }
    }

    /// Returns the end of the card number that begins here, or `-1`. It ends with a group of digits.
    private static int numberEnd(String text, int start) {
        byte[] digits = new byte[LONGEST];
        int count = 0;
        int found = -1;
        int i = start;
        while (i < text.length()) {
            int digit = digit(text, i);
            if (digit < 0) {
                boolean separates = isSeparator(text.charAt(i)) && i + 1 < text.length() && digit(text, i + 1) >= 0;
                if (!separates) {
                    break;
                }
                i++;
                continue;
            }
            if (count == LONGEST) {
                return found;
            }
            digits[count++] = (byte) digit;
            i++;
            boolean groupEnds = i == text.length() || (digit(text, i) < 0 && !Character.isLetter(text.charAt(i)));
            if (groupEnds && count >= SHORTEST && isIssued(digits, count) && luhn(digits, count)) {
                found = i;
            }
        }
        return found;
    }

    private static int groupEnd(String text, int start) {
        int i = start;
        while (i < text.length() && digit(text, i) >= 0) {
            i++;
        }
        return i;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '.' || c == 0xA0 || c == 0x2010 || c == 0x2011 || c == 0x2013
                || c == 0x3000;
    }

    private static int digit(String text, int i) {
        char c = text.charAt(i);
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= '０' && c <= '９') {
            return c - '０';
        }
        return -1;
    }

    private static boolean isIssued(byte[] digits, int count) {
        int two = digits[0] * 10 + digits[1];
        int four = two * 100 + digits[2] * 10 + digits[3];
        return switch (digits[0]) {
            case 4 -> count == 13 || count == 16 || count == 19;
            case 5 -> two >= 51 && two <= 55 && count == 16;
            case 2 -> four >= 2221 && four <= 2720 && count == 16;
            case 3 -> switch (two) {
                case 34, 37 -> count == 15;
                case 35 -> count >= 16;
                case 30, 36, 38, 39 -> count >= 14;
                default -> false;
            };
            case 6 -> count >= 16;
            default -> false;
        };
    }

    /// The sum of the digits of a number up to 18.
    private static int digitSum(int number) {
        return number > 9 ? number - 9 : number;
    }

    private static boolean luhn(byte[] digits, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int digit = digits[count - 1 - i];
            sum += i % 2 == 0 ? digit : digitSum(2 * digit);
        }
        return sum % 10 == 0;
    }
}
