package io.reward4j.wire;

import io.reward4j.Traits;
import java.util.List;

/// What one trainer sends, and what it expects: a format of requests and replies. Those of this library are the
/// constants of `io.reward4j.wire.http.TrainerFormat`; implement this interface for another one, and hand it to
/// `RewardServer.Builder#protocol`, `FunctionUrl#withProtocol` or the constructor of a `TrainerLambda`.
///
/// [WireObject] reads the fields of a request, [Conversations] the messages in them. Everything between reading and
/// replying is the same for all protocols: the reward, its range, the [FailurePolicy], deadlines and listeners are
/// those of a [RewardEndpoint]. What an implementation has to keep is tested by `TrainerProtocolContract`, in the
/// `tests` artifact of this module.
///
/// Implementations must be safe for use by several threads.
public interface TrainerProtocol {

    /// Where the protocol is served, such as `/openrlhf`: begins with a slash, does not end with one, and is no path of
    /// another protocol. Asked once.
    String path();

    /// Reads a request.
    ///
    /// @param body as it came, without any encoding of the transport
    /// @throws UnreadableEventException if the request cannot be read at all, which is answered with status 400. A
    ///     sample that cannot be read is an [Entry#refused] and leaves its neighbours alone
    Exchange read(byte[] body);

    /// A request that was read, and how it is replied to.
    interface Exchange {

        /// What is to be scored, in order.
        List<Entry> entries();

        /// Returns the reply: JSON in UTF-8.
        ///
        /// @param results one for each entry, in order; a failure has a value too, which the [FailurePolicy] says
        /// @param range the declared range, in which all values lie
        byte[] reply(List<Result> results, Traits range);
    }
}
