package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.contract.TrainerProtocolContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ProtocolContractsTest {

    private static final String DEEP = "[".repeat(200) + "]".repeat(200);
    private static final String CALL = "{\"name\":\"lookup\",\"arguments\":\"{\\\"city\\\":\\\"Oslo\\\"}\"}";

    private static String quoted(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }

    private static JsonNode json(byte[] reply) {
        return Requests.JSON.readTree(reply);
    }

    @Test
    void readmeListsThePathsOfAllFormats() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| `/"))
                .map(line -> line.substring(3, line.indexOf('`', 3))))
                .containsExactlyElementsOf(Arrays.stream(TrainerFormat.values()).map(TrainerFormat::path).toList());
    }

    @Nested
    class OpenRlhf implements TrainerProtocolContract {

        @Override
        public TrainerProtocol protocol() {
            return TrainerFormat.OPENRLHF;
        }

        @Override
        public int samples() {
            return 4;
        }

        private byte[] request(List<String> answers, List<String> labels) {
            String queries = answers.stream().map(answer -> quoted("q" + answer)).collect(Collectors.joining(","));
            String prompts = answers.stream().map(answer -> "\"q\"").collect(Collectors.joining(","));
            return ("{\"query\":[" + queries + "],\"prompts\":[" + prompts + "],\"labels\":" + labels + "}")
                    .getBytes(UTF_8);
        }

        @Override
        public byte[] request(List<String> answers) {
            return request(answers, answers.stream().map(answer -> "1").toList());
        }

        @Override
        public Optional<byte[]> damagedRequest(List<String> answers, int damaged) {
            List<String> labels = new ArrayList<>(answers.stream().map(answer -> "1").toList());
            labels.set(damaged, damaged % 2 == 0 ? "NaN" : DEEP);
            return Optional.of(request(answers, labels));
        }

        @Override
        public List<Double> rewards(byte[] reply) {
            return json(reply).path("rewards").valueStream().map(JsonNode::asDouble).toList();
        }
    }

    @Nested
    class Slime implements TrainerProtocolContract {

        @Override
        public TrainerProtocol protocol() {
            return TrainerFormat.SLIME;
        }

        private byte[] request(String answer, String label) {
            return ("{\"prompt\":\"q\",\"response\":" + quoted(answer) + ",\"label\":" + label + "}").getBytes(UTF_8);
        }

        @Override
        public byte[] request(List<String> answers) {
            return request(answers.getFirst(), "1");
        }

        @Override
        public Optional<byte[]> damagedRequest(List<String> answers, int damaged) {
            return Optional.of(request(answers.getFirst(), "[NaN]"));
        }

        @Override
        public List<Double> rewards(byte[] reply) {
            return List.of(json(reply).asDouble());
        }
    }

    @Nested
    class SlimeObject extends Slime {

        @Override
        public TrainerProtocol protocol() {
            return TrainerFormat.SLIME_OBJECT;
        }

        @Override
        public List<Double> rewards(byte[] reply) {
            return List.of(json(reply).path("reward").asDouble());
        }
    }

    @Nested
    class NemoGym implements TrainerProtocolContract {

        @Override
        public TrainerProtocol protocol() {
            return TrainerFormat.NEMO_GYM;
        }

        private byte[] request(String item, String label) {
            return ("{\"responses_create_params\":{\"input\":\"q\"},\"response\":{\"output\":[" + item
                    + "]},\"expected_answer\":" + label + "}").getBytes(UTF_8);
        }

        private String message(String answer) {
            return "{\"role\":\"assistant\",\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":"
                    + quoted(answer) + "}]}";
        }

        @Override
        public byte[] request(List<String> answers) {
            return request(message(answers.getFirst()), "\"1\"");
        }

        @Override
        public Optional<byte[]> damagedRequest(List<String> answers, int damaged) {
            return Optional.of(request(message(answers.getFirst()), "[-Infinity," + DEEP + "]"));
        }

        @Override
        public Optional<byte[]> requestWithCall() {
            return Optional.of(request("{\"type\":\"function_call\",\"call_id\":\"c\"," + CALL.substring(1), "1"));
        }

        @Override
        public List<Double> rewards(byte[] reply) {
            return List.of(json(reply).path("reward").asDouble());
        }
    }

    @Nested
    class Gemini implements TrainerProtocolContract {

        @Override
        public TrainerProtocol protocol() {
            return TrainerFormat.GEMINI;
        }

        private byte[] request(String part, String references) {
            return ("{\"example\":{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"q\"}]}],\"references\":"
                    + references + "},\"response\":{\"parts\":[" + part + "]},\"metadata\":{\"step\":1}}")
                    .getBytes(UTF_8);
        }

        @Override
        public byte[] request(List<String> answers) {
            return request("{\"text\":" + quoted(answers.getFirst()) + "}", "{\"answer\":\"1\"}");
        }

        @Override
        public Optional<byte[]> damagedRequest(List<String> answers, int damaged) {
            return Optional.of(request("{\"text\":" + quoted(answers.getFirst()) + "}", "{\"answer\":" + DEEP + "}"));
        }

        @Override
        public Optional<byte[]> requestWithCall() {
            return Optional.of(
                    request("{\"functionCall\":{\"name\":\"lookup\",\"args\":{\"city\":\"Oslo\"}}}", "{}"));
        }

        @Override
        public List<Double> rewards(byte[] reply) {
            return List.of(json(reply).path("reward").asDouble());
        }
    }

    @Nested
    class PlainText implements TrainerProtocolContract {

        @Override
        public TrainerProtocol protocol() {
            return PlainTextProtocol.at("/plain");
        }

        @Override
        public byte[] request(List<String> answers) {
            return answers.getFirst().getBytes(UTF_8);
        }

        @Override
        public List<Double> rewards(byte[] reply) {
            return List.of(Double.parseDouble(new String(reply, UTF_8)));
        }
    }
}
