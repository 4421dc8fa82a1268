package io.reward4j.wire.json;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.json.JsonReadContext;

/// Reads JSON (RFC 8259) in UTF-8 (RFC 3629) from an array or a stream, in one pass: texts are decoded while their end
/// is looked for. As a parser of Jackson it serves the same readers, and it refuses what Jackson refuses, in words that
/// mean the same.
///
/// It is stricter than Jackson's own parser of bytes: no stray or missing bytes, overlong forms or surrogates pass. And
/// it is more lenient, so that the reader of samples can refuse one sample and go on with the next: texts, numbers and
/// names may be of any length, `NaN` and `Infinity` are read as numbers, and half a surrogate pair may be escaped in a
/// text. A byte order mark at the start is left out. Short texts are kept in a small table, where a later one replaces
/// an earlier one, so that no names that a model writes can make it slow.
///
/// Used by one thread.
final class Utf8JsonParser extends TextBackedParser {

    private static final int WINDOW = 1 << 13;
    private static final int TEXT = 1 << 12;
    private static final int LONGEST_TEXT = Integer.MAX_VALUE - 16;
    private static final int END = -1;

    /// Stands for a character of several bytes where one of ASCII is wanted.
    private static final int SEVERAL_BYTES = 0x80;

    /// Short texts without escapes and names, most of which are the same in every sample.
    private static final int KNOWN = 64;
    private static final int LONGEST_KNOWN = 32;

    private static final VarHandle FOUR_BYTES = MethodHandles
            .byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final StreamReadConstraints NESTING = StreamReadConstraints.builder()
            .maxNestingDepth(Limits.EVENT_NESTING).build();

    private final @Nullable InputStream source;
    private final byte[] bytes;
    private int at;
    private int end;

    /// How many bytes came before those in the window.
    private long before;

    /// How many more bytes than UTF-16 units were read. Messages count in units.
    private long excess;

    private int line = 1;

    /// How many units were read before the line.
    private long lineStart;

    private JsonReadContext context = JsonReadContext.createRootContext(null);
    private char[] text;
    private int length;

    /// The text of the token, unless only the characters are there, as for numbers and for texts beyond the limit.
    private @Nullable String known;
    private final @Nullable String[] knownTexts = new String[KNOWN];

    private boolean nonNumeric;
    private long tokenStart;

    /// Reads what is in an array, which stays as it is.
    Utf8JsonParser(byte[] json) {
        this.source = null;
        this.bytes = json;
        this.end = json.length;
        this.text = new char[Math.clamp(json.length, LONGEST_KNOWN, TEXT)];
        skipByteOrderMark();
    }

    /// Reads what comes from a stream, which is not closed.
    ///
    /// @param head the first bytes, which were read from it already
    Utf8JsonParser(byte[] head, InputStream source) {
        this.source = source;
        this.bytes = Arrays.copyOf(head, Math.max(WINDOW, head.length));
        this.end = head.length;
        this.text = new char[TEXT];
        skipByteOrderMark();
    }

    private void skipByteOrderMark() {
        if (has(3) && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            at = 3;
            excess = 3;
        }
    }

    // Tokens

    @Override
    public @Nullable JsonToken nextToken() {
        _currToken = token();
        return _currToken;
    }

    /// One long method, which the JIT compiles once and does not copy into each of those that call it.
    private @Nullable JsonToken token() {
        boolean named = _currToken == JsonToken.PROPERTY_NAME;
        int unit = nextNonBlank();
        if (!named) {
            if (unit == ']' || unit == '}') {
                return close(unit);
            }
            if (unit == END && context.inRoot()) {
                return null;
            }
            if (context.expectComma()) {
                if (unit != ',') {
                    throw unexpected(unit, "was expecting comma to separate entries");
                }
                unit = nextNonBlank();
            }
            if (context.inObject()) {
                return name(unit);
            }
        }
        tokenStart = position() - 1;
        known = null;
        return switch (unit) {
            case '"' -> {
                readText(false);
                yield JsonToken.VALUE_STRING;
            }
            case '[' -> {
                open(context.createChildArrayContext(line, 0));
                yield JsonToken.START_ARRAY;
            }
            case '{' -> {
                open(context.createChildObjectContext(line, 0));
                yield JsonToken.START_OBJECT;
            }
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(unit);
            case 't' -> word("true", JsonToken.VALUE_TRUE);
            case 'f' -> word("false", JsonToken.VALUE_FALSE);
            case 'n' -> word("null", JsonToken.VALUE_NULL);
            case 'N' -> noNumber("NaN", "NaN");
            case 'I' -> noNumber("Infinity", "Infinity");
            case '+' -> {
                if (peek() != 'I') {
                    throw faultBefore("Unexpected character in numeric value: a leading plus sign");
                }
                at++;
                yield noNumber("Infinity", "+Infinity");
            }
            default -> throw Character.isLetter(unit) ? unrecognized() : unexpected(unit, "expected a valid value");
        };
    }

    @Override
    public @Nullable String nextName() {
        return nextToken() == JsonToken.PROPERTY_NAME ? context.currentName() : null;
    }

    private void open(JsonReadContext inner) {
        NESTING.validateNestingDepth(inner.getNestingDepth());
        context = inner;
    }

    private JsonToken close(int bracket) {
        boolean list = bracket == ']';
        if (list ? !context.inArray() : !context.inObject()) {
            throw faultBefore("Unexpected close marker");
        }
        context = context.clearAndGetParent();
        return list ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
    }

    private JsonToken name(int unit) {
        if (unit != '"') {
            throw unexpected(unit, "was expecting double-quote to start property name");
        }
        tokenStart = position() - 1;
        readText(true);
        context.setCurrentName(text());
        int colon = nextNonBlank();
        if (colon != ':') {
            throw unexpected(colon, "was expecting a colon to separate property name and value");
        }
        return JsonToken.PROPERTY_NAME;
    }

    /// @param written the word with its sign
    private JsonToken noNumber(String word, String written) {
        word(word, JsonToken.VALUE_NUMBER_FLOAT);
        known = written;
        length = written.length();
        nonNumeric = true;
        return JsonToken.VALUE_NUMBER_FLOAT;
    }

    /// Reads the rest of a word, of which one letter was read.
    private JsonToken word(String word, JsonToken token) {
        for (int i = 1; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw unrecognized();
            }
            at++;
        }
        if (isOfWord(peek())) {
            throw unrecognized();
        }
        known = word;
        length = word.length();
        return token;
    }

    private static boolean isOfWord(int unit) {
        return unit >= '0' && unit < 0x80 && Character.isJavaIdentifierPart(unit);
    }

    // Numbers

    private JsonToken number(int first) {
        length = 0;
        nonNumeric = false;
        int unit = first;
        if (unit == '-') {
            append(unit);
            unit = nextOfNumber();
            if (unit == 'I') {
                return noNumber("Infinity", "-Infinity");
            }
            if (!isDigit(unit)) {
                throw notInNumber("expected digit (0-9) to follow minus sign");
            }
        }
        append(unit);
        if (unit == '0' && isDigit(peek())) {
            throw fault("Invalid numeric value: Leading zeroes not allowed");
        }
        digits();
        boolean whole = true;
        if (peek() == '.') {
            whole = false;
            append(next());
            digits("Decimal point not followed by a digit");
        }
        if (peek() == 'e' || peek() == 'E') {
            whole = false;
            append(next());
            if (peek() == '+' || peek() == '-') {
                append(next());
            }
            digits("Exponent indicator not followed by a digit");
        }
        if (context.inRoot() && peek() > ' ') {
            throw fault("Expected space separating root-level values");
        }
        return whole ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
    }

    private void digits(String ifNone) {
        int first = nextOfNumber();
        if (!isDigit(first)) {
            throw notInNumber(ifNone);
        }
        append(first);
        digits();
    }

    private void digits() {
        while (isDigit(peek())) {
            append(next());
        }
    }

    private void append(int unit) {
        if (length == text.length) {
            longer(text);
        }
        text[length++] = (char) unit;
    }

    private int nextOfNumber() {
        int unit = next();
        if (unit == END) {
            throw endOfInput(" within/between numeric value");
        }
        return unit;
    }

    private static boolean isDigit(int unit) {
        return unit >= '0' && unit <= '9';
    }

    // Texts

    /// Decodes a text up to the quote that ends it. Works on runs of characters of one length, since texts are made of
    /// such runs.
    private void readText(boolean name) {
        if (readKnown()) {
            return;
        }
        byte[] in = bytes;
        char[] out = text;
        int to = 0;
        while (true) {
            if (to + 2 > out.length) {
                out = longer(out);
            }
            if (at == end && !fill()) {
                throw endOfInput(name ? " in property name" : ": was expecting closing quote for a string value");
            }
            int i = at;
            int lead = in[i];
            if (lead >= 0) {
                int stop = Math.min(end, i + out.length - to);
                while (lead >= ' ' && lead != '"' && lead != '\\') {
                    out[to++] = (char) lead;
                    if (++i == stop) {
                        break;
                    }
                    lead = in[i];
                }
                at = i;
                if (i == stop) {
                    continue;
                }
                if (lead == '"') {
                    at++;
                    length = to;
                    known = to <= Limits.TEXT ? new String(out, 0, to) : null;
                    return;
                }
                if (lead == '\\') {
                    at++;
                    out[to] = escaped();
                    if (name) {
                        checkPairs(out, to);
                    }
                    to++;
                } else if (lead >= 0) {
                    at++;
                    throw faultBefore("Illegal unquoted character (" + _getCharDesc(lead) + "): has to be escaped");
                }
            } else if ((lead & 0xF0) == 0xE0 && i + 3 < end) {
                int stop = Math.min(end - 3, i + 3 * (out.length - to));
                int from = to;
                while (i < stop) {
                    int four = (int) FOUR_BYTES.get(in, i);
                    int unit = (four & 0x0F) << 12 | (four >>> 2 & 0xFC0) | (four >>> 16 & 0x3F);
                    boolean three = (four & 0xC0C0F0) == 0x8080E0;
                    if (!three || unit < 0x800 || (unit & 0xF800) == 0xD800) {
                        break;
                    }
                    out[to++] = (char) unit;
                    i += 3;
                }
                if (from == to) {
                    throw malformed(i);
                }
                excess += 2L * (to - from);
                at = i;
            } else {
                to += Character.toChars(character(), out, to);
            }
        }
    }

    private char[] longer(char[] full) {
        if (full.length == LONGEST_TEXT) {
            throw new StreamConstraintsException("String value length exceeds the maximum allowed (" + LONGEST_TEXT
                    + ")");
        }
        text = Arrays.copyOf(full, (int) Math.min(LONGEST_TEXT, 2L * full.length));
        return text;
    }

    /// Reads a short text of ASCII without escapes if it is one, which then is what such a text was before.
    private boolean readKnown() {
        byte[] in = bytes;
        int start = at;
        int stop = Math.min(end, start + LONGEST_KNOWN);
        int hash = 0;
        for (int i = start; i < stop; i++) {
            int unit = in[i];
            if (unit == '"') {
                at = i + 1;
                length = i - start;
                known = knownText(start, length, (hash ^ hash >>> 6) & (KNOWN - 1));
                return true;
            }
            if (unit < ' ' || unit == '\\') {
                return false;
            }
            hash = 31 * hash + unit;
        }
        return false;
    }

    private String knownText(int start, int count, int slot) {
        String earlier = knownTexts[slot];
        if (earlier != null && isSame(earlier, start, count)) {
            return earlier;
        }
        String read = new String(bytes, start, count, StandardCharsets.ISO_8859_1);
        knownTexts[slot] = read;
        return read;
    }

    private boolean isSame(String ascii, int start, int count) {
        if (ascii.length() != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (ascii.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    /// A name with half a surrogate pair could not be told from others once it is UTF-8 again.
    private void checkPairs(char[] out, int last) {
        char unit = out[last];
        boolean follows = last > 0 && Character.isHighSurrogate(out[last - 1]);
        if (Character.isLowSurrogate(unit) ? !follows : follows) {
            throw fault("half a surrogate pair");
        }
        if (Character.isHighSurrogate(unit) && peek() != '\\') {
            throw fault("half a surrogate pair");
        }
    }

    private char escaped() {
        int unit = nextEscaped();
        return switch (unit) {
            case '"', '\\', '/' -> (char) unit;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw faultBefore("Unrecognized character escape");
        };
    }

    private char hexadecimal() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int unit = nextEscaped();
            int digit = unit < 0x80 ? Character.digit(unit, 16) : -1;
            if (digit < 0) {
                throw faultBefore("Unexpected character: expected a hex-digit for character escape sequence");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private int nextEscaped() {
        int unit = next();
        if (unit == END) {
            throw endOfInput(" in character escape sequence");
        }
        return unit;
    }

    // UTF-8

    /// Reads a character of several bytes, of which none was read.
    private int character() {
        int start = at;
        int lead = bytes[start];
        int size = size(lead, start);
        if (!has(size)) {
            throw malformed(at);
        }
        int point = lead & (0x7F >> size);
        for (int i = 1; i < size; i++) {
            int unit = bytes[at + i];
            if ((unit & 0xC0) != 0x80) {
                throw malformed(at);
            }
            point = point << 6 | (unit & 0x3F);
        }
        boolean overlong = point < (size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000);
        if (overlong || !Character.isValidCodePoint(point) || (size == 3 && Character.isSurrogate((char) point))) {
            throw malformed(at);
        }
        at += size;
        excess += size - Character.charCount(point);
        return point;
    }

    private int size(int lead, int from) {
        if ((lead & 0xE0) == 0xC0) {
            return 2;
        }
        if ((lead & 0xF0) == 0xE0) {
            return 3;
        }
        if ((lead & 0xF8) == 0xF0) {
            return 4;
        }
        throw malformed(from);
    }

    private RuntimeException malformed(int from) {
        return _wrapIOFailure(new CharConversionException("not UTF-8 at byte " + (before + from)));
    }

    // Bytes

    /// Reads the next byte that is no white space. A character of several bytes is not read.
    private int nextNonBlank() {
        while (true) {
            while (at < end) {
                int unit = bytes[at++];
                if (unit > ' ') {
                    return unit;
                }
                if (unit < 0) {
                    at--;
                    return SEVERAL_BYTES;
                }
                if (unit != ' ') {
                    blank(unit);
                }
            }
            if (!fill()) {
                return END;
            }
        }
    }

    private void blank(int unit) {
        switch (unit) {
            case '\n' -> newLine();
            case '\r' -> {
                if (peek() == '\n') {
                    at++;
                }
                newLine();
            }
            case '\t' -> {
            }
            default -> throw faultBefore("Illegal character (" + _getCharDesc(unit)
                    + "): only regular white space is allowed between tokens");
        }
    }

    private void newLine() {
        line++;
        lineStart = position();
    }

    /// The next byte, which is not read; [#END] at the end, and above 127 for a character of several bytes.
    private int peek() {
        return at < end || fill() ? bytes[at] & 0xFF : END;
    }

    private int next() {
        int unit = peek();
        at += unit == END ? 0 : 1;
        return unit;
    }

    private boolean has(int count) {
        while (end - at < count) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    /// Reads on; false at the end. What was read goes.
    private boolean fill() {
        if (source == null) {
            return false;
        }
        before += at;
        end -= at;
        System.arraycopy(bytes, at, bytes, 0, end);
        at = 0;
        try {
            int more = source.read(bytes, end, bytes.length - end);
            end += Math.max(0, more);
            return more > 0;
        } catch (IOException e) {
            throw _wrapIOFailure(e);
        }
    }

    // Faults

    /// Returns a fault at what is read next.
    private StreamReadException fault(String what) {
        return new StreamReadException(this, what);
    }

    /// Returns a fault at the byte that was read last.
    private StreamReadException faultBefore(String what) {
        return new StreamReadException(this, what, location(position() - 1));
    }

    private StreamReadException endOfInput(String where) {
        return fault("Unexpected end-of-input" + where);
    }

    private StreamReadException unexpected(int unit, String expected) {
        if (unit == END) {
            return endOfInput("");
        }
        if (unit == SEVERAL_BYTES) {
            StreamReadException fault = fault("Unexpected character: " + expected);
            character();
            return fault;
        }
        return faultBefore(unit == '/' ? "Unexpected character: a comment" : "Unexpected character: " + expected);
    }

    private StreamReadException notInNumber(String expected) {
        return faultBefore("Unexpected character in numeric value: " + expected);
    }

    private StreamReadException unrecognized() {
        return new StreamReadException(this, "Unrecognized token", location(tokenStart));
    }

    @Override
    protected void _handleEOF() {
        if (!context.inRoot()) {
            throw endOfInput(": expected close marker");
        }
    }

    /// How many units were read.
    private long position() {
        return before + at - excess;
    }

    @Override
    public TokenStreamLocation currentLocation() {
        return location(position());
    }

    @Override
    public TokenStreamLocation currentTokenLocation() {
        return location(tokenStart);
    }

    private TokenStreamLocation location(long units) {
        return new TokenStreamLocation(ContentReference.unknown(), -1, units, line, (int) (units - lineStart) + 1);
    }

    // The token

    @Override
    protected JsonReadContext context() {
        return context;
    }

    @Override
    protected String text() {
        return known == null ? new String(text, 0, length) : known;
    }

    @Override
    public int getStringLength() {
        return isScalar() ? length : super.getStringLength();
    }

    @Override
    public boolean isNaN() {
        return _currToken == JsonToken.VALUE_NUMBER_FLOAT && nonNumeric;
    }

    @Override
    public Object streamReadInputSource() {
        return source == null ? bytes : source;
    }
}
