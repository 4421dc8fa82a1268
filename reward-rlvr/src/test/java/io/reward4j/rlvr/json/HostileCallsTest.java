package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/// Calls that are made to make their reader slow, or to slip past it.
class HostileCallsTest {

    private static final int MEBI = 1 << 20;
    private static final String REFERENCE = "[{\"f\": {\"a\": [\"x\", \"y\"]}},{\"f\": {\"a\": [[1, 2, 3]]}}]";

    @ParameterizedTest
    @ValueSource(strings = {"<tool_call>", "</tool_call>", "<tool_call>{", "<tool_call>{}</tool_call>", "<tool_call ",
            "<tool_call>[", "<tool_call>{\"f\": {}}</tool_call>", "<tool_call>{\"name\":", "<think><tool_call>"})
    void oneMebibyteOfMarksIsRead(String unit) {
        assertThat(score(Message.assistant(unit.repeat(MEBI / unit.length()))).value()).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"f\": {\"a\": \"z\"}}", "{\"f\": {\"a\": [1]}}", "{\"f\": {}}", "[]", "{}", "1"})
    void oneMebibyteOfCallsIsCompared(String call) {
        int count = MEBI / (call.length() + 1);
        assertThat(score(Message.assistant("[" + String.join(",", Collections.nCopies(count, call)) + "]")).value())
                .isBetween(0.0, 0.01);
    }

    @Test
    void argumentsOfAnyKindAreCompared() {
        List<ToolCall> calls = List.of(
                ToolCall.of("", "{}"), ToolCall.of("f", JsonNodeFactory.instance.numberNode(Double.NaN)),
                ToolCall.of("f", "not JSON"),
                ToolCall.of("f", JsonNodeFactory.instance.objectNode().put("a", Double.NaN)),
                ToolCall.of("f", JsonNodeFactory.instance.objectNode().put("a", "x".repeat(MEBI))));
        assertThat(score(Message.assistant("", calls)).value()).isBetween(0.0, 0.9);
    }

    private static Reward score(Message answer) {
        Sample sample = Sample.of("q", "").withReference(REFERENCE).withAnswer(answer);
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> ToolCallReward.withAlternatives().score(sample));
    }
}
