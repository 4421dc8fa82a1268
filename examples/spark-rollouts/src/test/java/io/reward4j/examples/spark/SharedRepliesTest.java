package io.reward4j.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedRepliesTest {

    private static final JudgePrompt PROMPT = JudgePrompt.of("system", "user");

    @TempDir
    Path folder;

    private final AtomicInteger calls = new AtomicInteger();
    private final JudgeModel model = prompt -> JudgeReply.of("reply " + calls.incrementAndGet());

    private SharedReplies replies() {
        return SharedReplies.of(model, folder);
    }

    @Test
    void anotherProcessDoesNotPayAgain() {
        assertThat(replies().reply(PROMPT).text()).isEqualTo("reply 1");
        assertThat(replies().reply(PROMPT).text()).isEqualTo("reply 1");
        assertThat(replies().reply(PROMPT.withUser("other")).text()).isEqualTo("reply 2");
        assertThat(calls).hasValue(2);
    }

    @Test
    void aReplyThatWasNoVerdictIsForgotten() {
        replies().reply(PROMPT);
        replies().forget(PROMPT);
        assertThat(replies().reply(PROMPT).text()).isEqualTo("reply 2");
    }

    @Test
    void otherModelsHaveOtherReplies() {
        replies().reply(PROMPT);
        JudgeModel other = new JudgeModel() {

            @Override
            public JudgeReply reply(JudgePrompt prompt) {
                return JudgeReply.of("other");
            }

            @Override
            public String name() {
                return "../a model: v1";
            }
        };
        assertThat(SharedReplies.of(other, folder).reply(PROMPT).text()).isEqualTo("other");
        assertThat(replies().reply(PROMPT).text()).isEqualTo("reply 1");
    }

    @Test
    void nonceStandsInAReplyToAnotherNonce() {
        JudgeModel echo = prompt -> JudgeReply.of(prompt.nonce() + " yes");
        JudgePrompt one = new JudgePrompt("", "code 11", Optional.empty(), "11", "");
        JudgePrompt two = new JudgePrompt("", "code 22", Optional.empty(), "22", "");
        assertThat(SharedReplies.of(echo, folder).reply(one).text()).isEqualTo("11 yes");
        assertThat(SharedReplies.of(prompt -> JudgeReply.of("asked"), folder).reply(two).text()).isEqualTo("22 yes");
    }

    @Test
    void aFailureIsNotKept() throws IOException {
        SharedReplies failing = SharedReplies.of(prompt -> {
            throw JudgeModelException.permanent("refused", null);
        }, folder);
        assertThatThrownBy(() -> failing.reply(PROMPT)).hasMessage("refused");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(replies().reply(PROMPT).text()).isEqualTo("reply 1");
    }
}
