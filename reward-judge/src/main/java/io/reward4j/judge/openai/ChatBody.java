package io.reward4j.judge.openai;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// The text of a body, whatever a server or a proxy wrapped it in: gzip though nobody asked for it, another charset, a
/// byte order mark.
final class ChatBody {

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([A-Za-z0-9._:-]{1,40})");
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private ChatBody() {}

    /// Returns the text.
    ///
    /// @param type the content type; may be empty
    /// @param limit how many bytes the body may have, unpacked
    /// @throws IOException if it cannot be unpacked, or has more
    static String text(byte[] body, String type, int limit) throws IOException {
        byte[] plain = isGzip(body) ? unpacked(body, limit) : body;
        String text = new String(plain, charset(plain, type));
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            return text.substring(1);
        }
        return text;
    }

    private static boolean isGzip(byte[] body) {
        return starts(body, 0x1f, 0x8b);
    }

    private static byte[] unpacked(byte[] body, int limit) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(limit + 1);
            if (plain.length > limit) {
                throw new IOException("a body of more than " + limit + " bytes");
            }
            return plain;
        }
    }

    private static Charset charset(byte[] body, String type) {
        if (starts(body, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(body, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        if (starts(body, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher named = CHARSET.matcher(type);
        if (named.find()) {
            try {
                return Charset.forName(named.group(1));
            } catch (IllegalArgumentException e) {
                return StandardCharsets.UTF_8;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean starts(byte[] body, int... bytes) {
        return body.length >= bytes.length
                && Arrays.equals(Arrays.stream(bytes).toArray(), first(body, bytes.length));
    }

    private static int[] first(byte[] body, int count) {
        int[] first = new int[count];
        for (int i = 0; i < count; i++) {
            first[i] = body[i] & 0xff;
        }
        return first;
    }
}
