package io.reward4j.rlvr.code;

/// Tells whether bytes are the `marshal` form, version 2, of exact built-in values: None, truth values, whole numbers,
/// floats, complex numbers, texts, bytes, and tuples, lists, dicts and sets of them.
///
/// What a candidate answers is read by the interpreter that holds the tests, whose own reader trusts its input. So the
/// host reads it first: no code objects, no references, no counts that lie, nothing too deep.
final class PlainData {

    /// The longest answer, in bytes: 8 MiB.
    static final int LONGEST = 8 << 20;

    private static final int DEEPEST = 200;
    private static final int FLOAT_BYTES = 8;

    private final byte[] bytes;
    private int at;

    private PlainData(byte[] bytes) {
        this.bytes = bytes;
    }

    static boolean isPlain(byte[] bytes) {
        if (bytes.length > LONGEST) {
            return false;
        }
        PlainData data = new PlainData(bytes);
        return data.value(0, false) && data.at == bytes.length;
    }

    /// @param hashable whether the value is a key or an element of a set
    private boolean value(int depth, boolean hashable) {
        if (depth > DEEPEST || at >= bytes.length) {
            return false;
        }
        return switch (bytes[at++]) {
            case 'N', 'T', 'F' -> true;
            case 'i' -> skip(Integer.BYTES);
            case 'l' -> digits();
            case 'g' -> skip(FLOAT_BYTES);
            case 'y' -> skip(2 * FLOAT_BYTES);
            case 's', 'u' -> skip(count());
            case '(' -> values(depth, hashable);
            case '>' -> values(depth, true);
            case '[' -> !hashable && values(depth, false);
            case '<' -> !hashable && values(depth, true);
            case '{' -> !hashable && entries(depth);
            default -> false;
        };
    }

    private boolean skip(int length) {
        if (length < 0 || length > bytes.length - at) {
            return false;
        }
        at += length;
        return true;
    }

    /// Reads a count; negative where there is none.
    private int count() {
        if (bytes.length - at < Integer.BYTES) {
            return -1;
        }
        int count = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            count |= (bytes[at++] & 0xFF) << (Byte.SIZE * i);
        }
        return count;
    }

    /// Reads a whole number of digits of 15 bits each, the highest of which is not zero.
    private boolean digits() {
        if (bytes.length - at < Integer.BYTES) {
            return false;
        }
        long digits = Math.abs((long) count());
        if (digits == 0 || 2 * digits > bytes.length - at) {
            return false;
        }
        int digit = 0;
        for (long i = 0; i < digits; i++) {
            digit = (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << Byte.SIZE);
            at += 2;
            if (digit > Short.MAX_VALUE) {
                return false;
            }
        }
        return digit != 0;
    }

    private boolean values(int depth, boolean hashable) {
        int count = count();
        if (count < 0 || count > bytes.length - at) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!value(depth + 1, hashable)) {
                return false;
            }
        }
        return true;
    }

    private boolean entries(int depth) {
        while (at < bytes.length && bytes[at] != '0') {
            if (!value(depth + 1, true) || !value(depth + 1, false)) {
                return false;
            }
        }
        return skip(1);
    }
}
