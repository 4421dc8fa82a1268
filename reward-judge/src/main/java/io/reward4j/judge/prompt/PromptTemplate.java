package io.reward4j.judge.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A text with places such as `{{task}}`, which are filled in one pass: what was filled in is never
/// looked at again, so that a place's mark inside it stays as it is.
///
/// Immutable and safe for use by several threads.
public final class PromptTemplate {

    private final String text;
    private final List<Segment> segments;

    private PromptTemplate(String text, List<Segment> segments) {
        this.text = text;
        this.segments = segments;
    }

    private sealed interface Segment {}

    private record Literal(String text) implements Segment {}

    private record Slot(String name) implements Segment {}

    /// Returns a template of this text.
    ///
    /// @throws IllegalArgumentException if `{{` opens no place of letters, digits and `_`
    public static PromptTemplate of(String text) {
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
            int close = text.indexOf("}}", open);
            String name = close < 0 ? "" : text.substring(open + 2, close);
            if (name.isEmpty() || !name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
                throw new IllegalArgumentException("no place opens at character " + open + " of the template");
            }
            segments.add(new Literal(text.substring(from, open)));
            segments.add(new Slot(name));
            from = close + 2;
        }
        segments.add(new Literal(text.substring(from)));
        return new PromptTemplate(text, List.copyOf(segments));
    }

    /// Returns a template of a resource beside a class, in UTF-8, without the white space at its end.
    ///
    /// @throws IllegalArgumentException if there is no such resource, or it is no template
    public static PromptTemplate resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource '" + name + "' beside " + beside.getName());
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names of the places, in order.
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Segment segment : segments) {
            if (segment instanceof Slot(String name)) {
                names.add(name);
            }
        }
        return names;
    }

    /// Returns the text with every place filled.
    ///
    /// @throws IllegalArgumentException if a place has no value, or a value no place
    public String render(Map<String, String> values) {
        if (!values.keySet().equals(names())) {
            throw new IllegalArgumentException("the places are " + names() + ", and the values " + values.keySet());
        }
        StringBuilder rendered = new StringBuilder();
        for (Segment segment : segments) {
            rendered.append(switch (segment) {
                case Literal(String literal) -> literal;
                case Slot(String name) -> values.get(name);
            });
        }
        return rendered.toString();
    }

    /// The template itself.
    @Override
    public String toString() {
        return text;
    }
}
