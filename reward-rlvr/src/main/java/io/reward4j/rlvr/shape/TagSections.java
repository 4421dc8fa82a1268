package io.reward4j.rlvr.shape;

import io.reward4j.Reward;
import java.util.List;

/// Sections between tags that must follow each other: each tag once, in order, nothing but white space between
/// them, none empty.
///
/// @param names the tags in order
/// @param open whether an answer without a tag must follow the last one
record TagSections(List<String> names, boolean open) {

    Reward check(String text) {
        for (String name : names) {
            if (!TagText.once(text, TagText.opening(name)) || !TagText.once(text, TagText.closing(name))) {
                return Reward.fail("not exactly one " + TagText.opening(name) + " and " + TagText.closing(name));
            }
        }
        int at = WhiteSpace.skip(text, 0, text.length());
        for (String name : names) {
            if (!text.startsWith(TagText.opening(name), at)) {
                return Reward.fail("something else stands where " + TagText.opening(name) + " should");
            }
            int start = at + TagText.opening(name).length();
            int end = text.indexOf(TagText.closing(name), start);
            if (!isFilled(text, start, end)) {
                return Reward.fail("nothing in " + TagText.opening(name));
            }
            at = WhiteSpace.skip(text, end + TagText.closing(name).length(), text.length());
        }
        if (open) {
            if (isFilled(text, at, text.length())) {
                return Reward.pass();
            }
            return Reward.fail("nothing after the last tag");
        }
        return at == text.length() ? Reward.pass() : Reward.fail("text after the last tag");
    }

    /// Tells whether a character in the range can be seen.
    private static boolean isFilled(String text, int start, int end) {
        int c;
        for (int i = start; i < end; i += Character.charCount(c)) {
            c = text.codePointAt(i);
            switch (Character.getType(c)) {
                case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                        Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
                    {
                    }
                default -> {
                    return true;
                }
            }
        }
        return false;
    }
}
