package io.reward4j.wire;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.wire.json.Json;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes samples as an event: what was said, the reference and the metadata. Calls, reasoning and attachments are left
/// out.
final class SampleWriter {

    private static final int BYTES_PER_SAMPLE = 1_024;

    private SampleWriter() {}

    static byte[] event(List<Sample> samples) {
        return Json.bytes(samples.size() * BYTES_PER_SAMPLE, out -> {
            out.writeStartArray();
            for (int i = 0; i < samples.size(); i++) {
                write(i, samples.get(i), out);
            }
            out.writeEndArray();
        });
    }

    private static void write(int index, Sample sample, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("id", "primed-" + index);
        out.writeName("messages");
        out.writeStartArray();
        for (Message message : sample.messages()) {
            out.writeStartObject();
            out.writeStringProperty("role", message.role());
            out.writeName("content");
            Json.writeText(out, message.content());
            out.writeEndObject();
        }
        out.writeEndArray();
        if (!sample.reference().isMissingNode()) {
            out.writeName("reference_answer");
            out.writeRawValue(Json.escapeLoneSurrogates(sample.reference().toString()));
        }
        out.writeName("metadata");
        out.writeRawValue(Json.escapeLoneSurrogates(sample.metadata().toString()));
        out.writeEndObject();
    }
}
