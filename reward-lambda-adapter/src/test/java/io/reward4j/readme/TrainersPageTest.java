package io.reward4j.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reward4j.rlvr.json.ToolCallReward;
import io.reward4j.wire.http.RewardServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// What the page on trainers says is done here: its requests are sent, its client is run.
class TrainersPageTest {

    private static final Page PAGE = Page.at("reward-lambda-adapter/TRAINERS.md");
    private static final Pattern CURL = Pattern.compile("curl -s http://127.0.0.1:8080(\\S+) .* -d '(.*)'\n");
    private static final int LONGEST_CLIENT = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;
    private RewardServer server;

    @BeforeEach
    void start() throws IOException {
        server = RewardServer.builder(Trainers.reward()).start(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyRequestIsAnsweredAsThePageSays() throws Exception {
        List<Page.Block> blocks = PAGE.blocks();
        int requests = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < blocks.size(); i++) {
                Matcher curl = CURL.matcher(blocks.get(i).text());
                if (!blocks.get(i).language().equals("sh") || !curl.matches()) {
                    continue;
                }
                URI address = server.uri().resolve(curl.group(1));
                String reply = client.send(HttpRequest.newBuilder(address).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(curl.group(2))).build(), BodyHandlers.ofString()).body();
                assertThat(blocks.get(i + 1).language()).isEqualTo("json");
                assertThat(JSON.readTree(reply)).as(reply).isEqualTo(JSON.readTree(blocks.get(i + 1).text()));
                requests++;
            }
        }
        assertThat(requests).isEqualTo(5);
    }

    @Test
    void theClientAnswersTheFunctionsOfTrlAndVerl() throws Exception {
        assertThat(printed(server, """
                from reward4j_client import reward_func, compute_score
                chat = [[{"role": "user", "content": "2 + 2?"}]] * 3
                said = [[{"role": "assistant", "content": text}] for text in ("It is \\\\boxed{4}", "5", "4")]
                print(reward_func(prompts=chat, completions=said, completion_ids=[[1], [2], [3]],
                                  ground_truth=["4", "4", None], trainer_state=object()))
                print(reward_func(["q"], ["The answer is 4."], ground_truth=["4"]))
                print(compute_score("gsm8k", "The answer is 4.", "4", {"index": 0}))
                try:
                    print(compute_score(data_source="gsm8k", solution_str="4", ground_truth=None))
                except ValueError as e:
                    print(str(e)[:17])
                """)).isEqualTo("""
                [1.0, 0.0, None]
                [1.0]
                1.0
                missing_reference
                """);
    }

    @Test
    void theClientSendsAllTurnsOfAnAgentAndItsToken() throws Exception {
        try (RewardServer agents = RewardServer.builder(ToolCallReward.overTrajectory()).bearerToken(() -> "s3cret")
                .start(0)) {
            assertThat(printed(agents, """
                    import json
                    from reward4j_client import reward_func
                    call = {"role": "assistant", "tool_calls": [{"id": "c1", "type": "function", "function":
                            {"name": "book", "arguments": "{\\"id\\": 1}"}}]}
                    result = {"role": "tool", "tool_call_id": "c1", "content": "booked"}
                    said = {"role": "assistant", "content": "It is booked."}
                    chat = [[{"role": "user", "content": "Book 1."}]] * 3
                    expected = json.dumps([{"name": "book", "arguments": {"id": 1}}])
                    print(reward_func(chat, [[call, result, said], [said], [call]], ground_truth=[expected] * 3))
                    """)).isEqualTo("[1.0, 0.0, 1.0]\n");
        }
    }

    /// Returns what a program prints that uses the client of the page.
    private String printed(RewardServer server, String program) throws Exception {
        assumeTrue(isThere("python3"), "python3 is not installed, so that the client of TRAINERS.md was not run");
        String client = PAGE.blocks("python").getFirst().text();
        assertThat(client.lines().count()).isLessThanOrEqualTo(LONGEST_CLIENT);
        Files.writeString(folder.resolve("reward4j_client.py"), client);
        Files.writeString(folder.resolve("main.py"), program);
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("python3", "main.py").directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("REWARD_URL", server.uri().resolve("/reward").toString());
        builder.environment().put("REWARD_TOKEN", "s3cret");
        builder.environment().keySet().removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));

        Process python = builder.start();

        assertThat(python.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output);
    }

    private static boolean isThere(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
