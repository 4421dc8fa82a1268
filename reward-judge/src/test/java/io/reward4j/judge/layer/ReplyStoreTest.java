package io.reward4j.judge.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.judge.JudgeReply;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ReplyStoreTest {

    private final ReplyStore store = new ReplyStore(3, 100);

    @Test
    void holdsNoMoreCharactersThanItMay() {
        store.put("a", JudgeReply.of("a"), 60);
        store.put("b", JudgeReply.of("b"), 40);
        store.put("c", JudgeReply.of("c"), 1);
        assertThat(store.get("a")).isEmpty();
        assertThat(store.get("b")).isPresent();
        store.put("d", JudgeReply.of("d"), 101);
        assertThat(store.size()).isZero();
    }

    @Test
    void countsWhatWasReplacedOrRemovedNoMore() {
        for (int i = 0; i < 10; i++) {
            store.put("a", JudgeReply.of("a"), 60);
        }
        store.remove("a");
        store.remove("a");
        store.put("b", JudgeReply.of("b"), 50);
        store.put("c", JudgeReply.of("c"), 50);
        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void countsAllTextsOfAReply() {
        JudgeReply reply = new JudgeReply(
                "four", Optional.of(JsonNodeFactory.instance.objectNode().put("a", 1)), 1, 1, "end");
        assertThat(ReplyStore.size(reply)).isEqualTo(4 + "{\"a\":1}".length() + 3);
    }
}
