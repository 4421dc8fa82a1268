package io.reward4j.rlvr.json.schema;

import org.jspecify.annotations.Nullable;

/// What is said of a value that breaks a keyword.
final class FaultMessage {

    private static final int LONGEST_SHOWN = 80;

    private FaultMessage() {}

    /// @param key the keyword
    /// @param arguments what the library tells of it
    static String of(String key, @Nullable Object @Nullable [] arguments) {
        String first = arguments == null || arguments.length == 0 ? "" : shown(arguments[0]);
        return switch (key) {
            case "type" -> "is " + first + (arguments == null ? "" : ", expected " + shown(arguments[1]));
            case "required" -> "lacks '" + first + "'";
            case "additionalProperties", "unevaluatedProperties" -> "must not have '" + first + "'";
            case "false" -> "must not be there";
            default -> "breaks " + key + (first.isEmpty() ? "" : ' ' + first);
        };
    }

    private static String shown(@Nullable Object argument) {
        String text = String.valueOf(argument);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
