package io.reward4j.judge.layer;

import static io.reward4j.judge.layer.Ask.failure;
import static io.reward4j.judge.layer.Ask.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.RewardException;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class RecordedJudgeModelTest {

    @TempDir
    private Path folder;

    private static JudgePrompt withNonce(String nonce) {
        return new JudgePrompt("s " + nonce, "u " + nonce, Optional.empty(), nonce, "v1");
    }

    private static RecordedJudgeModel replay(String lines) {
        return RecordedJudgeModel.replay(
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), "replies.jsonl");
    }

    private static JudgeModel named(String name, JudgeModel model) {
        return new JudgeModel() {
            @Override
            public JudgeReply reply(JudgePrompt prompt) {
                return model.reply(prompt);
            }

            @Override
            public String name() {
                return name;
            }
        };
    }

    @Test
    void repliesWithWhatWasRecordedUnderTheNonceOfTheDay() throws IOException {
        Path file = folder.resolve("replies.jsonl");
        JudgeModel model = named("nova", prompt -> new JudgeReply(
                prompt.nonce() + " is not {nonce}",
                Optional.of(JsonNodeFactory.instance.objectNode().put(prompt.nonce(), "(" + prompt.nonce() + ")")),
                12, 3, "end_turn"));
        try (RecordingJudgeModel recording = RecordedJudgeModel.record(model, file)) {
            assertThat(recording.name()).isEqualTo("nova");
            assertThat(recording.reply(withNonce("f00d"))).isEqualTo(model.reply(withNonce("f00d")));
        }
        assertThat(Files.readString(file)).contains("\"text\":\"{nonce} is not {literal-nonce}\"")
                .doesNotContain("f00d").doesNotContain("\"user\"").endsWith("\n");
        RecordedJudgeModel replay = RecordedJudgeModel.replay(file);
        assertThat(replay.name()).isEqualTo("nova");
        assertThat(replay.reply(withNonce("beef"))).isEqualTo(model.reply(withNonce("beef")));
    }

    @Test
    void recordsPromptsWhereAskedTo() throws IOException {
        Path file = folder.resolve("replies.jsonl");
        RecordedJudgeModel.record(prompt -> JudgeReply.of("yes"), file).withPrompts().reply(withNonce("f00d"));
        JsonNode line = new JsonMapper().readTree(Files.readString(file));
        assertThat(line.path("system").stringValue()).isEqualTo("s {nonce}");
        assertThat(line.path("user").stringValue()).isEqualTo("u {nonce}");
        assertThat(line.path("key").stringValue()).isEqualTo(RecordedJudgeModel.key(withNonce("cafe")));
    }

    @Test
    void theNthCallGetsTheNthReplyAndThenTheLast() {
        Path file = folder.resolve("replies.jsonl");
        AtomicInteger calls = new AtomicInteger();
        JudgeModel recording = RecordedJudgeModel.record(prompt -> JudgeReply.of("reply " + calls.incrementAndGet()),
                file);
        recording.reply(prompt("a"));
        recording.reply(prompt("b"));
        recording.reply(prompt("a"));
        JudgeModel replay = RecordedJudgeModel.replay(file);
        assertThat(IntStream.range(0, 4).mapToObj(i -> replay.reply(prompt("a")).text()))
                .containsExactly("reply 1", "reply 3", "reply 3", "reply 3");
        assertThat(replay.reply(prompt("b")).text()).isEqualTo("reply 2");
    }

    @Test
    void linesOfManyThreadsStayWhole() throws InterruptedException, IOException {
        Path file = folder.resolve("replies.jsonl");
        JudgeModel recording = RecordedJudgeModel.record(prompt -> JudgeReply.of("re: " + prompt.user()), file);
        List<Thread> threads = IntStream.range(0, 200)
                .mapToObj(i -> Thread.ofVirtual().start(() -> recording.reply(prompt("q" + i)))).toList();
        for (Thread thread : threads) {
            assertThat(thread.join(Ask.GUARD)).isTrue();
        }
        JudgeModel replay = RecordedJudgeModel.replay(file);
        for (int i = 0; i < 200; i++) {
            assertThat(replay.reply(prompt("q" + i)).text()).isEqualTo("re: q" + i);
        }
        assertThat(Files.readAllLines(file)).hasSize(200);
    }

    @Test
    void recordsNoFailures() throws IOException {
        Path file = folder.resolve("replies.jsonl");
        JudgeModel recording = RecordedJudgeModel.record(prompt -> {
            throw Ask.busy();
        }, file);
        assertThat(failure(recording, "a").isTemporary()).isTrue();
        assertThat(file).isEmptyFile();
    }

    @Test
    void refusesToRecordWhatCouldNotBeReadBack() throws IOException {
        JsonNode deep = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 5000; i++) {
            deep = JsonNodeFactory.instance.arrayNode().add(deep);
        }
        for (JsonNode bad : List.of(JsonNodeFactory.instance.objectNode().put("\ud800", 1), deep)) {
            Path file = folder.resolve("replies.jsonl");
            JudgeModel recording = RecordedJudgeModel.record(
                    prompt -> new JudgeReply("", Optional.of(bad), 0, 0, ""), file);
            JudgeModelException failure = failure(recording, "a");
            assertThat(failure).hasMessageStartingWith("the reply could not be recorded to ");
            assertThat(failure.isTemporary()).isFalse();
            assertThat(file).isEmptyFile();
        }
    }

    @Test
    void saysWhatIsMissing() {
        String key = RecordedJudgeModel.key(prompt("a"));
        RecordedJudgeModel replay = replay("""
                {"key": "%s", "model": "m", "version": "v1", "reply": {"text": "yes"}}

                {"key": "0", "model": "n", "version": "v1", "reply": {"structured": {"ok": true}, "outputTokens": 7}}
                """.formatted(key));
        assertThat(replay.name()).isEqualTo("recorded");
        assertThat(replay.reply(prompt("a"))).isEqualTo(JudgeReply.of("yes"));
        JudgeModelException other = failure(replay, "b");
        assertThat(other).hasMessage("replies.jsonl (2 replies) has none to the prompt with the key "
                + RecordedJudgeModel.key(prompt("b")));
        assertThat(other.kind()).isEqualTo(RewardException.Kind.JUDGE_UNAVAILABLE);
        assertThat(other.isTemporary()).isFalse();
        assertThatThrownBy(() -> replay.reply(new JudgePrompt("system", "a", Optional.empty(), "", "v2")))
                .hasMessageEndingWith("nor to any of version v2: the prompt's text was changed since the recording");
    }

    @Test
    void refusesLinesThatAreNoReplies() {
        String good = "{\"key\":\"k\",\"model\":\"m\",\"version\":\"v\",\"reply\":{\"text\":\"yes\"}}\n";
        for (String bad : List.of("{", "[]", "1", "{} {}", "{\"key\":\"k\",\"key\":\"l\"}",
                "{\"key\":\"k\",\"model\":\"m\"}", "{\"key\":\"k\",\"model\":\"m\",\"reply\":{}}",
                "{\"key\":7,\"model\":\"m\",\"reply\":{\"text\":\"\"}}", "{\"key\":\"k\",\"reply\":{\"text\":\"\"}}",
                "{\"key\":\"k\",\"model\":\"m\",\"reply\":{\"text\":null}}",
                "{\"key\":\"k\",\"model\":\"m\",\"reply\":{\"text\":\"\",\"inputTokens\":-1}}",
                "{\"key\":\"k\",\"model\":\"m\",\"reply\":{\"text\":\"\",\"outputTokens\":1.5}}")) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> replay(good + bad + "\n" + good))
                    .withMessageStartingWith("replies.jsonl, line 2: ");
        }
    }

    @Test
    void saysWhichFileCannotBeReadOrWritten() {
        Path nowhere = folder.resolve("no").resolve("where");
        assertThatThrownBy(() -> RecordedJudgeModel.replay(nowhere)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(nowhere.toString());
        assertThatThrownBy(() -> RecordedJudgeModel.record(prompt -> JudgeReply.of(""), nowhere))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining(nowhere.toString());
        assertThatThrownBy(() -> RecordedJudgeModel.replay(
                new ByteArrayInputStream(new byte[]{(byte) 0xff, '\n'}), "latin"))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("latin");
    }
}
