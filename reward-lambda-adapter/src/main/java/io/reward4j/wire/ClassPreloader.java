package io.reward4j.wire;

import io.reward4j.Outcome;
import io.reward4j.Reward;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Loads the classes that read events and write replies when the first endpoint is built, and not with its first
/// event: a Lambda function is built in a phase of its own, which has more of a processor. Calls no reward.
final class ClassPreloader {

    private static final byte[] EVENT = """
            [{"id":"1","messages":[{"role":"user","content":"é"},{"role":"assistant","content":[{"text":"\\n"}]}],
            "reference_answer":{"text":"1"},"metadata":{"number":1}}]""".getBytes(StandardCharsets.UTF_8);

    private ClassPreloader() {}

    /// Does nothing but the first time.
    static void preload() {
        Once.run();
    }

    private static final class Once {

        static {
            try {
                EventReader.read(
                        new ByteArrayInputStream(EVENT), true, SampleFields.standard(), 1, ClassPreloader::write);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Once() {}

        static void run() {}
    }

    private static void write(List<Entry> entries) {
        Reward.Component part = new Reward.Component.Scored("part", Reward.Role.TERM, 1, Reward.of(0.5));
        Reward reward = new Reward(0.5, "", List.of(part));
        ReplyText reply = new ReplyText();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Ready(var id, var sample)) {
                reply.add(new Result(id, new Outcome.Scored(sample, reward), reward.value()));
            }
        }
        reply.finish();
    }
}
