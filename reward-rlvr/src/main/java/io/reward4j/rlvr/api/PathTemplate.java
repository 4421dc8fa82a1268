package io.reward4j.rlvr.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A path with parameters, such as `/pets/{id}`.
final class PathTemplate {

    private final String template;
    private final List<List<String>> segments;

    PathTemplate(String template) {
        this.template = template;
        this.segments = segments(template).stream().map(PathTemplate::pieces).toList();
    }

    /// Returns the parameters of a path, decoded, or empty if the path is another one.
    Optional<Map<String, String>> match(String path) {
        List<String> given = segments(path);
        if (given.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            if (!match(segments.get(i), given.get(i), values)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    @Override
    public String toString() {
        return template;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    /// Returns literals and names in turn: a literal first and last, which may be empty.
    private static List<String> pieces(String segment) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        int open = segment.indexOf('{');
        while (open >= 0 && segment.indexOf('}', open) > 0) {
            int close = segment.indexOf('}', open);
            pieces.add(segment.substring(at, open));
            pieces.add(segment.substring(open + 1, close));
            at = close + 1;
            open = segment.indexOf('{', at);
        }
        pieces.add(segment.substring(at));
        return List.copyOf(pieces);
    }

    private static boolean match(List<String> pieces, String segment, Map<String, String> values) {
        if (pieces.size() == 1) {
            return decoded(segment).equals(pieces.getFirst());
        }
        if (!segment.startsWith(pieces.getFirst())) {
            return false;
        }
        int at = pieces.getFirst().length();
        for (int i = 1; i < pieces.size(); i += 2) {
            String literal = pieces.get(i + 1);
            boolean isLast = i + 2 == pieces.size();
            int end = isLast ? segment.length() - literal.length() : segment.indexOf(literal, at + 1);
            if (end <= at || !segment.startsWith(literal, end)) {
                return false;
            }
            values.put(pieces.get(i), decoded(segment.substring(at, end)));
            at = end + literal.length();
        }
        return true;
    }

    /// Returns a text without percent encoding, or as it is where the encoding is broken.
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
