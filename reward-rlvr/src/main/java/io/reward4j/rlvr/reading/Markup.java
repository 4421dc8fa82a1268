package io.reward4j.rlvr.reading;

/// Takes markdown's emphasis off an answer.
public final class Markup {

    private static final String[] MARKS = {"**", "__", "*", "_", "`"};
    private static final int ROUNDS = 4;

    private Markup() {}

    /// Returns the text without emphasis around the whole of it, and without the half of an
    /// emphasis whose other half is not there. At most four layers are taken off.
    public static String plain(String text) {
        String plain = text.strip();
        for (int round = 0; round < ROUNDS; round++) {
            String next = unwrap(dangling(plain)).strip();
            if (next.length() == plain.length()) {
                return plain;
            }
            plain = next;
        }
        return plain;
    }

    private static String dangling(String text) {
        if (text.startsWith("**")
                && (text.length() == 2 || Character.isWhitespace(text.charAt(2)) || isOnly(text, 0))) {
            return text.substring(2);
        }
        int last = text.length() - 2;
        if (text.endsWith("**") && isOnly(text, last)) {
            return text.substring(0, last);
        }
        return text;
    }

    private static boolean isOnly(String text, int at) {
        return text.indexOf("**") == at && text.lastIndexOf("**") == at;
    }

    private static String unwrap(String text) {
        for (String mark : MARKS) {
            int end = text.length() - mark.length();
            if (end > mark.length()
                    && text.startsWith(mark)
                    && text.endsWith(mark)
                    && text.indexOf(mark, mark.length()) == end) {
                return text.substring(mark.length(), end);
            }
        }
        return text;
    }
}
