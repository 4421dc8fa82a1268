package io.reward4j.wire;

import io.reward4j.BatchScorer;
import io.reward4j.Deadline;
import io.reward4j.Reward;
import io.reward4j.RewardListener;
import io.reward4j.Traits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Loads the classes that read, score and answer events when the first endpoint is built, and not with its first
/// event: a Lambda function is built in a phase of its own, which has more of a processor. Calls no reward but one of
/// its own.
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
            Reward.Component part = new Reward.Component.Scored("part", Reward.Role.TERM, 1, Reward.of(0.5));
            Reward reward = new Reward(0.5, "", List.of(part));
            EntryScorer scorer = new EntryScorer(BatchScorer.of(sample -> reward).withoutLogging(), List.of(),
                    RewardListener.none(), new FallbackScores(FailurePolicy.neutral(), Traits.code()), false, true,
                    Optional.empty());
            ReplyDraft draft = new ReplyDraft(scorer, Deadline.none());
            try {
                EventReader.read(
                        new ByteArrayInputStream(EVENT), true, SampleFields.standard(), draft.chunk(), draft);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            new ReplyWriter(RewardReply.Format.LIST).results(draft.finish(), false);
        }

        private Once() {}

        static void run() {}
    }
}
