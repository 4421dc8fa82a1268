package io.reward4j.judge.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recordings that are gone on with after the process that wrote them has ended.
class RecordOrReplayTest {

    @TempDir
    Path folder;

    private final AtomicInteger calls = new AtomicInteger();
    private final JudgeModel model = prompt -> JudgeReply.of(prompt.user() + " " + calls.incrementAndGet());

    private static JudgePrompt prompt(String user) {
        return new JudgePrompt("system", user, Optional.empty(), "", "v1");
    }

    private String reply(Path file, String user) {
        return RecordedJudgeModel.recordOrReplay(model, file).reply(prompt(user)).text();
    }

    @Test
    void whatWasRecordedIsNotAskedAgain() {
        Path file = folder.resolve("replies.jsonl");
        assertThat(reply(file, "a")).isEqualTo("a 1");
        assertThat(reply(file, "b")).isEqualTo("b 2");
        assertThat(reply(file, "a")).isEqualTo("a 1");
        assertThat(calls).hasValue(2);
    }

    @Test
    void aReplyIsGivenOutOnceInEachProcess() throws IOException {
        Path file = folder.resolve("replies.jsonl");
        reply(file, "a");
        JudgeModel resumed = RecordedJudgeModel.recordOrReplay(model, file);

        assertThat(List.of(resumed.reply(prompt("a")).text(), resumed.reply(prompt("a")).text()))
                .containsExactly("a 1", "a 2");
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aLineThatWasCutOffIsDroppedAndAskedAnew() throws IOException {
        for (int length : new int[]{1, 40, 20_000}) {
            Path file = folder.resolve("replies" + length + ".jsonl");
            calls.set(0);
            reply(file, "a");
            Files.writeString(file, "{\"key\":\"" + "x".repeat(length), StandardOpenOption.APPEND);

            assertThat(reply(file, "b")).isEqualTo("b 2");
            assertThat(RecordedJudgeModel.replay(file).reply(prompt("a")).text()).isEqualTo("a 1");
            assertThat(Files.readAllLines(file)).hasSize(2);
        }
    }

    @Test
    void aFileWithoutAnEndOfALineIsEmptied() throws IOException {
        Path file = Files.writeString(folder.resolve("replies.jsonl"), "{\"key\":");

        assertThat(reply(file, "a")).isEqualTo("a 1");
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void anyOtherLineThatIsNoneOfARecordingIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("replies.jsonl"), "what\n");

        assertThatIllegalArgumentException().isThrownBy(() -> reply(file, "a")).withMessageContaining("line 1");
        assertThat(file).hasContent("what");
    }
}
