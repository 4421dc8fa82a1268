package io.reward4j.judge.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.layer.ReopeningJudgeModel;
import io.reward4j.judge.server.FixtureServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a checkpoint needs of a real client.
class BedrockReopeningTest {

    private static final JudgePrompt PROMPT = new JudgePrompt("system", "user", Optional.empty(), "", "v1");

    @Test
    void connectionsAreReusedUntilTheyAreDroppedAndOpenedAnewByTheNextCall() throws Exception {
        try (FixtureServer server = FixtureServer.answering(request -> "fine").start();
                Wire wire = new Wire(server.endpoint());
                ReopeningJudgeModel model = ReopeningJudgeModel.of(
                        () -> Models.builder(wire.endpoint()).build())) {
            model.reply(PROMPT);
            model.reply(PROMPT);
            assertThat(wire.opened()).isOne();
            assertThat(wire.open()).isOne();

            model.disconnect();
            wire.awaitNoneOpen();

            assertThat(model.reply(PROMPT).text()).isEqualTo("fine");
            assertThat(wire.opened()).isEqualTo(2);
            assertThat(server.calls()).isEqualTo(3);
        }
    }
}
