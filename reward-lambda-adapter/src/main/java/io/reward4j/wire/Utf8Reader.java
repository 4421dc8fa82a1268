package io.reward4j.wire;

import java.io.CharConversionException;
import java.io.Reader;

/// Decodes UTF-8 strictly: no stray or missing bytes, no overlong forms, no surrogates, nothing beyond
/// U+10FFFF (RFC 3629). The parser's own decoding lets some of these through. A byte order mark at the
/// start is left out.
final class Utf8Reader extends Reader {

    private final byte[] bytes;
    private final int end;
    private int next;

    Utf8Reader(byte[] bytes, int from, int to) {
        boolean marked = to - from >= 3
                && bytes[from] == (byte) 0xEF && bytes[from + 1] == (byte) 0xBB && bytes[from + 2] == (byte) 0xBF;
        this.bytes = bytes;
        this.next = marked ? from + 3 : from;
        this.end = to;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws CharConversionException {
        byte[] in = bytes;
        int i = next;
        int out = offset;
        int full = offset + length - 1;
        while (out < full && i < end) {
            int lead = in[i];
            if (lead >= 0) {
                chars[out++] = (char) lead;
                i++;
            } else if ((lead & 0xF0) == 0xE0) {
                chars[out++] = three(in, i);
                i += 3;
            } else if ((lead & 0xE0) == 0xC0) {
                chars[out++] = two(in, i);
                i += 2;
            } else {
                int point = four(in, i);
                chars[out++] = Character.highSurrogate(point);
                chars[out++] = Character.lowSurrogate(point);
                i += 4;
            }
        }
        next = i;
        return out == offset ? -1 : out - offset;
    }

    @Override
    public void close() {}

    private char two(byte[] in, int at) throws CharConversionException {
        if (at + 1 >= end) {
            throw malformed(at);
        }
        int point = (in[at] & 0x1F) << 6 | (in[at + 1] & 0x3F);
        if (isNoTail(in[at + 1]) || point < 0x80) {
            throw malformed(at);
        }
        return (char) point;
    }

    private char three(byte[] in, int at) throws CharConversionException {
        if (at + 2 >= end) {
            throw malformed(at);
        }
        int point = (in[at] & 0x0F) << 12 | (in[at + 1] & 0x3F) << 6 | (in[at + 2] & 0x3F);
        if (isNoTail(in[at + 1]) || isNoTail(in[at + 2]) || point < 0x800 || Character.isSurrogate((char) point)) {
            throw malformed(at);
        }
        return (char) point;
    }

    private int four(byte[] in, int at) throws CharConversionException {
        if (at + 3 >= end || (in[at] & 0xF8) != 0xF0) {
            throw malformed(at);
        }
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

    private static CharConversionException malformed(int at) {
        return new CharConversionException("not UTF-8 at byte " + at);
    }
}
