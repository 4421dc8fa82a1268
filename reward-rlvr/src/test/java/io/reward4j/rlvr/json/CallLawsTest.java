package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.ToolResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What holds for whatever calls are expected and made.
class CallLawsTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<ToolCallReward> REWARDS = List.of(
            ToolCallReward.standard(), ToolCallReward.withAlternatives(), ToolCallReward.overTrajectory(),
            ToolCallReward.overTrajectory().alternatives(), ToolCallReward.standard().free("free"),
            ToolCallReward.standard().counting("f", "g"));

    @Provide
    Arbitrary<List<ToolCall>> calls() {
        Arbitrary<ToolCall> call = Combinators.combine(
                Arbitraries.of("f", "g", "h.i", "free"), Arbitraries.integers().between(0, 3)).as(
                        (name, a) -> ToolCall.of(name, NODES.objectNode().put("a", a)));
        return call.list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<ToolCall> wrongCalls() {
        return Arbitraries.of(
                ToolCall.of("f", NODES.objectNode().put("a", 9)), ToolCall.of("g", "{}"), ToolCall.of("f", "no JSON"),
                ToolCall.of("f", NODES.objectNode().put("a", 1).put("b", 1)), ToolCall.of("other", "{}"),
                ToolCall.of("", "{}"), ToolCall.of("free", NODES.objectNode().put("a", 9)));
    }

    @Property(tries = 300)
    void aWrongCallNeverRaisesTheValue(
            @ForAll("calls") List<ToolCall> expected, @ForAll("calls") List<ToolCall> made,
            @ForAll("wrongCalls") ToolCall wrong, @ForAll Random random) {
        List<ToolCall> more = new ArrayList<>(made);
        more.add(random.nextInt(made.size() + 1), wrong);
        for (ToolCallReward reward : REWARDS) {
            assertThat(score(reward, expected, more)).isLessThanOrEqualTo(score(reward, expected, made));
        }
    }

    @Property(tries = 300)
    void theOrderOfCallsDoesNotMatter(
            @ForAll("calls") List<ToolCall> expected, @ForAll("calls") List<ToolCall> made, @ForAll Random random) {
        List<ToolCall> shuffled = new ArrayList<>(made);
        Collections.shuffle(shuffled, random);
        for (ToolCallReward reward : REWARDS) {
            assertThat(score(reward, expected, shuffled)).isEqualTo(score(reward, expected, made));
        }
    }

    @Property(tries = 300)
    void onlyTheExpectedCallsEarnOne(@ForAll("calls") List<ToolCall> expected, @ForAll("calls") List<ToolCall> made) {
        assertThat(score(ToolCallReward.standard(), expected, expected)).isOne();
        assertThat(score(ToolCallReward.standard(), expected, made) == 1).isEqualTo(
                sorted(expected).equals(sorted(made)));
    }

    @Property(tries = 300)
    void whereTheCallsStandAndWhatTheirIdsAreDoesNotMatter(
            @ForAll("calls") List<ToolCall> expected, @ForAll("calls") List<ToolCall> made,
            @ForAll("calls") List<ToolCall> failed) {
        double together = score(ToolCallReward.overTrajectory(), expected, made);
        for (String prefix : List.of("a", "b")) {
            List<Message> turns = new ArrayList<>(List.of(Message.user("q")));
            for (int i = 0; i < made.size(); i++) {
                addTurn(turns, made.get(i), prefix + i % 2, "done");
            }
            for (ToolCall call : failed) {
                addTurn(turns, call, prefix + 1, "Error: no such thing");
            }
            turns.add(Message.assistant("All is done."));
            Sample sample = Sample.of(turns).withReference(reference(expected));
            assertThat(ToolCallReward.overTrajectory().score(sample).value()).isEqualTo(together);
        }
    }

    private static void addTurn(List<Message> turns, ToolCall call, String id, String result) {
        turns.add(Message.assistant("", List.of(new ToolCall(id, call.name(), call.arguments()))));
        turns.add(Message.tool(ToolResult.of(id), result));
    }

    private static double score(ToolCallReward reward, List<ToolCall> expected, List<ToolCall> made) {
        Sample sample = Sample.of("q", "").withReference(reference(expected));
        return reward.score(sample.withAnswer(Message.assistant("Done.", made))).value();
    }

    private static ArrayNode reference(List<ToolCall> calls) {
        ArrayNode reference = NODES.arrayNode();
        calls.forEach(
                call -> reference.add(NODES.objectNode().put("name", call.name()).set("arguments", call.arguments())));
        return reference;
    }

    private static List<String> sorted(List<ToolCall> calls) {
        return calls.stream().map(call -> call.name() + call.arguments()).sorted().toList();
    }
}
