package io.reward4j.wire;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Decodes UTF-8 strictly: no stray or missing bytes, no overlong forms, no surrogates, nothing beyond
/// U+10FFFF (RFC 3629). The parser's own decoding lets some of these through. A byte order mark at the
/// start is left out.
final class Utf8Reader extends Reader {

    private static final int BUFFER = 1 << 13;

    private final @Nullable InputStream in;
    private final byte[] bytes;
    private int next;
    private int end;
    private long before;

    /// Reads what is in an array, which stays as it is.
    Utf8Reader(byte[] bytes) {
        this.in = null;
        this.bytes = bytes;
        this.end = bytes.length;
    }

    /// Reads what comes from a stream, which is not closed.
    Utf8Reader(InputStream in) {
        this.in = in;
        this.bytes = new byte[BUFFER];
    }

    /// @throws IllegalArgumentException if there is no room for a surrogate pair
    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        if (length < 2) {
            throw new IllegalArgumentException("needs room for two chars");
        }
        int read = 0;
        while (read == 0) {
            if (!holdsCharacter() && !fill()) {
                return -1;
            }
            skipByteOrderMark();
            read = decode(chars, offset, offset + length);
        }
        return read;
    }

    /// Decodes the whole characters of the buffer, as far as there is room for them, and up to the first that is none:
    /// so that what stands before a fault is read. Works on runs of characters of one length, since texts are made of
    /// such runs.
    private int decode(char[] chars, int offset, int full) throws CharConversionException {
        byte[] in = bytes;
        int last = end;
        int i = next;
        int out = offset;
        try {
            while (out < full && i < last) {
                int lead = in[i];
                if (lead >= 0) {
                    int stop = Math.min(last, i + full - out);
                    while (i < stop && in[i] >= 0) {
                        chars[out++] = (char) in[i++];
                    }
                    continue;
                }
                int size = size(lead, i);
                if (i + size > last || (size == 4 && out + 2 > full)) {
                    break;
                }
                if (size == 3) {
                    int stop = Math.min(last - 2, i + 3 * (full - out));
                    while (i < stop && (in[i] & 0xF0) == 0xE0) {
                        chars[out] = three(in, i);
                        out++;
                        i += 3;
                    }
                } else if (size == 2) {
                    chars[out] = two(in, i);
                    out++;
                    i += 2;
                } else {
                    int point = four(in, i);
                    chars[out++] = Character.highSurrogate(point);
                    chars[out++] = Character.lowSurrogate(point);
                    i += 4;
                }
            }
        } catch (CharConversionException e) {
            if (out == offset) {
                throw e;
            }
        }
        next = i;
        return out - offset;
    }

    private int size(int lead, int at) throws CharConversionException {
        if ((lead & 0xF0) == 0xE0) {
            return 3;
        }
        if ((lead & 0xE0) == 0xC0) {
            return 2;
        }
        if ((lead & 0xF8) == 0xF0) {
            return 4;
        }
        throw malformed(at);
    }

    private boolean holdsCharacter() throws CharConversionException {
        return next < end && (bytes[next] >= 0 || next + size(bytes[next], next) <= end);
    }

    /// Reads on; false at the end.
    private boolean fill() throws IOException {
        if (in != null) {
            before += next;
            end -= next;
            System.arraycopy(bytes, next, bytes, 0, end);
            next = 0;
            for (int more = in.read(bytes, end, BUFFER - end); more >= 0; more = in.read(bytes, end, BUFFER - end)) {
                end += more;
                if (holdsCharacter()) {
                    return true;
                }
            }
        }
        if (next < end) {
            throw malformed(next);
        }
        return false;
    }

    private void skipByteOrderMark() {
        if (before + next == 0 && end >= 3
                && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            next = 3;
        }
    }

    @Override
    public void close() {}

    private char two(byte[] in, int at) throws CharConversionException {
        int point = (in[at] & 0x1F) << 6 | (in[at + 1] & 0x3F);
        if (isNoTail(in[at + 1]) || point < 0x80) {
            throw malformed(at);
        }
        return (char) point;
    }

    private char three(byte[] in, int at) throws CharConversionException {
        int lead = in[at];
        int second = in[at + 1];
        int third = in[at + 2];
        char point = (char) (lead << 12 | (second & 0x3F) << 6 | (third & 0x3F));
        // only two leads can begin an overlong form or a surrogate
        boolean suspicious = lead == (byte) 0xE0 || lead == (byte) 0xED;
        if ((((second ^ 0x80) | (third ^ 0x80)) & 0xC0) != 0
                || (suspicious && (point < 0x800 || Character.isSurrogate(point)))) {
            throw malformed(at);
        }
        return point;
    }

    private int four(byte[] in, int at) throws CharConversionException {
        int point = (in[at] & 0x07) << 18 | (in[at + 1] & 0x3F) << 12 | (in[at + 2] & 0x3F) << 6 | (in[at + 3] & 0x3F);
        if (isNoTail(in[at + 1]) || isNoTail(in[at + 2]) || isNoTail(in[at + 3])
                || !Character.isSupplementaryCodePoint(point)) {
            throw malformed(at);
        }
        return point;
    }

    private static boolean isNoTail(byte unit) {
        return (unit & 0xC0) != 0x80;
    }

    private CharConversionException malformed(int at) {
        return new CharConversionException("not UTF-8 at byte " + (before + at));
    }
}
