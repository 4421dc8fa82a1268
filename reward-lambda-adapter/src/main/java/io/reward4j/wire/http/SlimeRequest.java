package io.reward4j.wire.http;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.wire.Answer;
import io.reward4j.wire.Submission;
import io.reward4j.wire.WireObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A request in [TrainerFormat#SLIME] or [TrainerFormat#SLIME_OBJECT].
///
/// @param detailed whether the reply is an object
record SlimeRequest(Submission submission, boolean detailed) implements Request {

    private static final Set<String> KNOWN = Set.of("prompt", "response", "label");

    static Request read(byte[] body, boolean detailed) {
        WireObject object = WireObject.read(body, Set.of());
        if (object.refusal().isPresent()) {
            return new SlimeRequest(new Submission.Refused(object.refusal().get()), detailed);
        }
        JsonNode response = object.value("response").node();
        if (!response.isString()) {
            throw Fields.unreadable("response: expected text");
        }
        List<Message> messages = new ArrayList<>(Turns.read(object.value("prompt").node(), "prompt"));
        messages.add(Message.assistant(Completions.withoutEndTokens(response.asString())));
        Sample sample = new Sample(
                "sample-0",
                messages,
                Fields.reference(object.value("label").node()),
                Fields.metadata(object, KNOWN));
        return new SlimeRequest(new Submission.Ready(sample), detailed);
    }

    @Override
    public List<Submission> submissions() {
        return List.of(submission);
    }

    @Override
    public String reply(List<Answer> answers, Traits range) {
        Answer answer = answers.getFirst();
        return detailed ? object(answer) : Double.toString(answer.value());
    }

    private static String object(Answer answer) {
        return Replies.object(out -> {
            out.writeNumberProperty("reward", answer.value());
            Replies.failure(answer, out);
            out.writeName("parts");
            out.writeStartObject();
            Replies.parts(answer).forEach(out::writeNumberProperty);
            out.writeEndObject();
        });
    }
}
