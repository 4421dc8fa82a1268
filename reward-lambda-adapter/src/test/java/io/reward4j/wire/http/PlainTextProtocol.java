package io.reward4j.wire.http;

import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.wire.Entry;
import io.reward4j.wire.Result;
import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.UnreadableEventException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A protocol of somebody else's: the answer of the model comes as it is, and the reward goes back as it is.
record PlainTextProtocol(String path) implements TrainerProtocol {

    static PlainTextProtocol at(String path) {
        return new PlainTextProtocol(path);
    }

    @Override
    public Exchange read(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return new Answered(List.of(Entry.of(Sample.of("", text), 0)));
        } catch (CharacterCodingException e) {
            throw new UnreadableEventException("cannot read the request: not UTF-8");
        }
    }

    private record Answered(List<Entry> entries) implements Exchange {

        @Override
        public byte[] reply(List<Result> results, Traits range) {
            return Double.toString(results.getFirst().value()).getBytes(StandardCharsets.UTF_8);
        }
    }
}
