package io.reward4j.rlvr.code;

import static io.reward4j.rlvr.code.SandboxServer.Reply.cutOff;
import static io.reward4j.rlvr.code.SandboxServer.Reply.json;
import static io.reward4j.rlvr.code.SandboxServer.Reply.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.rlvr.code.CodeRun.Status;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCodeRunnerTest {

    private static final CodeTask TASK = CodeTask.python("print(input())").withStdin("5\n");
    private static final String FINE = """
            {"status": "Success", "message": "", "compile_result": null, "run_result": {"status": "Finished",
             "execution_time": 0.02, "return_code": 0, "stdout": "5\\n", "stderr": ""}, "files": {}}""";
    private static final String PISTON_FINE = """
            {"language": "python", "version": "3.12.0", "run": {"stdout": "5\\n", "stderr": "", "output": "5\\n", "code": 0,
             "signal": null, "message": null, "status": null, "cpu_time": 8, "wall_time": 20, "memory": 9000000}}""";

    private final SandboxServer server = new SandboxServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sandboxFusionIsAskedInItsOwnWords() {
        server.replies(json(FINE));
        try (HttpCodeRunner runner = HttpCodeRunner.sandboxFusionBuilder(URI.create(server.address() + "/"))
                .timeLimit(Duration.ofMillis(2_500)).memory(256).header("X-Key", "secret").build()) {
            assertThat(runner.run(TASK)).isEqualTo(new CodeRun(Status.FINISHED, "5\n", "", 0));
            assertThat(runner.languages()).contains("python", "cpp", "java");
            runner.run(CodeTask.of("javascript", "1"));
        }
        assertThat(server.requests().getFirst()).startsWith("POST /run_code {");
        assertThat(server.requests().getFirst()).contains(
                "\"language\":\"python\"", "\"code\":\"print(input())\"", "\"stdin\":\"5\\n\"", "\"run_timeout\":2.5",
                "\"compile_timeout\":2.5", "\"memory_limit_MB\":256");
        assertThat(server.lastBody().path("language").stringValue()).isEqualTo("nodejs");
    }

    @Test
    void pistonIsAskedInItsOwnWords() {
        server.replies(json(PISTON_FINE));
        try (HttpCodeRunner runner = HttpCodeRunner.piston(server.address())) {
            assertThat(runner.run(TASK)).isEqualTo(new CodeRun(Status.FINISHED, "5\n", "", 0));
        }
        assertThat(server.requests().getFirst()).startsWith("POST /api/v2/execute {").contains(
                "\"language\":\"python\"", "\"version\":\"*\"", "\"files\":[{\"content\":\"print(input())\"}]",
                "\"stdin\":\"5\\n\"", "\"run_timeout\":10000", "\"run_memory_limit\":536870912");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"status":"Failed","run_result":{"status":"Error","return_code":1,"stdout":"a","stderr":"b"}} | FAILED | a | b
            {"status":"Failed","run_result":{"status":"TimeLimitExceeded","stdout":"a"}} | OUT_OF_FUEL | a | ''
            {"status":"Failed","run_result":{"status":"Finished","return_code":3,"stdout":"a"}} | FAILED | a | ''
            {"status":"Failed","compile_result":{"status":"Error","return_code":1,"stderr":"no ;"},"run_result":null} \
            | REJECTED | '' | no ;
            {"status":"Failed","compile_result":{"status":"TimeLimitExceeded","stderr":""}} | REJECTED | '' | ''
            {"status":"Failed","compile_result":{"status":"Finished"},"run_result":{"status":"Error"}} | FAILED | '' | ''
            """)
    void whatSandboxFusionSaysOfAProgramIsAnOutcome(String reply, Status status, String stdout, String stderr) {
        server.replies(json(reply));
        try (HttpCodeRunner runner = HttpCodeRunner.sandboxFusion(server.address())) {
            assertThat(runner.run(TASK)).isEqualTo(new CodeRun(status, stdout, stderr, 0));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"run":{"stdout":"a","stderr":"b","code":1,"signal":null}}                          | FAILED        | a  | b
            {"run":{"stdout":"a","stderr":"","code":null,"signal":"SIGKILL"}}                   | OUT_OF_FUEL   | a  | ''
            {"run":{"stdout":"a","code":null,"signal":"SIGKILL","status":"TO"}}                 | OUT_OF_FUEL   | a  | ''
            {"run":{"stdout":"a","code":null,"signal":"SIGKILL","status":"SG"}}                 | OUT_OF_MEMORY | a  | ''
            {"run":{"stdout":"a","code":null,"signal":"SIGSEGV","status":"SG"}}                 | FAILED        | a  | ''
            {"run":{"stdout":"a","code":null,"signal":"SIGKILL","status":"OL"}}                 | OUTPUT_LIMIT  | a  | ''
            {"run":{"stdout":"","code":1},"compile":{"code":1,"stderr":"no ;","signal":null}}   | REJECTED      | '' | no ;
            {"run":{"stdout":"a","code":0},"compile":{"code":0,"stderr":"","signal":null}}      | FINISHED      | a  | ''
            """)
    void whatPistonSaysOfAProgramIsAnOutcome(String reply, Status status, String stdout, String stderr) {
        server.replies(json(reply));
        try (HttpCodeRunner runner = HttpCodeRunner.piston(server.address())) {
            assertThat(runner.run(TASK)).isEqualTo(new CodeRun(status, stdout, stderr, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\": \"SandboxError\", \"message\": \"no container\"}", "{}", "[]", "", "<html>",
            "{\"status\": \"Failed\"}", "{\"status\": \"Failed\", \"run_result\": {}}", "{\"status\": 1}",
            "{\"status\": \"Success\"", "{\"run\": {\"status\": \"XX\", \"code\": 0}}", "{\"run\": {}}"})
    void whatASandboxSaysOfItselfIsAFailureAndNeverAnOutcome(String reply) {
        server.replies(json(reply));
        for (HttpCodeRunner runner : List.of(HttpCodeRunner.sandboxFusionBuilder(server.address()).retries(1).build(),
                HttpCodeRunner.pistonBuilder(server.address()).retries(1).build())) {
            assertUnavailable(runner, "replied with");
            runner.close();
        }
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void faultsAreTriedAgain() {
        server.replies(status(503, "", "Retry-After", "0"), status(429, "{}"), cutOff(), status(504, ""),
                json("{\"status\": \"SandboxError\"}"), json("nonsense"), json(FINE));
        try (HttpCodeRunner runner = HttpCodeRunner.sandboxFusion(server.address())) {
            assertThat(runner.run(TASK).status()).isEqualTo(Status.FINISHED);
        }
        assertThat(server.requests()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 422, 501})
    void whatWillGoWrongAgainIsNotTriedAgain(int status) {
        server.replies(status(status, ""));
        try (HttpCodeRunner runner = HttpCodeRunner.piston(server.address())) {
            assertUnavailable(runner, "Piston answered " + status);
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aWishToBeLeftAloneForTooLongIsAFailureAtOnce() {
        server.replies(status(429, "", "Retry-After", "3600"));
        try (HttpCodeRunner runner = HttpCodeRunner.sandboxFusion(server.address())) {
            assertUnavailable(runner, "answered 429");
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServiceThatIsNotThereIsAFailure() {
        server.close();
        try (HttpCodeRunner runner = HttpCodeRunner.sandboxFusionBuilder(server.address()).retries(1).build()) {
            assertUnavailable(runner, "(2 attempts)");
        }
    }

    @Test
    void aReplyThatNeverEndsEndsWithTheDeadline() {
        server.replies(server.stall());
        try (HttpCodeRunner runner = HttpCodeRunner.sandboxFusion(server.address())) {
            RewardFunction reward = ((RewardFunction) sample -> Reward.of(runner.run(TASK).finished() ? 1 : 0))
                    .withTraits(Traits.calling(1));
            List<Outcome> outcomes = BatchScorer.of(reward).withTimeLimit(Duration.ofMillis(400))
                    .scoreAll(List.of(Sample.of("q", "a")));
            assertThat(outcomes.getFirst()).isInstanceOfSatisfying(Outcome.Failed.class,
                    failed -> assertThat(failed.cause().kind()).isEqualTo(RewardException.Kind.DEADLINE));
        }
    }

    @Test
    void aFloodOfOutputIsTheProgramsOwn() {
        String flood = FINE.replace("5\\n", "x".repeat(17 << 20));
        server.replies(json(flood));
        try (HttpCodeRunner runner = HttpCodeRunner.sandboxFusion(server.address())) {
            assertThat(runner.run(TASK).status()).isEqualTo(Status.OUTPUT_LIMIT);
        }
    }

    @Test
    void aRunnerThatIsClosedIsAFailure() {
        HttpCodeRunner runner = HttpCodeRunner.sandboxFusion(server.address());
        runner.close();
        runner.close();
        assertUnavailable(runner, "was closed");
    }

    @Test
    void misuseIsRefused() {
        try (HttpCodeRunner runner = HttpCodeRunner.sandboxFusionBuilder(server.address()).languages("Python")
                .build()) {
            assertThatThrownBy(() -> runner.run(CodeTask.of("cobol", ""))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cobol").hasMessageContaining("[python]");
        }
        for (String address : List.of("ftp://host", "/relative", "http://host/x?y=1")) {
            assertThatThrownBy(() -> HttpCodeRunner.piston(URI.create(address)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(address);
        }
        HttpCodeRunner.Builder builder = HttpCodeRunner.pistonBuilder(server.address());
        assertThatThrownBy(() -> builder.timeLimit(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.memory(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.retries(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.concurrency(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.header("bad name", "secret")).hasMessageNotContaining("secret");
        assertThatThrownBy(builder::languages).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertUnavailable(HttpCodeRunner runner, String message) {
        assertThatThrownBy(() -> runner.run(TASK)).isInstanceOfSatisfying(RewardException.class, e -> {
            assertThat(e.kind()).isEqualTo(RewardException.Kind.RUNNER_UNAVAILABLE);
            assertThat(e).hasMessageContaining(message);
        });
    }
}
