package io.reward4j.rlvr.shape;

import java.util.List;

/// Tags such as `<think>`, as plain text: exact case, no attributes, no white space inside.
final class TagText {

    private static final int LONGEST_NAME = 64;

    private TagText() {}

    static String opening(String name) {
        return "<" + name + ">";
    }

    static String closing(String name) {
        return "</" + name + ">";
    }

    /// Tells whether `needle` stands in the text exactly once; overlaps count as one, as in Python's `str.count`.
    static boolean once(String text, String needle) {
        int first = text.indexOf(needle);
        return first >= 0 && text.indexOf(needle, first + needle.length()) < 0;
    }

    /// Returns the names if tags can have them.
    ///
    /// @throws IllegalArgumentException if there are none, one is given twice, or one is empty, longer than 64
    ///     characters, or made of anything but letters, digits and `_-.:|`
    static List<String> names(String... names) {
        List<String> list = List.of(names);
        if (list.isEmpty()) {
            throw new IllegalArgumentException("at least one tag is needed");
        }
        for (int i = 0; i < list.size(); i++) {
            String name = list.get(i);
            if (!isName(name)) {
                throw new IllegalArgumentException("not the name of a tag: '" + name + "'");
            }
            if (list.indexOf(name) < i) {
                throw new IllegalArgumentException("tag '" + name + "' is given twice");
            }
        }
        return list;
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-.:|".indexOf(c) >= 0);
    }
}
