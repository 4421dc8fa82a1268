package io.reward4j.wire.http;

import io.reward4j.Deadline;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.wire.ReplyBytes;
import io.reward4j.wire.Result;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.UnreadableEventException;
import java.util.List;
import java.util.Objects;

/// Answers the requests of trainers that call a reward over HTTP: bytes in, bytes out, no server.
///
/// ```java
/// TrainerEndpoint endpoint = TrainerEndpoint.of(reward);
/// TrainerReply reply = endpoint.reply(TrainerFormat.SLIME, body, Deadline.after(Duration.ofSeconds(100)));
/// ```
///
/// The reply holds one reward for each sample, in order, finite and within the declared range. What is
/// answered for a sample without a reward is the [io.reward4j.wire.FailurePolicy] of the endpoint that
/// this one is made of.
///
/// Immutable and safe for use by several threads at once.
public final class TrainerEndpoint {

    private final RewardEndpoint endpoint;

    private TrainerEndpoint(RewardEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// Answers with the defaults of [RewardEndpoint#of].
    public static TrainerEndpoint of(RewardFunction reward) {
        return of(RewardEndpoint.of(reward));
    }

    /// Answers under the options of another endpoint, [for remote callers][RewardEndpoint#forRemoteCallers]; the format
    /// of its replies aside.
    public static TrainerEndpoint of(RewardEndpoint endpoint) {
        return new TrainerEndpoint(Objects.requireNonNull(endpoint, "endpoint").forRemoteCallers());
    }

    /// Answers a request by the deadline; samples that are unfinished by then have failed. The status is
    /// 200; 400 if the body is no request of the format; and 500 if a sample failed and the failure policy
    /// is to fail the invocation.
    public TrainerReply reply(TrainerProtocol protocol, byte[] body, Deadline deadline) {
        try {
            TrainerProtocol.Exchange exchange = protocol.read(body);
            List<Result> results = endpoint.score(exchange.entries(), deadline);
            return TrainerReply.of(200, ReplyBytes.of(exchange.reply(results, endpoint.range())));
        } catch (UnreadableEventException e) {
            return TrainerReply.error(e.status(), String.valueOf(e.getMessage()));
        } catch (RewardException e) {
            return TrainerReply.error(500, e.getMessage());
        }
    }
}
