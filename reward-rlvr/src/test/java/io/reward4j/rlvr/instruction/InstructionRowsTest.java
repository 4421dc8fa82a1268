package io.reward4j.rlvr.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Reward;
import io.reward4j.rlvr.instruction.Rows.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each instruction on answers that were written from its wording, at the bounds and one off, blank, in other scripts, with code.
class InstructionRowsTest {

    static List<Row> rows() {
        return Rows.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anAnswerIsWorthWhatTheWordingSays(Row row) {
        Reward reward = InstructionReward.ifBench().score(row.sample());
        assertThat(reward.value()).as(Rows.counted(reward)).isEqualTo(row.follows() ? 1 : 0);
    }

    @Test
    void eachInstructionHasSixAnswersOrMoreOfBothKinds() {
        Map<String, List<Row>> byId = Rows.all().stream().collect(Collectors.groupingBy(Row::id));
        assertThat(new TreeSet<>(byId.keySet())).isEqualTo(InstructionReward.ifBench().ids());
        assertThat(byId).allSatisfy((id, rows) -> {
            assertThat(rows).as(id).hasSizeGreaterThanOrEqualTo(6);
            assertThat(rows).as(id).anyMatch(Row::follows).anyMatch(row -> !row.follows());
        });
    }

    @Test
    void thereAreTwentyFiveInstructionsOfIfEvalAndAllButOneOfIfBench() {
        assertThat(InstructionReward.ifEval().ids()).hasSize(25);
        assertThat(InstructionReward.ifBench().ids()).hasSize(25 + 57).containsAll(InstructionReward.ifEval().ids());
    }
}
