package io.reward4j.rlvr.instruction;

/// Emoji, as Unicode defines them.
final class Emoji {

    private static final int KEYCAP = 0x20E3;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int JOINER = 0x200D;

    private Emoji() {}

    /// Tells whether the character at `i` is one of an emoji, or joins those of one.
    static boolean isPart(String text, int i) {
        int c = text.codePointAt(i);
        if (c < 0x80) {
            return isKeycap(text, i);
        }
        return is(c) || c == KEYCAP || c == EMOJI_STYLE || c == JOINER || Character.isEmojiModifier(c)
                || isRegionalIndicator(c) || (c >= 0xE0020 && c <= 0xE007F);
    }

    /// Tells whether a character is an emoji by itself. Digits are not, though emoji are made of them.
    static boolean is(int c) {
        return c >= 0x80 && Character.isEmoji(c) && !isRegionalIndicator(c);
    }

    private static boolean isRegionalIndicator(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    private static boolean isKeycap(String text, int i) {
        char c = text.charAt(i);
        boolean base = (c >= '0' && c <= '9') || c == '#' || c == '*';
        int next = i + 1;
        if (base && next < text.length() && text.charAt(next) == EMOJI_STYLE) {
            next++;
        }
        return base && next < text.length() && text.charAt(next) == KEYCAP;
    }
}
