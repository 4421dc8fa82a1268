package io.reward4j.examples.chabsa;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.wire.RewardEndpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChabsaLambdaTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void anEventOfRealSentencesIsAnsweredSampleBySample() throws Exception {
        List<Opinion> opinions = Opinion.all().subList(0, 20);
        var event = JSON.createArrayNode();
        for (Opinion opinion : opinions) {
            event.add(Rollouts.event(opinion, opinion.id(), "\\boxed{" + opinion.polarity() + "}"));
        }
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        RewardEndpoint.of(ChabsaSentiment.reward()).handle(new ByteArrayInputStream(JSON.writeValueAsBytes(event)),
                reply);
        JsonNode results = JSON.readTree(reply.toByteArray());
        assertThat(results.size()).isEqualTo(20);
        for (int i = 0; i < 20; i++) {
            assertThat(results.get(i).path("id").asString()).isEqualTo(opinions.get(i).id());
            assertThat(results.get(i).path("aggregate_reward_score").asDouble()).isEqualTo(1);
        }
    }

    @Test
    void lambdaCanMakeTheHandlerByItsName() throws Exception {
        Class<?> handler = Class.forName("io.reward4j.examples.chabsa.ChabsaLambda");
        assertThat(handler.getConstructor().newInstance()).isInstanceOf(ChabsaLambda.class);
    }

    @Test
    void theEventThatComesWithTheExampleHasARightAWrongAndNoAnswer() throws Exception {
        byte[] event = Files.readAllBytes(Path.of("event.json"));
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        RewardEndpoint.of(ChabsaSentiment.reward()).handle(new ByteArrayInputStream(event), reply);

        assertThat(JSON.readTree(reply.toByteArray()).valueStream()
                .map(result -> result.path("aggregate_reward_score").asDouble()))
                .containsExactly(1.0, 0.1, 0.0);
        assertThat(Opinion.all())
                .anySatisfy(opinion -> assertThat(JSON.readTree(event).get(0).at("/messages/0/content"))
                        .isEqualTo(Rollouts.event(opinion, "", "").at("/messages/0/content")));
    }
}
