package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrajectoryCallTest {

    @Test
    void bothNamesFindTheSameCalls() {
        List<Message> messages = List.of(calling("a"));
        assertThat(TrajectoryCall.allIn(messages)).hasSize(1).isEqualTo(TrajectoryCall.in(messages));
    }

    @Test
    void aResultBelongsToTheCallOfItsIdInTheNearestTurnBefore() {
        List<TrajectoryCall> calls = TrajectoryCall.in(List.of(
                Message.user("q"),
                calling("a", "b"),
                Message.tool("b", "1 b"),
                Message.tool("a", "1 a"),
                calling("a"),
                Message.tool("x", "of no call"),
                Message.tool("a", "2 a"),
                calling("b")));

        assertThat(calls).extracting(TrajectoryCall::number).containsExactly(1, 2, 3, 4);
        assertThat(calls).extracting(TrajectoryCall::turn).containsExactly(1, 1, 4, 7);
        assertThat(results(calls)).containsExactly("1 a", "1 b", "2 a", "");
    }

    @Test
    void aResultWithoutAnIdBelongsToTheCallOfItsToolOrToTheNextOne() {
        List<TrajectoryCall> calls = TrajectoryCall.in(List.of(
                Message.assistant("", List.of(ToolCall.of("f", "{}"), ToolCall.of("g", "{}"), ToolCall.of("h", "{}"))),
                Message.tool(new ToolResult("", "g", false), "of g"),
                Message.tool("", "of f"),
                new Message("tool", "of h"),
                new Message("tool", "of none")));

        assertThat(results(calls)).containsExactly("of f", "of g", "of h");
    }

    @Test
    void callsOfOthersThanTheModelAreNone() {
        assertThat(TrajectoryCall.in(List.of(calling("a").withToolCalls(List.of()), new Message("user", "q")
                .withToolCalls(List.of(ToolCall.of("f", "{}")))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Error: no seats", "  error", "ERROR 500", "Exception: x", "{\"error\": \"x\"}",
            "{\"error\": {\"code\": 1}}", "{\"success\": false}", "{\"status\": \"failed\"}", "{\"isError\": true}",
            "Traceback (most recent call last):\n x"})
    void resultsThatSayThatTheCallFailed(String result) {
        assertThat(only(Message.tool("a", result)).failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "Errors: none", "No error", "{\"error\": null}", "{\"error\": \"\"}",
            "{\"error\": false}", "{\"success\": true}", "{\"status\": \"delivered\"}", "{\"error\"", "{}",
            "{\"a\": {\"error\": \"x\"}}"})
    void resultsThatDoNot(String result) {
        assertThat(only(Message.tool("a", result)).failed()).isFalse();
    }

    @Test
    void aCallHasFailedWhereTheEnvironmentSaysSoAndNotWhereNothingCameBack() {
        assertThat(only(Message.tool(new ToolResult("a", "", true), "fine")).failed()).isTrue();
        assertThat(only(Message.user("Error: x")).failed()).isFalse();
    }

    private static TrajectoryCall only(Message next) {
        return TrajectoryCall.in(List.of(calling("a"), next)).getFirst();
    }

    private static Message calling(String... ids) {
        return Message.assistant("", List.of(ids).stream().map(id -> new ToolCall(id, "f", ToolCall.of("f", "{}")
                .arguments())).toList());
    }

    private static List<String> results(List<TrajectoryCall> calls) {
        return calls.stream().map(call -> call.result().map(Message::content).orElse("")).toList();
    }
}
