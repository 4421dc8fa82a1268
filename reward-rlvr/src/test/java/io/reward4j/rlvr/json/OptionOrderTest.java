package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.extract.JsonExtractors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Options of [ToolCallReward] mean the same in any order.
class OptionOrderTest {

    private static final String REFERENCE = "[{\"cancel\": {\"id\": [\"X1\", \"X2\"], \"note\": [\"\", \"Soon\"]}}]";
    private static final List<UnaryOperator<ToolCallReward>> OPTIONS = List.of(
            ToolCallReward::trajectory, ToolCallReward::alternatives,
            reward -> reward.from(JsonExtractors.at("/call")),
            reward -> reward.arguments(JsonMatch.exact()), reward -> reward.nameCredit(0.5),
            reward -> reward.counting("cancel"),
            reward -> reward.withTools("[{\"name\": \"cancel\", \"parameters\": {\"type\": \"object\"}}]"));
    private static final List<Sample> SAMPLES = List.of(
            called("X2", "Soon"), called("X2", "SOON"), called("X9", "Soon"),
            Sample.of("q", "{\"call\": {\"cancel\": {\"id\": \"X1\"}}}").withReference(REFERENCE),
            Sample.of("q", "{\"cancel\": {\"id\": \"X1\"}}").withReference(REFERENCE));

    @Property(tries = 200)
    void anyOrderMeansTheSame(@ForAll long seed) {
        List<UnaryOperator<ToolCallReward>> shuffled = new ArrayList<>(OPTIONS);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(rewards(shuffled)).isEqualTo(rewards(OPTIONS));
    }

    @Test
    void eachFactoryIsAnOptionToo() {
        Sample sample = called("X2", "soon");
        assertThat(ToolCallReward.withAlternatives().trajectory().score(sample))
                .isEqualTo(ToolCallReward.overTrajectory().alternatives().score(sample))
                .isEqualTo(Reward.pass());
    }

    private static List<Reward> rewards(List<UnaryOperator<ToolCallReward>> options) {
        ToolCallReward reward = ToolCallReward.standard();
        for (UnaryOperator<ToolCallReward> option : options) {
            reward = option.apply(reward);
        }
        return SAMPLES.stream().map(reward::score).toList();
    }

    private static Sample called(String id, String note) {
        ToolCall call = new ToolCall("a", "cancel",
                ToolCall.of("cancel", "{\"id\": \"%s\", \"note\": \"%s\"}".formatted(id, note)).arguments());
        return Sample.of(List.of(
                Message.user("q"), Message.assistant("", List.of(call)), Message.tool("a", "done"),
                Message.assistant("Done.")))
                .withReference(REFERENCE);
    }
}
