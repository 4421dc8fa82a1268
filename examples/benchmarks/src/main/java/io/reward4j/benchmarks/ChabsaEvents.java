package io.reward4j.benchmarks;

import io.reward4j.examples.chabsa.ChabsaSentiment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Events of real chABSA sentences, about 1 KB a sample, which a model that is always right answers.
final class ChabsaEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<JsonNode> OPINIONS = opinions();

    private ChabsaEvents() {}

    /// Returns the event of so many samples, from the sample of a number on. It holds no line break.
    static byte[] event(int first, int samples) {
        ArrayNode event = JSON.createArrayNode();
        for (int i = first; i < first + samples; i++) {
            add(event.addObject(), OPINIONS.get(i % OPINIONS.size()), i);
        }
        return JSON.writeValueAsBytes(event);
    }

    private static void add(ObjectNode sample, JsonNode opinion, int number) {
        String sentence = opinion.path("sentence").asString();
        String polarity = opinion.path("polarity").asString();
        sample.put("id", opinion.path("id").asString() + "#" + number);
        ArrayNode messages = sample.putArray("messages");
        messages.addObject().put("role", "user")
                .put("content", "次の文の極性を positive、negative、neutral のいずれかで答えてください。\n\n文: " + sentence);
        messages.addObject().put("role", "assistant").put("content", completion(sentence, polarity));
        sample.putObject("reference_answer").put("answer", polarity);
    }

    private static String completion(String sentence, String polarity) {
        return "<|begin_of_thought|>" + sentence + "<|end_of_thought|>\n<|begin_of_solution|>\n\\boxed{" + polarity
                + "}\n<|end_of_solution|>";
    }

    private static List<JsonNode> opinions() {
        try (InputStream in = Objects.requireNonNull(ChabsaSentiment.class.getResourceAsStream("opinions.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
