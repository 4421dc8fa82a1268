package io.reward4j;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.extract.JacksonVersion;
import io.reward4j.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/// One conversation to score: the question, the model's answer, and the expected answer.
///
/// The messages are the whole trajectory, tool results included. The *completion* is the last
/// message of the assistant.
///
/// The given JSON is copied, so a sample does not change. Do not change the nodes that [#reference()] and
/// [#metadata()] return.
///
/// @param id names the sample in results and logs; empty if it has no name
/// @param messages the trajectory, oldest first; at least one message is the assistant's
/// @param reference the expected answer; a missing node if there is none
/// @param metadata other fields of the sample, such as a document or a language; an object, which may be empty
public record Sample(String id, List<Message> messages, JsonNode reference, JsonNode metadata) {

    /// The maximum number of characters (UTF-16 units) of an answer's text, and of its reasoning: 2 Mi (2^21). A longer
    /// answer is refused by every reward. Questions and references may be longer.
    public static final int LONGEST_ANSWER = 1 << 21;

    private static final int LONGEST_ID = 100;

    /// @throws IllegalArgumentException if no message is the assistant's, or the metadata is no object
    public Sample {
        JacksonVersion.check();
        Objects.requireNonNull(id, "the id of a sample is null; one without a name has the id \"\"");
        messages = List.copyOf(messages);
        reference = copy(Objects.requireNonNull(reference, "the reference is null; leave it out where there is none"));
        metadata = copy(Objects.requireNonNull(metadata, "metadata"));
        if (!metadata.isObject()) {
            throw new IllegalArgumentException("the metadata of " + describe(id) + " must be an object, and was "
                    + metadata.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        if (lastOfAssistant(messages) < 0) {
            throw new IllegalArgumentException(
                    describe(id) + " has no message of the assistant: add Message.assistant(completion)");
        }
    }

    /// Returns a sample of one question and one answer, without a reference.
    public static Sample of(String prompt, String completion) {
        return of(List.of(Message.user(prompt), Message.assistant(completion)));
    }

    /// Returns a sample of a conversation, without a reference.
    ///
    /// @throws IllegalArgumentException if no message is the assistant's
    public static Sample of(List<Message> messages) {
        return new Sample("", messages, MissingNode.getInstance(), JsonNodeFactory.instance.objectNode());
    }

    /// The whole answer of the model: the last message of the assistant, with its calls and all other parts.
    public Message answer() {
        return messages.get(lastOfAssistant(messages));
    }

    /// The text of the model's answer, that is, of [#answer()].
    public String completion() {
        return answer().content();
    }

    /// Tells whether the conversation ends with the [#answer()], and not with the turn of a user or a tool.
    public boolean isAnswered() {
        return messages.getLast().isAssistant();
    }

    /// The question: the last message of the user before the completion, or `""`.
    public String prompt() {
        for (int i = lastOfAssistant(messages) - 1; i >= 0; i--) {
            if (messages.get(i).isUser()) {
                return messages.get(i).content();
            }
        }
        return "";
    }

    /// The reference as text: the string, number or boolean itself, or the value of the field `text`, `answer`,
    /// `final_answer`, `ground_truth` or `solution` of an object. A text that is the JSON of such an object is read as
    /// the object, and so is an object in such a field. An empty text counts as missing.
    ///
    /// @throws RewardException if there is no such text, or if several of these fields disagree
    public String referenceText() {
        return ReferenceReader.text(this);
    }

    /// The accepted answers. If the reference is a list, these are its elements, each read as [#referenceText()] reads
    /// one; otherwise it is that one text. Never empty.
    ///
    /// @throws RewardException if there is no such text
    public List<String> acceptedTexts() {
        return ReferenceReader.texts(this);
    }

    /// The texts of the reference as they are written: as [#acceptedTexts()], but a text that is JSON stays as it is.
    /// Empty if there is no text; never throws.
    public List<String> writtenTexts() {
        return ReferenceReader.writtenTexts(this);
    }

    /// The reference as JSON. A text that is the JSON of an object or an array is read as that. If an object has only a
    /// field `text` or `ground_truth`, and the field holds an object, an array or the JSON of one, the value of the
    /// field is returned. Everything else is returned as it is.
    ///
    /// @throws RewardException if there is no reference
    public JsonNode referenceJson() {
        return ReferenceReader.json(this);
    }

    /// Returns this sample under another name.
    @CheckReturnValue
    public Sample withId(String id) {
        return new Sample(id, messages, reference, metadata);
    }

    /// Returns this sample with a text as its reference.
    @CheckReturnValue
    public Sample withReference(String reference) {
        return withReference(JsonNodeFactory.instance.stringNode(reference));
    }

    /// Returns this sample with another reference.
    @CheckReturnValue
    public Sample withReference(JsonNode reference) {
        return new Sample(id, messages, reference, metadata);
    }

    /// Returns this sample with a number as its reference.
    @CheckReturnValue
    public Sample withReference(Number reference) {
        return withReference(JsonValues.of(reference, "the reference of " + describe()));
    }

    /// Returns this sample with an object as its reference. Its values may be text, numbers, booleans, `null`, and maps
    /// and lists of them.
    ///
    /// @throws IllegalArgumentException if it has any other value
    @CheckReturnValue
    public Sample withReference(Map<String, ?> reference) {
        return withReference(JsonValues.of(reference, "the reference of " + describe()));
    }

    /// Returns this sample with a list as its reference, such as the accepted answers.
    ///
    /// @throws IllegalArgumentException if it has other values than text, numbers, booleans, `null`, maps and lists
    @CheckReturnValue
    public Sample withReference(List<?> reference) {
        return withReference(JsonValues.of(reference, "the reference of " + describe()));
    }

    /// Returns this sample with other metadata. The values may be text, numbers, booleans, `null`, and maps and lists
    /// of them.
    ///
    /// @throws IllegalArgumentException if there is any other value
    @CheckReturnValue
    public Sample withMetadata(Map<String, ?> metadata) {
        return withMetadata(JsonValues.of(metadata, "the metadata of " + describe()));
    }

    /// Returns this sample with other metadata.
    ///
    /// @throws IllegalArgumentException if the metadata is no object
    @CheckReturnValue
    public Sample withMetadata(JsonNode metadata) {
        return new Sample(id, messages, reference, metadata);
    }

    /// Returns this sample with one more field in its metadata.
    @CheckReturnValue
    public Sample withMetadata(String name, String value) {
        return withMetadata(name, JsonNodeFactory.instance.stringNode(value));
    }

    /// Returns this sample with one more field in its metadata.
    @CheckReturnValue
    public Sample withMetadata(String name, Number value) {
        return withMetadata(name, JsonValues.of(value, "the metadata '" + name + "' of " + describe()));
    }

    /// Returns this sample with one more field in its metadata.
    @CheckReturnValue
    public Sample withMetadata(String name, boolean value) {
        return withMetadata(name, JsonNodeFactory.instance.booleanNode(value));
    }

    /// Returns this sample with one more field in its metadata.
    @CheckReturnValue
    public Sample withMetadata(String name, JsonNode value) {
        var fields = JsonNodeFactory.instance.objectNode();
        metadata.properties().forEach(field -> fields.set(field.getKey(), field.getValue()));
        fields.set(name, value);
        return withMetadata(fields);
    }

    /// Returns this sample with another text as its completion. Calls and other parts of the answer stay.
    @CheckReturnValue
    public Sample withCompletion(String completion) {
        return withAnswer(answer().withContent(completion));
    }

    /// Returns this sample with another message instead of the [#answer()].
    ///
    /// @throws IllegalArgumentException if it is not the assistant's
    @CheckReturnValue
    public Sample withAnswer(Message answer) {
        if (!answer.isAssistant()) {
            throw new IllegalArgumentException("an answer is a message of the assistant, not of '" + answer.role()
                    + "'");
        }
        List<Message> changed = new ArrayList<>(messages);
        changed.set(lastOfAssistant(messages), answer);
        return new Sample(id, changed, reference, metadata);
    }

    /// The name of this sample in messages: `sample '<id>'`, or `the sample` if it has no id. An id is cut after 100
    /// characters.
    public String describe() {
        return describe(id);
    }

    private static String describe(String id) {
        return id.isEmpty() ? "the sample" : "sample '" + OneLine.of(id, LONGEST_ID) + "'";
    }

    private static int lastOfAssistant(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).isAssistant()) {
                return i;
            }
        }
        return -1;
    }

    private static JsonNode copy(JsonNode node) {
        return node.isContainer() ? node.deepCopy() : node;
    }
}
