package io.reward4j.wire;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;

/// The places where the fields of a sample are looked for: JSON pointers (RFC 6901) into the sample, such as
/// `/metadata/label`. The first place that holds something counts.
///
/// ```java
/// RewardEndpoint.builder(reward).fields(SampleFields.standard().reference("/label").id("/record_id")).build();
/// ```
///
/// A field holds nothing if it is `null`, an empty text, an empty object, or an object that has only an empty `text`.
/// The fields `metadata`, `extra_info` and `reward_model` may be JSON in a text.
///
/// Immutable and safe for use by several threads.
public final class SampleFields {

    private static final List<FieldPath> MESSAGES = paths("/messages", "/prompt", "/query");
    private static final List<FieldPath> ANSWER = paths(
            "/model_response", "/completion", "/response", "/modelResponse", "/generated_text", "/generated_response",
            "/output");
    private static final List<FieldPath> REFERENCE = paths(
            "/metadata/reference_answer", "/reference_answer", "/reward_model/ground_truth",
            "/extra_info/reference_answer", "/extra_info/answer", "/metadata/ground_truth", "/ground_truth",
            "/metadata/answer", "/response", "/chosen");
    private static final List<FieldPath> ID = paths("/id", "/task_id", "/record_id", "/metadata/id", "/metadata/key");
    private static final SampleFields STANDARD = new SampleFields(MESSAGES, ANSWER, REFERENCE, ID);

    private final List<FieldPath> messages;
    private final List<FieldPath> answer;
    private final List<FieldPath> reference;
    private final List<FieldPath> id;
    private final boolean standardMessages;
    private final boolean standardAnswer;
    private final boolean standardReference;

    private SampleFields(
            List<FieldPath> messages, List<FieldPath> answer, List<FieldPath> reference, List<FieldPath> id) {
        this.messages = messages;
        this.answer = answer;
        this.reference = reference;
        this.id = id;
        this.standardMessages = messages.equals(MESSAGES);
        this.standardAnswer = answer.equals(ANSWER);
        this.standardReference = reference.equals(REFERENCE);
    }

    /// Returns the default places. The README of this module lists them.
    public static SampleFields standard() {
        return STANDARD;
    }

    /// Returns these places with others for the conversation: a list of messages, or a text, which is the user's
    /// message. The standard is `/messages`, `/prompt`, `/query`.
    ///
    /// @throws IllegalArgumentException if there is no pointer, or one is none
    public SampleFields messages(String... pointers) {
        return new SampleFields(paths(pointers), answer, reference, id);
    }

    /// Returns these places with others for the answer of the model: a text, a block, a message, or a list of them. It
    /// follows the messages. The standard is `/model_response`, `/completion`, `/response`, `/modelResponse`,
    /// `/generated_text`, `/generated_response`, `/output`.
    ///
    /// @throws IllegalArgumentException if there is no pointer, or one is none
    public SampleFields answer(String... pointers) {
        return new SampleFields(messages, paths(pointers), reference, id);
    }

    /// Returns these places with others for the reference. The standard is `/metadata/reference_answer`,
    /// `/reference_answer`, `/reward_model/ground_truth`, `/extra_info/reference_answer`, `/extra_info/answer`,
    /// `/metadata/ground_truth`, `/ground_truth`, `/metadata/answer`, `/response` where that is what was expected,
    /// `/chosen`.
    ///
    /// @throws IllegalArgumentException if there is no pointer, or one is none
    public SampleFields reference(String... pointers) {
        return new SampleFields(messages, answer, paths(pointers), id);
    }

    /// Returns these places with others for the id. The standard is `/id`, `/task_id`, `/record_id`, `/metadata/id`,
    /// `/metadata/key`.
    ///
    /// @throws IllegalArgumentException if there is no pointer, or one is none
    public SampleFields id(String... pointers) {
        return new SampleFields(messages, answer, reference, paths(pointers));
    }

    List<FieldPath> messagePaths() {
        return messages;
    }

    List<FieldPath> answerPaths() {
        return answer;
    }

    List<FieldPath> referencePaths() {
        return reference;
    }

    List<FieldPath> idPaths() {
        return id;
    }

    boolean hasStandardMessages() {
        return standardMessages;
    }

    boolean hasStandardAnswer() {
        return standardAnswer;
    }

    boolean hasStandardReference() {
        return standardReference;
    }

    private static List<FieldPath> paths(String... pointers) {
        if (pointers.length == 0) {
            throw new IllegalArgumentException("name at least one place, such as \"/label\"");
        }
        List<FieldPath> paths = new ArrayList<>(pointers.length);
        for (String pointer : pointers) {
            paths.add(FieldPath.of(pointer));
        }
        return List.copyOf(paths);
    }

    /// A pointer into a sample.
    ///
    /// @param field the field of the sample that it begins with
    /// @param within what follows; matches the field itself where nothing does
    record FieldPath(String field, JsonPointer within) {

        /// Tells whether this is the field of that name itself.
        boolean is(String name) {
            return field.equals(name) && within.matches();
        }

        static FieldPath of(String text) {
            JsonPointer pointer;
            try {
                pointer = JsonPointer.compile(text);
            } catch (IllegalArgumentException e) {
                throw notPointer(text);
            }
            if (pointer.matches()) {
                throw notPointer(text);
            }
            return new FieldPath(pointer.getMatchingProperty(), pointer.tail());
        }

        private static IllegalArgumentException notPointer(String text) {
            return new IllegalArgumentException(
                    "'" + text + "' is no JSON pointer into a sample: write it like \"/metadata/label\"");
        }

        @Override
        public String toString() {
            return "/" + field.replace("~", "~0").replace("/", "~1") + within;
        }
    }
}
