package io.reward4j.rlvr.instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.management.ThreadMXBean;
import io.reward4j.Sample;
import io.reward4j.contract.HostileTexts;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever a model writes is decided, by each check, in memory linear in the text.
@Execution(ExecutionMode.CONCURRENT)
class HostileAnswersTest {

    private static final int LENGTH = 1 << 15;
    private static final List<String> UNITS = List.of("*", "* a\n", "- ", "'", "\"'", ". ", "A. ", "a\u0301\u0316",
            "\u200b",
            "**a** ", "<<", "[", "a]", "Question 1\n", "?!", "👩‍", "ﷺ", "\"a\",", "<i>a", "******", "P.S. ",
            "Section 1 ", "a.b.",
            "1.", "SEPARATOR ", "Zimbabwe\n", "eagle bald ", "\r\n", "_", "<prd>", "Mr.", "日本", "สวัสดี", "a-", "(",
            "the ", "\"", "“");

    private static final List<InstructionReward> REWARDS = List.of(InstructionReward.ifBench().share(),
            InstructionReward.ifBench().share().asPublished());

    @Test
    void everyCheckDecidesHostileTexts() {
        Sample all = everyInstruction();
        Map<String, String> texts = new LinkedHashMap<>(HostileTexts.small());
        HostileTexts.large()
                .forEach((name, text) -> texts.put(name, text.substring(0, Math.min(text.length(), LENGTH))));
        UNITS.forEach(unit -> texts.put("many " + unit, unit.repeat(LENGTH / unit.length())));
        for (InstructionReward reward : REWARDS) {
            texts.forEach((name, text) -> Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1),
                    () -> assertThatCode(() -> reward.score(all.withCompletion(text))).as(name)
                            .doesNotThrowAnyException(),
                    name));
        }
    }

    @Property(tries = 300)
    void everyCheckDecidesAnyText(@ForAll String text) {
        Sample all = everyInstruction().withCompletion(text);
        for (InstructionReward reward : REWARDS) {
            assertThat(reward.score(all).value()).isBetween(0.0, 1.0);
            assertThat(reward.loose().score(all).value()).isGreaterThanOrEqualTo(reward.score(all).value());
        }
    }

    @Test
    void memoryGrowsLikeTheText() {
        Sample all = everyInstruction();
        for (InstructionReward reward : REWARDS) {
            for (String unit : UNITS) {
                String text = unit.repeat(LENGTH / 4 / unit.length());
                allocated(reward, all.withCompletion(text));
                long some = allocated(reward, all.withCompletion(text));
                long more = allocated(reward, all.withCompletion(text.repeat(4)));
                assertThat((double) more / some).as("four times '%s'", unit).isLessThan(6);
            }
        }
    }

    private static long allocated(InstructionReward reward, Sample sample) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        reward.score(sample);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static Sample everyInstruction() {
        Map<String, String> kwargs = new LinkedHashMap<>();
        Rows.all().forEach(row -> kwargs.putIfAbsent(row.id(), row.kwargs()));
        ObjectNode metadata = Rows.JSON.createObjectNode();
        metadata.set("instruction_id_list", Rows.JSON.valueToTree(new ArrayList<>(kwargs.keySet())));
        metadata.set("kwargs", Rows.JSON.readTree("[" + String.join(",", kwargs.values()) + "]"));
        return Sample.of("", "").withMetadata(metadata);
    }
}
