package io.reward4j.wire.http;

import io.reward4j.Traits;
import io.reward4j.wire.Entry;
import io.reward4j.wire.Result;
import io.reward4j.wire.TrainerProtocol;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A request that holds one sample, and its reply.
interface SingleExchange extends TrainerProtocol.Exchange {

    /// The sample, or why it cannot be read.
    Entry entry();

    /// Returns the reply in JSON.
    String reply(Result result);

    @Override
    default List<Entry> entries() {
        return List.of(entry());
    }

    @Override
    default byte[] reply(List<Result> results, Traits range) {
        return reply(results.getFirst()).getBytes(StandardCharsets.UTF_8);
    }
}
