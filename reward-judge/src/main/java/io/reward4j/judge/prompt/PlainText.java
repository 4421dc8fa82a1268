package io.reward4j.judge.prompt;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Untrusted text as a judge may be shown it, whatever model it is: everything in it can be seen, and nothing is a
/// mark of a chat.
///
/// - The special tokens of chat templates get a broken bar, so that no tokenizer takes them for its own: `<|im_end|>`
///   becomes `<¦im_end¦>`, `[INST]` becomes `[¦INST]`, `</s>` becomes `<¦/s>`. Operators such as `|>` stay.
/// - Controls of bidirectional text, tag characters, variation selectors without an ideograph before them, and control
/// characters other
///   than tab and line breaks become their names: `[U+202E]`.
///
/// All else stays as it is.
public final class PlainText {

    private static final String NAME = "[A-Za-z0-9_.:/+\\-]{1,64}";

    /// Looked for at each `<` and `[`; what follows is bounded, so that time is linear in the text.
    private static final Pattern SPECIAL = Pattern.compile(
            "<[|｜](?:" + NAME + "|[A-Za-z0-9▁_]{1,64})[|｜]>"
                    + "|<{1,2}/?(?:s|bos|eos|pad|unk|mask|cls|sep|sys|start_of_turn|end_of_turn|start_of_image"
                    + "|end_of_image"
                    + "|start_function_[a-z]{1,16}|end_function_[a-z]{1,16}|unused[0-9]{1,4}|extra_id_[0-9]{1,4})>{1,2}"
                    + "|\\[/?(?:INST|SYS|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|ARGS"
                    + "|CALL_ID"
                    + "|IMG|IMG_BREAK|IMG_END|PREFIX|SUFFIX|MIDDLE)]",
            Pattern.CASE_INSENSITIVE);

    private PlainText() {}

    /// Returns the text with what is special in it made plain.
    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Matcher special = SPECIAL.matcher(text);
        int kept = 0;
        int before = ' ';
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            boolean isSpecial = (c == '<' || c == '[') && special.region(i, text.length()).lookingAt();
            if (isSpecial) {
                plain.append(text, kept, i).append(broken(special.group()));
                end = special.end();
                kept = end;
            } else if (isHidden(c) || (isVariation(c) && !Character.isIdeographic(before))) {
                plain.append(text, kept, i).append(String.format(Locale.ROOT, "[U+%04X]", c));
                kept = end;
            }
            before = c;
            i = end;
        }
        return kept == 0 ? text : plain.append(text, kept, text.length()).toString();
    }

    private static String broken(String token) {
        if (token.startsWith("<|") || token.startsWith("<｜")) {
            return "<¦" + token.substring(2, token.length() - 2) + "¦>";
        }
        return token.charAt(0) + "¦" + token.substring(1);
    }

    /// Chooses one of the shapes of the ideograph before it.
    private static boolean isVariation(int c) {
        return c >= 0xE0100 && c <= 0xE01EF;
    }

    private static boolean isHidden(int c) {
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        boolean isControl = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r' && c != 0x85;
        boolean isBidi = c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
        boolean isInvisible = (c >= 0xE0000 && c <= 0xE007F) || (c >= 0xFFF9 && c <= 0xFFFB);
        return isControl || isBidi || isInvisible;
    }
}
