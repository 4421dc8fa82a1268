package io.reward4j.wire;

import io.reward4j.Traits;
import java.util.List;

/// The format of a trainer's requests and replies. The formats of this library are the constants of
/// `io.reward4j.wire.http.TrainerFormat`. Implement this interface for another format, and pass it to
/// `RewardServer.Builder#protocol`, `FunctionUrl#withProtocol` or the constructor of a `TrainerLambda`.
///
/// [WireObject] reads the fields of a request, and [Conversations] the messages in them. Everything between request and
/// reply is the same for all protocols: the reward, its range, the [FailurePolicy], deadlines and listeners are those
/// of a [RewardEndpoint]. `TrainerProtocolContract` in the `tests` artifact of this module tests the rules that an
/// implementation has to follow.
///
/// Implementations must be safe for use by several threads.
public interface TrainerProtocol {

    /// The path of the protocol, such as `/openrlhf`. It begins with a slash, does not end with one, and is not the
    /// path of another protocol. Called once.
    String path();

    /// Reads a request.
    ///
    /// @param body as it came, without any encoding of the transport
    /// @throws UnreadableEventException if the request cannot be read at all, which is answered with status 400. If one
    ///     sample cannot be read, return an [Entry#refused] for it; it does not affect the others
    Exchange read(byte[] body);

    /// A request that was read, which can write its reply.
    interface Exchange {

        /// The entries to score, in order.
        List<Entry> entries();

        /// Returns the reply: JSON in UTF-8.
        ///
        /// @param results one for each entry, in order; a failure has a value too, that of the [FailurePolicy]
        /// @param range the declared range, which includes all values
        byte[] reply(List<Result> results, Traits range);
    }
}
