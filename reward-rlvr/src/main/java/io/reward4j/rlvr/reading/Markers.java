package io.reward4j.rlvr.reading;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads what follows the last of some markers on its line.
public final class Markers implements Extractor<String> {

    private static final int MARKUP_BEFORE_COLON = 8;
    private static final int ASCII = 128;

    /// The scripts of East Asia, which have no small letters, but for the full-width ones behind them.
    private static final char FIRST_WITHOUT_CASE = '\u2E80';
    private static final char LAST_WITHOUT_CASE = '\uFEFF';

    private final List<String> markers;

    private final Map<Character, List<String>> byFirst = new HashMap<>();

    /// The folded characters that a marker begins with, which most are not.
    private final BitSet firsts = new BitSet();

    /// Which characters of ASCII, not folded, a marker begins with.
    private final boolean[] asciiFirsts = new boolean[ASCII];

    public Markers(List<String> markers) {
        if (markers.isEmpty()) {
            throw new IllegalArgumentException("at least one marker is needed");
        }
        this.markers = new ArrayList<>(markers.size());
        for (String marker : markers) {
            this.markers.add(marker.strip());
        }
        for (String marker : this.markers) {
            if (marker.isEmpty()) {
                throw new IllegalArgumentException("a marker needs a text");
            }
            char first = fold(marker.charAt(0));
            List<String> sameFirst = byFirst.getOrDefault(first, new ArrayList<>());
            sameFirst.add(folded(marker));
            byFirst.put(first, sameFirst);
            firsts.set(first);
        }
        for (char c = 0; c < ASCII; c++) {
            asciiFirsts[c] = firsts.get(fold(c));
        }
    }

    @Override
    public Extraction<String> extract(String text) {
        int end = lastEnd(text);
        if (end < 0) {
            return Extraction.missing("no " + String.join(" or ", markers));
        }
        String rest = Markup.plain(text.substring(end, Lines.end(text, end)));
        if (rest.isEmpty()) {
            return Extraction.missing("nothing follows the last " + String.join(" or ", markers));
        }
        return Extraction.found(rest);
    }

    /// Returns the end of the marker that starts last, or `-1`.
    public int lastEnd(String text) {
        int start = lastStart(text, text.length());
        return start < 0 ? -1 : end(text, start);
    }

    /// Returns where the last marker starts that starts before a place, or `-1`.
    public int lastStart(String text, int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (end(text, i) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /// Returns the end of the longest marker that starts at a place, or `-1`.
    public int end(String text, int start) {
        char c = text.charAt(start);
        boolean begins = c < ASCII ? asciiFirsts[c] && !isWithinWord(text, start) : firsts.get(fold(c));
        return begins ? longestEnd(text, start, fold(c)) : -1;
    }

    /// Whether two letters or digits of ASCII meet at a place, where no marker starts.
    private static boolean isWithinWord(String text, int at) {
        return at > 0 && text.charAt(at - 1) < ASCII && Words.isPart(text.charAt(at - 1))
                && Words.isPart(text.charAt(at));
    }

    private int longestEnd(String text, int start, char first) {
        int end = -1;
        for (String marker : byFirst.getOrDefault(first, List.of())) {
            end = Math.max(end, matchEnd(text, start, marker));
        }
        return end;
    }

    private static int matchEnd(String text, int start, String marker) {
        int at = start;
        for (int m = 0; m < marker.length(); m++) {
            char wanted = marker.charAt(m);
            if (wanted == ':' && m > 0) {
                at = skipMarkup(text, at);
            }
            if (at >= text.length() || fold(text.charAt(at)) != wanted) {
                return -1;
            }
            at++;
        }
        if (standsAlone(text, start) && Words.isBoundary(text, at)) {
            return at;
        }
        return -1;
    }

    private static boolean standsAlone(String text, int start) {
        if (start == 0 || !Words.isPart(text.codePointAt(start))) {
            return true;
        }
        return Words.isBoundary(text, start) && "&/-+.\\".indexOf(text.charAt(start - 1)) < 0;
    }

    private static int skipMarkup(String text, int from) {
        int limit = Math.min(text.length(), from + MARKUP_BEFORE_COLON);
        int at = from;
        while (at < limit && " *_".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static char fold(char c) {
        if (c < ASCII) {
            return asciiFold(c);
        }
        return switch (c) {
            case '：' -> ':';
            case '\u00A0', '\u3000' -> ' ';
            default -> beyondAsciiFold(c);
        };
    }

    private static char beyondAsciiFold(char c) {
        boolean withoutCase = c >= FIRST_WITHOUT_CASE && c <= LAST_WITHOUT_CASE;
        return withoutCase ? c : Character.toLowerCase(Character.toUpperCase(c));
    }

    private static String folded(String marker) {
        StringBuilder folded = new StringBuilder(marker.length());
        for (int i = 0; i < marker.length(); i++) {
            folded.append(fold(marker.charAt(i)));
        }
        return folded.toString();
    }

    private static char asciiFold(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + 32);
        }
        return c == '\t' ? ' ' : c;
    }
}
