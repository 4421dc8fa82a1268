package io.reward4j.judge.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.server.FixtureServer;
import io.reward4j.judge.server.ScriptedServer;
import io.reward4j.judge.server.ScriptedServer.Asked;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiConnectionTest {

    private static final JudgePrompt PROMPT = JudgePrompt.of("Be strict.", "Is it so?");

    @ParameterizedTest
    @CsvSource({
            "/v1, /v1/chat/completions",
            "/v1/, /v1/chat/completions",
            "/v1//, /v1/chat/completions",
            "'', /chat/completions",
            "/v1/chat/completions, /v1/chat/completions",
            "/v1/chat/completions/, /v1/chat/completions",
            "/openai/deployments/d?api-version=2024-10-21, /openai/deployments/d/chat/completions?api-version=2024-10-21",
            "/v1/chat/completions?a=b%20c, /v1/chat/completions?a=b%20c"
    })
    void theAddressIsBuiltOfTheBaseUrl(String base, String path) {
        assertThat(asked(base, model -> model).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "http://user:pass-word@localhost/v1?key=s3cret", "http://localhost/v1?key=s3cret#part",
            "ftp://localhost/v1",
            "localhost:8000", "/v1", "http://localhost/v1/completions?key=s3cret", "http://localhost/v1/responses",
            "https://api.openai.com", "https://api.openai.com/"
    })
    void aBaseUrlThatIsNoneIsRefusedWithoutItsSecrets(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenAiJudgeModel.builder(URI.create(base), "m"))
                .withMessageStartingWith("the base URL ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("pass-word", "s3cret"));
    }

    @Test
    void aBlankNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenAiJudgeModel.of(URI.create("http://localhost/v1"), " "));
    }

    @Test
    void theHeaderOfTheCallerWinsWhateverItsCase() {
        Asked asked = asked("/v1", model -> model.key(() -> "theirs").header("authorization", "Bearer mine"));

        assertThat(asked.request().headers().get("Authorization")).containsExactly("Bearer mine");
        assertThat(asked("/v1", model -> model.header("X-Team", "a").header("x-team", "b")).request().headers()
                .get("X-team")).containsExactly("b");
    }

    @Test
    void aKeyCanChangeFromCallToCall() {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.start((request, before) -> FixtureServer.answer(request, "fine"));
                OpenAiJudgeModel model = OpenAiJudgeModel.builder(server.endpoint().resolve("/v1"), "m")
                        .key(() -> "key-" + asked.incrementAndGet()).build()) {
            model.reply(PROMPT);
            model.reply(PROMPT);
            assertThat(server.asked()).extracting(call -> call.request().headers().get("Authorization"))
                    .containsExactly(List.of("Bearer key-1"), List.of("Bearer key-2"));
        }
    }

    @Test
    void azureTakesItsKeyInAHeaderOfItsOwn() {
        Asked supplied = asked("/v1", model -> model.key(() -> "k").keyHeader("api-key"));
        Asked given = asked("/v1", model -> model.header("api-key", "k"));

        for (Asked asked : List.of(supplied, given)) {
            assertThat(asked.request().headers().get("Api-key")).containsExactly("k");
            assertThat(asked.request().headers()).doesNotContainKey("Authorization");
        }
    }

    @Test
    void theSystemTextCanHaveAnotherRoleOrNone() {
        assertThat(asked("/v1", model -> model.systemRole("developer")).request().body()
                .at("/messages/0/role").asString()).isEqualTo("developer");
        Asked alone = asked("/v1", OpenAiJudgeModel.Builder::withoutSystemRole);
        assertThat(alone.request().body().path("messages")).hasSize(1);
        assertThat(alone.request().user()).isEqualTo("Be strict.\n\nIs it so?");
    }

    @Test
    void aClientThatWasBroughtAlongIsLeftOpen() {
        try (HttpClient own = HttpClient.newHttpClient();
                ScriptedServer server = ScriptedServer
                        .start((request, before) -> FixtureServer.answer(request, "fine"))) {
            OpenAiJudgeModel model = OpenAiJudgeModel.builder(server.endpoint().resolve("/v1"), "m").client(own)
                    .build();
            model.close();

            assertThat(model.reply(PROMPT).text()).isEqualTo("fine");
        }
    }

    @Test
    void whatCannotBeConnectedToIsNamed() {
        assertThat(lost("http://127.0.0.1:1/v1")).hasMessageContainingAll("m at 127.0.0.1:1", "refused");
        assertThat(lost("http://nosuch.invalid/v1")).hasMessageContainingAll("m at nosuch.invalid", "not known");
    }

    private static JudgeModelException lost(String base) {
        try (OpenAiJudgeModel model = OpenAiJudgeModel.of(URI.create(base), "m")) {
            JudgeModelException failure = catchThrowableOfType(JudgeModelException.class, () -> model.reply(PROMPT));
            assertThat(failure.isTemporary()).isTrue();
            assertThat(failure.wasWorkedOn()).isFalse();
            return failure;
        }
    }

    @Test
    void theKeyOfTheEnvironmentIsForOpenAiAloneUnlessItIsAskedFor() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), EnvironmentKey.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("OPENAI_API_KEY", "sk-test-1");
        Process run = builder.start();
        try {
            List<String> lines = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.startsWith("sent ")).toList();
            assertThat(lines).containsExactly("sent null", "sent [Bearer sk-test-1]");
        } finally {
            run.destroyForcibly();
        }
    }

    /// The program that prints which key was sent to another host.
    static final class EnvironmentKey {

        private EnvironmentKey() {}

        public static void main(String[] arguments) {
            for (UnaryOperator<OpenAiJudgeModel.Builder> options : List.<UnaryOperator<OpenAiJudgeModel.Builder>>of(
                    model -> model, model -> model.keyFromEnvironment("OPENAI_API_KEY"))) {
                System.out.println("sent " + asked("/v1", options).request().headers().get("Authorization"));
            }
            System.exit(0);
        }
    }

    private static Asked asked(String base, UnaryOperator<OpenAiJudgeModel.Builder> options) {
        try (ScriptedServer server = ScriptedServer.start((request, before) -> FixtureServer.answer(request, "fine"));
                OpenAiJudgeModel model = options.apply(
                        OpenAiJudgeModel.builder(URI.create(server.endpoint() + base), "m")).build()) {
            model.reply(PROMPT);
            return server.asked().getFirst();
        }
    }
}
