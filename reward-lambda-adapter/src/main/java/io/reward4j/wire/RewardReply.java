package io.reward4j.wire;

import java.util.Optional;

/// What a [RewardEndpoint] answers to one event.
///
/// Immutable and safe for use by several threads.
public final class RewardReply {

    private final int status;
    private final ReplyBytes bytes;
    private final Optional<RuntimeException> error;
    private final boolean envelope;
    private final boolean preflight;

    private RewardReply(
            int status, ReplyBytes bytes, Optional<RuntimeException> error, boolean envelope, boolean preflight) {
        this.status = status;
        this.bytes = bytes;
        this.error = error;
        this.envelope = envelope;
        this.preflight = preflight;
    }

    /// Returns a reply that says nothing of its status.
    static RewardReply plain(int status, ReplyBytes bytes, Optional<RuntimeException> error) {
        return new RewardReply(status, bytes, error, false, false);
    }

    /// Returns a reply that says its status itself.
    static RewardReply envelope(int status, ReplyBytes bytes, Optional<RuntimeException> error) {
        return new RewardReply(status, bytes, error, true, false);
    }

    RewardReply withPreflight(boolean preflight) {
        return new RewardReply(status, bytes, error, envelope, preflight);
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
        return bytes.toByteArray();
    }

    /// The answer, to be written without another copy of it in memory.
    public ReplyBytes bytes() {
        return bytes;
    }

    /// Why there are no results, for hosts that report errors in a way of their own:
    /// [UnreadableEventException], or a [io.reward4j.RewardException] under
    /// [FailurePolicy#failInvocation()] and for the evaluation of a sample that failed. There is none where a request
    /// over HTTP was answered, whatever its status.
    public Optional<RuntimeException> error() {
        return error;
    }

    /// Tells whether the reply is an object with a `statusCode`, which says itself where there is an error. Hosts have
    /// nothing to report then.
    public boolean isEnvelope() {
        return envelope;
    }

    /// The status that goes with the reply over HTTP: 200; 400, 413 or 415 where the event cannot be read; 500 where
    /// there is no result for another reason; 404 or 405 for a request that is none to score.
    public int status() {
        return status;
    }

    /// The answer, as JSON.
    @Override
    public String toString() {
        return bytes.toString();
    }


    /// What results are wrapped in.
    public enum Format {
        /// Nothing: the reply is the list of results. What Amazon Bedrock, Amazon Nova and the evaluation
        /// containers of SageMaker AI expect.
        LIST,
        /// An object with `statusCode`, `headers`, and the list as text in `body`; an error has the status 400 or 500,
        /// and `errorType` and `errorMessage` in its body. What the training of open models on SageMaker AI expects.
        ENVELOPE
    }
}
