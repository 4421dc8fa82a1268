package io.reward4j.wire.http;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.wire.Conversations;
import io.reward4j.wire.Entry;
import io.reward4j.wire.Result;
import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.WireObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A request in [TrainerFormat#SLIME] or [TrainerFormat#SLIME_OBJECT].
///
/// @param detailed whether the reply is an object
record SlimeRequest(Entry entry, boolean detailed) implements SingleExchange {

    private static final Set<String> KNOWN = Set.of("prompt", "response", "label");

    static TrainerProtocol.Exchange read(byte[] body, boolean detailed) {
        WireObject object = WireObject.read(body, Set.of());
        if (object.refusal().isPresent()) {
            return new SlimeRequest(Entry.refused(0, object.refusal().get()), detailed);
        }
        JsonNode response = object.value("response").node();
        if (!response.isString()) {
            throw Fields.unreadable("response: expected text");
        }
        List<Message> messages = new ArrayList<>(Conversations.read(object.value("prompt").node(), "prompt"));
        messages.add(Message.assistant(Completions.withoutEndTokens(response.asString())));
        Sample sample = new Sample(
                "",
                messages,
                Fields.reference(object.value("label").node()),
                Fields.metadata(object, KNOWN));
        return new SlimeRequest(Entry.of(sample, 0), detailed);
    }

    @Override
    public String reply(Result result) {
        return detailed ? Replies.detailed(result) : Double.toString(result.value());
    }
}
