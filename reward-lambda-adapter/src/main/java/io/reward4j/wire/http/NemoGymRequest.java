package io.reward4j.wire.http;

import io.reward4j.Message;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.wire.Conversations;
import io.reward4j.wire.Entry;
import io.reward4j.wire.Result;
import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.WireObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// A request in [TrainerFormat#NEMO_GYM].
///
/// @param echo the fields of the request, but for those that a reply has
record NemoGymRequest(Entry entry, String echo) implements SingleExchange {

    private static final String ASKED = "responses_create_params";
    private static final String ANSWERED = "response";
    private static final String EXTRA = "verifier_metadata";
    private static final String FAILURE_CLASS = "_ng_failure_class";
    private static final String PART = "reward/";
    private static final Set<String> KNOWN = Set.of(ASKED, ANSWERED, EXTRA);
    private static final Set<String> REPLIED = Set.of(
            "reward", "reward_components", Replies.FAILED, Replies.FAILURE, FAILURE_CLASS, "_ng_failure_judge_error");
    private static final List<String> REFERENCES = List.of("expected_answer", "ground_truth", "reference_answer",
            "answer");

    static TrainerProtocol.Exchange read(byte[] body) {
        WireObject object = WireObject.read(body, Set.of());
        String echo = object.written(name -> !REPLIED.contains(name) && !name.startsWith(PART));
        Entry entry = object.refusal().map(reason -> Entry.refused(0, reason))
                .orElseGet(() -> Entry.of(sample(object), 0));
        return new NemoGymRequest(entry, echo);
    }

    private static Sample sample(WireObject object) {
        ObjectNode metadata = Fields.metadata(object, KNOWN);
        JsonNode reference = reference(metadata);
        JsonNode extra = object.value(EXTRA).node();
        if (extra.isObject()) {
            JsonNode nearer = reference(extra);
            if (Fields.isThere(nearer)) {
                reference = nearer;
            }
            extra.properties().forEach(field -> metadata.set(field.getKey(), field.getValue()));
        }
        return new Sample(metadata.path("id").asString(""), conversation(object), reference, metadata);
    }

    private static JsonNode reference(JsonNode fields) {
        for (String name : REFERENCES) {
            if (Fields.isThere(fields.path(name))) {
                return fields.path(name);
            }
        }
        return MissingNode.getInstance();
    }

    private static List<Message> conversation(WireObject object) {
        JsonNode asked = Fields.object(object, ASKED);
        JsonNode output = Fields.object(object, ANSWERED).path("output");
        if (!output.isArray()) {
            throw Fields.unreadable("response.output: expected a list");
        }
        List<Message> messages = new ArrayList<>();
        JsonNode instructions = asked.path("instructions");
        if (instructions.isString()) {
            messages.add(Message.system(instructions.asString()));
        }
        messages.addAll(Conversations.read(asked.path("input"), ASKED + ".input"));
        List<Message> answered = Conversations.read(output, "response.output");
        messages.addAll(answered);
        if (answered.stream().noneMatch(Message::isAssistant)) {
            messages.add(Message.assistant(""));
        }
        return messages;
    }

    @Override
    public String reply(Result result) {
        String own = Replies.object(out -> {
            out.writeNumberProperty("reward", result.value());
            components(result, out);
            Replies.parts(result).forEach((name, value) -> out.writeNumberProperty(PART + name, value));
            Replies.failure(result, out);
            result.failure().ifPresent(cause -> out.writeStringProperty(FAILURE_CLASS, failureClass(cause.kind())));
        });
        return echo.isEmpty() ? own : "{" + echo + "," + own.substring(1);
    }

    private static void components(Result result, JsonGenerator out) {
        if (result.components().isEmpty()) {
            return;
        }
        out.writeName("reward_components");
        out.writeStartObject();
        for (Component component : result.components()) {
            if (component instanceof Component.Scored scored
                    && scored.role() != Role.METRIC && scored.role() != Role.ITEM) {
                out.writeNumberProperty(scored.name(), scored.reward().value());
            }
        }
        out.writeEndObject();
    }

    private static String failureClass(RewardException.Kind kind) {
        return switch (kind) {
            case JUDGE_UNAVAILABLE, UNREADABLE_VERDICT, UNJUDGEABLE_ANSWER, ABSTAINED -> "judge_failed";
            case MISSING_REFERENCE, RUNNER_UNAVAILABLE, DEADLINE, REFUSED_INPUT, SCORER_FAILED -> kind.id();
        };
    }
}
