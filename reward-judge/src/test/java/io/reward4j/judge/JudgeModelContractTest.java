package io.reward4j.judge;

import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.contract.JudgeModelContract;
import io.reward4j.judge.layer.CachingJudgeModel;
import io.reward4j.judge.layer.ReopeningJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.judge.openai.OpenAiJudgeModel;
import io.reward4j.judge.server.FixtureServer;
import io.reward4j.judge.server.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import tools.jackson.databind.json.JsonMapper;

/// The models of this module keep their contract.
class JudgeModelContractTest {

    static {
        System.setProperty("aws.accessKeyId", "not-a-real-id");
        System.setProperty("aws.secretAccessKey", "not-a-real-secret");
    }

    /// A model behind two servers, one that answers and one that refuses in the prompt's own words.
    abstract static class Served implements JudgeModelContract {

        private final List<AutoCloseable> open = new ArrayList<>();

        abstract JudgeModel model(ScriptedServer server);

        @Override
        public JudgeModel replying() {
            return open(ScriptedServer.start((request, before) -> FixtureServer.answer(request, "{}")));
        }

        @Override
        public JudgeModel failing() {
            return open(ScriptedServer.start((request, before) -> ScriptedServer.Answer.json(400,
                    "{\"message\": " + JsonMapper.shared().valueToTree("no: " + request.user()) + "}")
                    .with("x-amzn-errortype", "ValidationException")));
        }

        private JudgeModel open(ScriptedServer server) {
            open.add(server);
            return model(server);
        }

        @AfterEach
        void close() throws Exception {
            for (AutoCloseable each : open) {
                each.close();
            }
        }
    }

    @Nested
    class OpenAi extends Served {

        @Override
        JudgeModel model(ScriptedServer server) {
            return OpenAiJudgeModel.of(server.endpoint().resolve("/v1"), "m");
        }
    }

    @Nested
    class Bedrock extends Served {

        @Override
        JudgeModel model(ScriptedServer server) {
            return BedrockJudgeModel.builder("amazon.nova-pro-v1:0").region("us-east-1").endpoint(server.endpoint())
                    .build();
        }
    }

    @Nested
    class Layers extends Served {

        @Override
        JudgeModel model(ScriptedServer server) {
            return CachingJudgeModel.of(ResilientJudgeModel.of(ReopeningJudgeModel.of(
                    () -> OpenAiJudgeModel.builder(server.endpoint().resolve("/v1"), "m")
                            .timeout(Duration.ofSeconds(20)).build())));
        }
    }

    @Nested
    class Lambda implements JudgeModelContract {

        @Override
        public JudgeModel replying() {
            return ResilientJudgeModel.of(prompt -> JudgeReply.of("{}"));
        }

        @Override
        public JudgeModel failing() {
            return ResilientJudgeModel.of(prompt -> {
                throw new IllegalStateException("no");
            });
        }
    }
}
