package io.reward4j.extract;

import java.util.Objects;
import tools.jackson.core.JsonPointer;

/// Reads JSON pointers that authors of rewards write.
public final class JsonPlace {

    private JsonPlace() {}

    /// Returns the pointer that a text is.
    ///
    /// @param what names the text in the message, as in `a place`
    /// @throws IllegalArgumentException if it is none, such as a name or a JSON path, with the pointer that was
    ///     probably meant
    public static JsonPointer pointer(String what, String text) {
        Objects.requireNonNull(text, () -> what + " is null");
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    what + " must be empty or begin with '/' (RFC 6901), but is '" + text + "'; was \"" + meant(text)
                            + "\" meant?",
                    e);
        }
    }

    /// `$.a.b[0]`, `a.b` and `a/b` as pointers.
    private static String meant(String text) {
        String plain = text.startsWith("$") ? text.substring(1) : text;
        String slashed = plain.replace('.', '/').replace('[', '/').replace("]", "");
        return slashed.startsWith("/") ? slashed : "/" + slashed;
    }
}
