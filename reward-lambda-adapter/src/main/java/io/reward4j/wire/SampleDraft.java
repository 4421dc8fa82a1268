package io.reward4j.wire;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.wire.SampleFields.FieldPath;
import io.reward4j.wire.json.Json;
import io.reward4j.wire.json.SampleReadException;
import io.reward4j.wire.message.BlockReader;
import io.reward4j.wire.message.MessageReader;
import io.reward4j.wire.message.TurnDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of one sample, as they came, and what [SampleFields] makes of them.
///
/// With the standard fields, `response` is what was expected where the answer is in `model_response` or the question in
/// `query`, which is how SageMaker's evaluation has it. `model_response`, `completion`, and `response` beside a
/// `prompt` follow the conversation whatever it ends with, unless that is the same; other answers count only where it
/// does not end with one.
final class SampleDraft {

    private static final String RESPONSE = "response";
    private static final Set<String> ALWAYS_ANSWERS = Set.of("model_response", "completion");
    private static final ObjectNode NO_METADATA = JsonNodeFactory.instance.objectNode();
    private static final Set<String> MAY_BE_TEXT = Set.of("extra_info", "reward_model");

    private final SampleFields fields;
    @Nullable
    WireId id;
    @Nullable
    List<Message> messages;
    @Nullable
    List<Message> prompt;
    JsonNode reference = MissingNode.getInstance();
    private JsonNode metadata = MissingNode.getInstance();

    /// Every other field.
    private @Nullable ObjectNode others;

    /// The names of the fields that went into the conversation.
    private final List<String> taken = new ArrayList<>();

    SampleDraft(SampleFields fields) {
        this.fields = fields;
    }

    /// Sets a field that is read as a tree; false if it came before.
    boolean set(String name, JsonNode value) {
        if (others == null) {
            others = JsonNodeFactory.instance.objectNode();
        }
        boolean parsed = MAY_BE_TEXT.contains(name) && value.isString();
        JsonNode container = parsed ? Json.containerIn(value.stringValue()) : value;
        return others.replace(name, container.isMissingNode() ? value : container) == null;
    }

    /// @throws SampleReadException if the metadata is neither an object, nor one in a text, nor nothing
    void setMetadata(JsonNode given) {
        JsonNode value = given.isString() && !given.stringValue().isBlank()
                ? Json.containerIn(given.stringValue())
                : given;
        boolean nothing = given.isNull() || (given.isArray() && given.isEmpty())
                || (given.isString() && given.stringValue().isBlank());
        if (!value.isObject() && !nothing) {
            throw new SampleReadException(
                    "metadata: expected an object, found " + SampleReadException.kind(given.asToken()));
        }
        metadata = nothing ? NO_METADATA : value;
    }

    /// Returns the id: that of the first place that holds one.
    Optional<WireId> id() {
        for (FieldPath path : fields.idPaths()) {
            if (path.is("id")) {
                if (id != null) {
                    return Optional.of(id);
                }
                continue;
            }
            JsonNode node = at(path);
            if (node.isNumber() || node.isBoolean() || (node.isString() && !node.stringValue().isEmpty())) {
                return Optional.of(WireId.of(node));
            }
        }
        return Optional.empty();
    }

    /// Returns the sample.
    ///
    /// @throws SampleReadException if it has no answer of the model, or a field of a wrong type
    Sample sample(String id) {
        JsonNode found = reference();
        List<Message> conversation = conversation();
        return new Sample(id, conversation, found, allMetadata());
    }

    private JsonNode reference() {
        for (FieldPath path : fields.referencePaths()) {
            if (path.field().equals(RESPONSE) && fields.hasStandardReference() && !responseIsExpected()) {
                continue;
            }
            JsonNode node = at(path);
            if (isThere(node)) {
                return node;
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isThere(JsonNode node) {
        if (node.isObject()) {
            boolean onlyEmptyText = node.size() == 1 && node.has("text") && !isThere(node.path("text"));
            return !node.isEmpty() && !onlyEmptyText;
        }
        return !(node.isMissingNode() || node.isNull() || (node.isString() && node.stringValue().isEmpty()));
    }

    private boolean responseIsExpected() {
        return isSaid(other("model_response")) || isSaid(other("query"));
    }

    private static boolean isSaid(JsonNode node) {
        return !(node.isMissingNode() || node.isNull());
    }

    private List<Message> conversation() {
        List<Message> conversation = asked();
        if (isSaid(other("system")) && !holds(conversation, "system")) {
            TurnDraft system = new TurnDraft();
            BlockReader.content(other("system"), system, "system");
            conversation.addFirst(system.message("system", Optional.empty()));
            taken.add("system");
        }
        answer(conversation);
        if (!holds(conversation, "assistant")) {
            throw SampleReadException.unanswered("no message of the assistant, and no completion, among the fields "
                    + SampleReadException.names(names()) + "; the answer is read from " + fields.answerPaths()
                    + ", or from the end of " + fields.messagePaths() + ": see SampleFields");
        }
        return conversation;
    }

    private static boolean holds(List<Message> conversation, String role) {
        for (Message message : conversation) {
            if (message.role().equals(role)) {
                return true;
            }
        }
        return false;
    }

    private List<Message> asked() {
        for (FieldPath path : fields.messagePaths()) {
            List<Message> read = asked(path);
            if (read != null) {
                return read;
            }
        }
        return new ArrayList<>();
    }

    private @Nullable List<Message> asked(FieldPath path) {
        if (path.is("messages")) {
            return messages;
        }
        if (path.is("prompt")) {
            return prompt;
        }
        JsonNode node = at(path);
        if (!isSaid(node)) {
            return null;
        }
        taken.add(path.field());
        JsonNode list = node.isString() ? Json.containerIn(node.stringValue()) : node;
        if (list.isArray()) {
            return MessageReader.messages(list, path.field());
        }
        TurnDraft question = new TurnDraft();
        BlockReader.content(node, question, path.field());
        List<Message> asked = new ArrayList<>();
        question.addTo(asked, "user", Optional.empty());
        return asked;
    }

    private void answer(List<Message> conversation) {
        if (others == null && fields.hasStandardAnswer()) {
            return;
        }
        boolean answered = !conversation.isEmpty() && conversation.getLast().isAssistant();
        for (FieldPath path : fields.answerPaths()) {
            boolean standard = fields.hasStandardAnswer();
            boolean expected = standard && path.field().equals(RESPONSE) && responseIsExpected();
            boolean besidePrompt = path.field().equals(RESPONSE) && messages == null;
            boolean counts = !standard || !answered || besidePrompt || ALWAYS_ANSWERS.contains(path.field());
            JsonNode node = at(path);
            if (expected || !counts || !isSaid(node)) {
                continue;
            }
            TurnDraft turn = new TurnDraft();
            BlockReader.content(node, turn, path.field());
            taken.add(path.field());
            Message answer = turn.message("assistant", Optional.empty());
            if (!answered || !conversation.getLast().equals(answer)) {
                conversation.add(answer);
            }
            return;
        }
    }

    private JsonNode at(FieldPath path) {
        JsonNode field = switch (path.field()) {
            case "metadata" -> metadata;
            case "reference_answer" -> reference;
            default -> other(path.field());
        };
        return path.within().matches() ? field : field.at(path.within());
    }

    private JsonNode other(String name) {
        return others == null ? MissingNode.getInstance() : others.path(name);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        if (messages != null) {
            names.add("messages");
        }
        if (prompt != null) {
            names.add("prompt");
        }
        if (others != null) {
            names.addAll(others.propertyNames());
        }
        return names;
    }

    private JsonNode allMetadata() {
        if (others == null) {
            return metadata.isObject() ? metadata : NO_METADATA;
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : others.properties()) {
            if (!taken.contains(field.getKey())) {
                all.set(field.getKey(), field.getValue());
            }
        }
        if (metadata.isObject()) {
            for (Map.Entry<String, JsonNode> field : metadata.properties()) {
                all.set(field.getKey(), field.getValue());
            }
        }
        return all;
    }
}
