package io.reward4j.extract;

import java.io.CharConversionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.ValueInstantiationException;

/// Says in plain words why a text is not the JSON that was wanted. The parser's own words are for those who configure
/// it, and quote the text.
public final class JsonFaults {

    private static final int LONGEST_NAME = 40;
    private static final String MALFORMED = "it is not well-formed";
    private static final String BAD_NUMBER = "a malformed number";
    private static final String NO_VALUE = "a value is missing";

    /// What the parser says, and what that means; the first that is found counts. What quotes a word comes first.
    private static final List<Map.Entry<String, String>> SYNTAX = List.of(
            Map.entry("Unrecognized token", "a word that is neither true, false nor null"),
            Map.entry("Non-standard token", "NaN or Infinity, which are no numbers of JSON"),
            Map.entry("Unexpected end-of-input: was expecting closing quote", "it ends inside of a text"),
            Map.entry("Unexpected end-of-input in character escape", "it ends inside of a text"),
            Map.entry("Unexpected end-of-input in property name", "it ends inside of a name"),
            Map.entry("Unexpected end-of-input", "it ends too soon"),
            Map.entry("CTRL-CHAR, code 10)): has to be escaped", "a line break inside of a text"),
            Map.entry("CTRL-CHAR, code 13)): has to be escaped", "a line break inside of a text"),
            Map.entry("CTRL-CHAR, code 9)): has to be escaped", "a tab inside of a text"),
            Map.entry("has to be escaped", "a control character inside of a text"),
            Map.entry("Unrecognized character escape", "a backslash before a character that cannot be escaped"),
            Map.entry("expected a hex-digit", "an escape without four hexadecimal digits"),
            Map.entry("surrogate", "half a surrogate pair in a name"),
            Map.entry("was expecting comma", "a comma is missing"),
            Map.entry("was expecting a colon", "a colon is missing after a name"),
            Map.entry("to start property name", "a name in double quotes is missing"),
            Map.entry("comment", "a comment"),
            Map.entry("Unexpected close marker", "a closing bracket that does not match"),
            Map.entry("Trailing token", "something follows the value"),
            Map.entry("space separating root-level values", "something follows the value"),
            Map.entry("regular white space", "a control character between values"),
            Map.entry("numeric value", BAD_NUMBER),
            Map.entry("expected a valid value", NO_VALUE),
            Map.entry("expected a value", NO_VALUE));

    private static final List<Map.Entry<String, String>> LIMITS = List.of(
            Map.entry("nesting depth", "nested too deep"),
            Map.entry("Number value length", "a number of too many characters"),
            Map.entry("String value length", "a text of too many characters"),
            Map.entry("Name length", "a name of too many characters"),
            Map.entry("out of range", "a number out of range"));

    private static final Pattern MOST = Pattern.compile("maximum allowed \\((\\d+)");
    private static final String TWICE = "Duplicate Object property \"";

    private JsonFaults() {}

    /// Returns what is wrong with a text, and where as far as that is known, such as
    /// `not JSON at line 1, column 54: a line break inside of a text`. Nothing of the text is quoted but the name of a
    /// field that is there twice, cut after 40 characters.
    public static String describe(JacksonException e) {
        return describe(e, place(e));
    }

    /// Returns what is wrong with a text that is a line of a file, with its place in the file.
    ///
    /// @param line the number of the line, from 1
    public static String describeLine(JacksonException e, long line) {
        TokenStreamLocation at = e.getLocation();
        return describe(e, at == null ? " at line " + line : " at line " + line + ", column " + at.getColumnNr());
    }

    /// Returns what is wrong with a text that was changed before it was read, so that nobody knows where.
    static String describeChanged(JacksonException e) {
        return describe(e, "");
    }

    private static String describe(JacksonException e, String place) {
        String said = String.valueOf(e.getOriginalMessage());
        if (e.getCause() instanceof CharConversionException cause) {
            return String.valueOf(cause.getMessage());
        }
        if (e instanceof StreamConstraintsException) {
            return "JSON beyond the limits" + place + ": " + meaning(said, LIMITS).orElse("too large") + most(said);
        }
        return "not JSON" + place + ": " + twice(said).or(() -> meaning(said, SYNTAX)).orElse(MALFORMED);
    }

    /// Returns why a value cannot be bound to a type, and where, such as `/polarity: found text`.
    ///
    /// @param place where the value stands
    static String describeBinding(JacksonException e, JsonNode value, String place) {
        StringBuilder where = new StringBuilder(place);
        JsonNode found = value;
        for (JacksonException.Reference step : e.getPath()) {
            boolean named = step.getPropertyName() != null;
            where.append('/').append(named ? step.getPropertyName() : Integer.toString(step.getIndex()));
            found = named ? found.path(step.getPropertyName()) : found.path(step.getIndex());
        }
        Throwable refusal = e instanceof ValueInstantiationException ? e.getCause() : null;
        return where + ": " + (refusal == null ? found(found) : String.valueOf(refusal.getMessage()));
    }

    private static String found(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "nothing is there";
            case NUMBER -> "found a number that does not fit";
            case STRING -> "found text";
            case BOOLEAN -> "found a truth value";
            case ARRAY -> "found a list";
            case OBJECT, POJO -> "found an object";
            case NULL, BINARY -> "found null";
        };
    }

    private static String place(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        if (at == null || at.getLineNr() < 1) {
            return "";
        }
        return " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static Optional<String> meaning(String said, List<Map.Entry<String, String>> meanings) {
        return meanings.stream().filter(entry -> said.contains(entry.getKey())).map(Map.Entry::getValue).findFirst();
    }

    private static Optional<String> twice(String said) {
        if (!said.startsWith(TWICE)) {
            return Optional.empty();
        }
        String name = said.substring(TWICE.length(), Math.max(TWICE.length(), said.length() - 1));
        String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
        return Optional.of("the field \"" + shown + "\" is there twice");
    }

    private static String most(String said) {
        Matcher most = MOST.matcher(said);
        return most.find() ? ", at most " + most.group(1) : "";
    }
}
