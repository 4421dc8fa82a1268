package io.reward4j.wire.json;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/// Says why one sample cannot be read, and where in it. Thrown and caught while a sample is read.
public final class SampleReadException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_PLACE = 120;
    private static final int MOST_NAMES = 10;

    private final boolean unanswered;

    /// Refuses a sample as a whole.
    public SampleReadException(String reason) {
        this(reason, false);
    }

    private SampleReadException(String reason, boolean unanswered) {
        super(reason, null, false, false);
        this.unanswered = unanswered;
    }

    /// Refuses a sample that can be read and has no answer of the model.
    public static SampleReadException unanswered(String reason) {
        return new SampleReadException(reason, true);
    }

    public boolean isUnanswered() {
        return unanswered;
    }

    /// Returns names of fields for people: at most ten, each cut.
    public static String names(Collection<String> names) {
        List<String> shown = names.stream().limit(MOST_NAMES).map(name -> shortened(name, LONGEST_NAME)).toList();
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown.toString();
    }

    /// Returns the names of fields within each other for people, each cut.
    public static String path(Collection<String> names) {
        return names.stream().map(name -> shortened(name, LONGEST_NAME)).collect(Collectors.joining("."));
    }

    /// Refuses what the parser stands at.
    public static SampleReadException at(JsonParser parser, int depth, String reason) {
        return new SampleReadException(place(parser, depth) + ": " + reason);
    }

    /// Refuses the token that the parser stands at.
    public static SampleReadException expected(String what, JsonParser parser, int depth) {
        return at(parser, depth, "expected " + what + ", found " + kind(parser.currentToken()));
    }

    /// Returns this refusal for a value that is part of another.
    public SampleReadException within(String place) {
        return new SampleReadException(place + " " + getMessage());
    }

    public static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            case VALUE_NULL -> "null";
            case PROPERTY_NAME -> "a name";
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "nothing";
        };
    }

    /// Returns where the parser stands within the sample whose fields are at `depth`, such as
    /// `messages[1].content`.
    public static String place(JsonParser parser, int depth) {
        TokenStreamContext context = parser.streamReadContext();
        if (parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY) {
            context = context.getParent();
        }
        StringBuilder path = new StringBuilder();
        while (context != null && context.getNestingDepth() >= depth) {
            if (context.inArray()) {
                path.insert(0, "[" + context.getCurrentIndex() + "]");
            } else {
                path.insert(0, "." + shortened(String.valueOf(context.currentName()), LONGEST_NAME));
            }
            context = context.getParent();
        }
        return path.isEmpty() ? "" : shortened(path.substring(1), LONGEST_PLACE);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
