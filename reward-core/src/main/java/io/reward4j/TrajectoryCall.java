package io.reward4j;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A call of a tool in a conversation: where it was made, and what came back.
///
/// A result belongs to the call of its id in the nearest turn before it; a result without an id, to the call of its
/// tool, or else to the first call of that turn that has no result yet. Ids may be used again later in the
/// conversation. A result of no call is left out.
///
/// Immutable.
///
/// @param number which call of the conversation it is, from 1
/// @param turn the place of its message in the conversation, from 0
/// @param call the call itself
/// @param result the message with its result; empty where none came
public record TrajectoryCall(int number, int turn, ToolCall call, Optional<Message> result) {

    private static final int LONGEST_OBJECT = 10_000;
    private static final List<String> FAILURES = List.of("error", "exception", "traceback (most recent call last)");
    private static final Set<String> FAILED_STATES = Set.of("error", "failed", "failure");

    public TrajectoryCall {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(result, "result");
    }

    /// Returns the calls that the model made in a conversation, in order, in time that grows with its length.
    public static List<TrajectoryCall> in(List<Message> messages) {
        CallPairing pairing = new CallPairing();
        for (int turn = 0; turn < messages.size(); turn++) {
            pairing.add(turn, messages.get(turn));
        }
        return pairing.calls();
    }

    /// Does what [#in] does, whose name is a keyword of Kotlin.
    public static List<TrajectoryCall> allIn(List<Message> messages) {
        return in(messages);
    }

    /// Tells whether the result says that the call failed, and so did nothing. That is so where
    ///
    /// - the environment marked it as an error ([ToolResult#failed()]), or
    /// - its text begins with the word `Error`, `Exception` or `Traceback (most recent call last)`, in any case, or
    /// - it is a JSON object of at most 10,000 characters in which `error` holds something (not `null`, `false`, or
    ///   empty), `is_error` or `isError` is true, `success` is false, or `status` is `error`, `failed` or `failure`.
    ///
    /// A call without a result has not failed.
    public boolean failed() {
        return result.isPresent() && saysFailed(result.get());
    }

    private static boolean saysFailed(Message result) {
        if (result.toolResult().isPresent() && result.toolResult().get().failed()) {
            return true;
        }
        String text = result.content();
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (start == text.length()) {
            return false;
        }
        return text.charAt(start) == '{' ? isFailedObject(text) : beginsWithFailure(text, start);
    }

    private static boolean beginsWithFailure(String text, int start) {
        for (String word : FAILURES) {
            int end = start + word.length();
            boolean ends = end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (ends && text.regionMatches(true, start, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFailedObject(String text) {
        return text.length() <= LONGEST_OBJECT
                && JsonExtractors.strict().extract(text) instanceof Found<JsonNode>(JsonNode object)
                && (holdsSomething(object.path("error"))
                        || object.path("is_error").booleanValue(false)
                        || object.path("isError").booleanValue(false)
                        || !object.path("success").booleanValue(true)
                        || FAILED_STATES.contains(object.path("status").stringValue("")));
    }

    private static boolean holdsSomething(JsonNode error) {
        return switch (error.getNodeType()) {
            case MISSING, NULL -> false;
            case BOOLEAN -> error.booleanValue();
            case STRING -> !error.stringValue().isBlank();
            case ARRAY, OBJECT -> !error.isEmpty();
            default -> true;
        };
    }
}
