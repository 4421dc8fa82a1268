package io.reward4j.rlvr.instruction;

import java.util.ArrayList;
import java.util.List;

/// The parts of a text between runs of exactly six asterisks.
final class SixAsterisks {

    private static final int LENGTH = 6;

    private SixAsterisks() {}

    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int i = text.indexOf('*');
        while (i >= 0) {
            int end = i;
            while (end < text.length() && text.charAt(end) == '*') {
                end++;
            }
            if (end - i == LENGTH) {
                parts.add(text.substring(start, i));
                start = end;
            }
            i = text.indexOf('*', end);
        }
        parts.add(text.substring(start));
        return parts;
    }
}
