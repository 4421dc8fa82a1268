package io.reward4j.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.reward4j.wire.RewardEndpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractReviewLambdaTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void withoutAModelTheHandlerSaysWhatIsMissing() {
        for (Map<String, String> environment : List.of(Map.<String, String>of(), Map.of("JUDGE_MODEL", " "))) {
            assertThatIllegalStateException().isThrownBy(() -> ContractReviewLambda.bedrock(environment))
                    .withMessageContaining("JUDGE_MODEL");
        }
    }

    @Test
    void anEventOfReviewsIsAnsweredSampleBySample() throws Exception {
        Contract contract = Contract.all().getFirst();
        var event = JSON.createArrayNode();
        for (Variant variant : Variant.of(contract)) {
            event.add(Rollouts.event(contract, variant));
        }
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        RewardEndpoint.of(ContractReview.reward(new StubJudge(5, 5, 5)))
                .handle(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), reply);
        JsonNode results = JSON.readTree(reply.toByteArray());

        assertThat(results.size()).isEqualTo(event.size());
        for (int i = 0; i < event.size(); i++) {
            assertThat(results.get(i).path("id")).isEqualTo(event.get(i).path("id"));
        }
        assertThat(results.get(0).path("aggregate_reward_score").asDouble()).isGreaterThan(0.98);
    }

    @Test
    void theEventThatComesWithTheExampleIsOfTheDemosContracts() throws Exception {
        Contract contract = Contract.all().stream()
                .filter(candidate -> candidate.id().equals("contractnli-dev-488-nda-2"))
                .findFirst().orElseThrow();
        String event = Files.readString(Path.of("event.json"));
        assertThat(JSON.readTree(event)).isEqualTo(JSON.createArrayNode()
                .add(Rollouts.event(contract, Variant.GOOD))
                .add(Rollouts.event(contract, Variant.INVENTED_QUOTES))
                .add(Rollouts.event(contract, Variant.BROKEN_JSON)));

        try (InputStream warmUp = ContractReviewLambda.class.getResourceAsStream("warm-up.json")) {
            assertThat(JSON.readTree(warmUp)).as("what is scored before a snapshot")
                    .isEqualTo(JSON.createArrayNode().add(JSON.readTree(event).get(0)));
        }

        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        RewardEndpoint.of(ContractReview.reward(new StubJudge(5, 5, 5)))
                .handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), reply);
        assertThat(JSON.readTree(reply.toByteArray()).valueStream()
                .map(result -> Math.round(result.path("aggregate_reward_score").asDouble() * 100)))
                .containsExactly(100L, 30L, 0L);
    }
}
