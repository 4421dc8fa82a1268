package io.reward4j.judge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FaultScriptTest {

    private static final List<Fault> KINDS = List.of(Fault.THROTTLED, Fault.HTML, Fault.CLOSED);

    @Test
    void theFaultsOfABodyAreTheSameWhateverComesBetween() {
        FaultScript inTurn = new FaultScript(42, 0.3, KINDS);
        FaultScript oneByOne = new FaultScript(42, 0.3, KINDS);
        Map<String, List<Optional<Fault>>> first = new TreeMap<>();
        Map<String, List<Optional<Fault>>> second = new TreeMap<>();
        for (int time = 0; time < 5; time++) {
            for (int i = 0; i < 200; i++) {
                first.computeIfAbsent("body " + i, key -> new ArrayList<>()).add(inTurn.next("body " + i));
            }
        }
        for (int i = 199; i >= 0; i--) {
            for (int time = 0; time < 5; time++) {
                second.computeIfAbsent("body " + i, key -> new ArrayList<>()).add(oneByOne.next("body " + i));
            }
        }

        assertThat(first).isEqualTo(second);
        assertThat(first.values())
                .anySatisfy(faults -> assertThat(faults).contains(Optional.empty(), Optional.of(Fault.HTML)));
    }

    @Test
    void theShareOfFaultsIsTheProbabilityAndKindsAreEven() {
        FaultScript script = new FaultScript(7, 0.3, KINDS);
        Map<Optional<Fault>, Integer> counts = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            counts.merge(script.next("body " + i), 1, Integer::sum);
        }

        assertThat(counts.get(Optional.<Fault>empty())).isBetween(6_800, 7_200);
        assertThat(KINDS).allSatisfy(kind -> assertThat(counts.get(Optional.of(kind))).isBetween(900, 1_100));
    }

    @Test
    void anotherSeedGivesOtherFaults() {
        FaultScript one = new FaultScript(1, 0.5, KINDS);
        FaultScript two = new FaultScript(2, 0.5, KINDS);
        List<Optional<Fault>> first = new ArrayList<>();
        List<Optional<Fault>> second = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            first.add(one.next("body " + i));
            second.add(two.next("body " + i));
        }

        assertThat(first).isNotEqualTo(second);
    }
}
