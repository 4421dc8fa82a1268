package io.reward4j.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a [RewardEndpoint] answers to one event.
///
/// Immutable and safe for use by several threads.
public final class RewardReply {

    private final byte[] json;
    private final Optional<RuntimeException> error;
    private final boolean preflight;

    RewardReply(byte[] json, Optional<RuntimeException> error) {
        this(json, error, false);
    }

    RewardReply(byte[] json, Optional<RuntimeException> error, boolean preflight) {
        this.json = json;
        this.error = error;
        this.preflight = preflight;
    }

    /// Tells whether the event was one of samples of which none had an answer: rows of a data set, as trainers send
    /// them to try a function out before they train. It has no error under any [FailurePolicy]; each row has the
    /// middle of the range and the failure `refused_input`, which says that it is a preflight; listeners hear
    /// of none of its samples, but of the [preflight][io.reward4j.RewardListener#preflight].
    public boolean isPreflight() {
        return preflight;
    }

    /// The answer, as JSON in UTF-8. Where there is an error, it says so.
    public byte[] toBytes() {
        return json.clone();
    }

    /// Why there are no results, for hosts that report errors in a way of their own:
    /// [UnreadableEventException], or a [io.reward4j.RewardException] under
    /// [FailurePolicy#failInvocation()].
    public Optional<RuntimeException> error() {
        return error;
    }

    /// The answer, as JSON.
    @Override
    public String toString() {
        return new String(json, StandardCharsets.UTF_8);
    }

    byte[] json() {
        return json;
    }

    /// What results are wrapped in.
    public enum Format {
        /// Nothing: the reply is the list of results. What Amazon Bedrock, Amazon Nova and the evaluation
        /// containers of SageMaker AI expect.
        LIST,
        /// An object with `statusCode`, `headers`, and the list as text in `body`. What the training of open
        /// models on SageMaker AI expects, and function URLs.
        ENVELOPE
    }
}
