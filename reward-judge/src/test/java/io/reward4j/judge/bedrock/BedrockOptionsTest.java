package io.reward4j.judge.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import io.reward4j.judge.server.FixtureServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import tools.jackson.databind.json.JsonMapper;

class BedrockOptionsTest {

    @Test
    void refusesOptionsThatMakeNoSense() {
        BedrockJudgeModel.Builder model = BedrockJudgeModel.builder(Models.ID);

        assertThatThrownBy(() -> BedrockJudgeModel.builder(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.region("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.concurrency(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.maxTokens(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.timeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.temperature(1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.temperature(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.additionalModelRequestFields(
                JsonMapper.shared().createArrayNode()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aModelThatWasBuiltDoesNotChangeWithItsBuilder() {
        try (FixtureServer server = FixtureServer.answering(request -> "fine").start()) {
            BedrockJudgeModel.Builder builder = Models.of(server);
            try (BedrockJudgeModel model = builder.build()) {
                builder.maxTokens(1).withoutTemperature();
                JudgeReply reply = model.reply(JudgePrompt.of("", "Is it so?"));

                assertThat(reply.text()).isEqualTo("fine");
                assertThat(server.lastRequest().body().at("/inferenceConfig/maxTokens").intValue()).isEqualTo(4096);
                assertThat(server.lastRequest().body().at("/inferenceConfig").has("temperature")).isTrue();
            }
        }
    }

    @Test
    void missingCredentialsArePermanent() {
        try (FixtureServer server = FixtureServer.answering(request -> "fine").start();
                BedrockRuntimeClient client = BedrockRuntimeClient.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(server.endpoint())
                        .credentialsProvider(() -> {
                            throw SdkClientException.create("no credentials were found");
                        })
                        .build();
                BedrockJudgeModel model = BedrockJudgeModel.builder(Models.ID).client(client).build()) {
            JudgeModelException failure = catchThrowableOfType(
                    JudgeModelException.class, () -> model.reply(JudgePrompt.of("", "Is it so?")));

            assertThat(failure.isTemporary()).isFalse();
            assertThat(failure).hasMessageContaining("no credentials were found");
            assertThat(server.calls()).isZero();
        }
    }
}
