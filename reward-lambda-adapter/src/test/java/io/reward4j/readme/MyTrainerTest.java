package io.reward4j.readme;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.contract.TrainerProtocolContract;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

class MyTrainerTest implements TrainerProtocolContract {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public TrainerProtocol protocol() {
        return new MyTrainer();
    }

    private static byte[] request(String answer, String gold) {
        return ("{\"question\":\"q\",\"answer\":" + answer + ",\"gold\":" + gold + "}").getBytes(UTF_8);
    }

    @Override
    public byte[] request(List<String> answers) {
        return request(JSON.writeValueAsString(answers.getFirst()), "1");
    }

    @Override
    public Optional<byte[]> damagedRequest(List<String> answers, int damaged) {
        return Optional.of(request("\"a\"", "NaN"));
    }

    @Override
    public Optional<byte[]> requestWithCall() {
        return Optional
                .of(request(
                        "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
                                + "\"function\":{\"name\":\"lookup\",\"arguments\":\"{\\\"city\\\":\\\"Oslo\\\"}\"}}]}",
                        "1"));
    }

    @Override
    public List<Double> rewards(byte[] reply) {
        return List.of(JSON.readTree(reply).path("score").asDouble());
    }
}
