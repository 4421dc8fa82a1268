package io.reward4j.readme;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.wire.Conversations;
import io.reward4j.wire.Entry;
import io.reward4j.wire.Result;
import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.WireObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/// {"question": "…", "answer": "…", "gold": "…"} is answered with {"score": 0.5}
final class MyTrainer implements TrainerProtocol {

    @Override
    public String path() {
        return "/my-trainer";
    }

    @Override
    public Exchange read(byte[] body) {
        WireObject request = WireObject.read(body, Set.of());
        Entry entry = request.refusal().map(reason -> Entry.refused(0, reason))
                .orElseGet(() -> Entry.of(sample(request), 0));
        return new Question(List.of(entry));
    }

    private static Sample sample(WireObject request) {
        List<Message> messages = new ArrayList<>(Conversations.read(request.value("question").node(), "question"));
        messages.add(Conversations.readAnswer(request.value("answer").node(), "answer"));
        return new Sample("", messages, request.value("gold").node(), JsonNodeFactory.instance.objectNode());
    }

    private record Question(List<Entry> entries) implements Exchange {

        @Override
        public byte[] reply(List<Result> results, Traits range) {
            return ("{\"score\":" + results.getFirst().value() + "}").getBytes(UTF_8);
        }
    }
}
