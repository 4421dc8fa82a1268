package io.reward4j.rlvr.shape;

import java.util.Arrays;
import java.util.Locale;

/// The pieces of a text as numbers: equal pieces have equal numbers, from 0 on.
///
/// @param numbers holds the pieces in order, in its first `count` places
/// @param count how many pieces there are
/// @param distinct how many different ones
record Pieces(int[] numbers, int count, int distinct) {

    private static final int ASCII = 0x80;

    /// Returns the words in lower case, as Python's `text.lower().split()` finds them.
    static Pieces words(String text) {
        char[] chars = lowerCase(text);
        PieceTable table = new PieceTable(chars);
        int[] numbers = new int[Math.max(16, chars.length / 4)];
        int count = 0;
        int at = 0;
        while (true) {
            while (at < chars.length && WhiteSpace.is(chars[at])) {
                at++;
            }
            if (at == chars.length) {
                return new Pieces(numbers, count, table.size());
            }
            int start = at;
            int hash = PieceTable.seed();
            while (at < chars.length && !WhiteSpace.is(chars[at])) {
                hash = PieceTable.hash(hash, chars[at++]);
            }
            numbers = count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
            numbers[count++] = table.number(start, at, hash);
        }
    }

    /// Returns the lines that are not blank, without white space at their ends.
    static Pieces lines(String text) {
        char[] chars = text.toCharArray();
        PieceTable table = new PieceTable(chars);
        int[] numbers = new int[16];
        int count = 0;
        int next;
        for (int from = 0; from < chars.length; from = next) {
            int end = from;
            while (end < chars.length && chars[end] != '\n' && chars[end] != '\r') {
                end++;
            }
            next = end + 1;
            while (from < end && WhiteSpace.is(chars[from])) {
                from++;
            }
            while (end > from && WhiteSpace.is(chars[end - 1])) {
                end--;
            }
            if (from < end) {
                int hash = PieceTable.seed();
                for (int i = from; i < end; i++) {
                    hash = PieceTable.hash(hash, chars[i]);
                }
                numbers = count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
                numbers[count++] = table.number(from, end, hash);
            }
        }
        return new Pieces(numbers, count, table.size());
    }

    /// Returns the code points that are no white space.
    static Pieces characters(String text) {
        int[] numbers = new int[text.length()];
        LongTable table = new LongTable(Math.min(text.length(), Character.MAX_CODE_POINT));
        int count = 0;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!WhiteSpace.is(text.charAt(i))) {
                numbers[count++] = table.number(c);
            }
        }
        return new Pieces(numbers, count, table.size());
    }

    /// Returns the ids that a tokenizer gave.
    static Pieces ids(int[] ids) {
        int[] numbers = new int[ids.length];
        LongTable table = new LongTable(ids.length);
        for (int i = 0; i < ids.length; i++) {
            numbers[i] = table.number(Integer.toUnsignedLong(ids[i]));
        }
        return new Pieces(numbers, ids.length, table.size());
    }

    /// Returns the share of n-grams that were there before: `1 − different / all`, or `0` where there are fewer than `n`
    /// pieces.
    ///
    /// Grams are numbered exactly, by packing the number of a shorter gram and the pieces after it into one `long`, as many
    /// as fit, over and over until they are `n` long. Most texts need one round for `n` up to about 8.
    double repeatedGrams(int n) {
        if (count < n) {
            return 0;
        }
        int pieceBits = bits(distinct);
        int[] grams = numbers;
        int gramBits = pieceBits;
        int different = distinct;
        for (int length = 1; length < n;) {
            int more = Math.min(n - length, (Long.SIZE - 1 - gramBits) / pieceBits);
            int left = count - length - more + 1;
            LongTable table = new LongTable(left);
            int[] longer = new int[left];
            for (int i = 0; i < left; i++) {
                long key = grams[i];
                for (int j = 0; j < more; j++) {
                    key = key << pieceBits | numbers[i + length + j];
                }
                longer[i] = table.number(key);
            }
            length += more;
            grams = longer;
            different = table.size();
            gramBits = bits(different);
        }
        return 1 - (double) different / (count - n + 1);
    }

    private static int bits(int distinct) {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(distinct - 1));
    }

    private static char[] lowerCase(String text) {
        char[] chars = text.toCharArray();
        int all = 0;
        for (char c : chars) {
            all |= c;
        }
        if (all >= ASCII) {
            return text.toLowerCase(Locale.ROOT).toCharArray();
        }
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (chars[i] + (chars[i] >= 'A' && chars[i] <= 'Z' ? 'a' - 'A' : 0));
        }
        return chars;
    }
}
