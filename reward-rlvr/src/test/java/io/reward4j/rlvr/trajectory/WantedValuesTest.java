package io.reward4j.rlvr.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WantedValuesTest {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries
                .of("1", "12", "0", "00", "5", ",", ".", " ", "234", "a", "B", "b", "é", "ß", "HAT", "hat", "-",
                        "\u212A", "１", "x".repeat(65))
                .list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Property(tries = 5_000)
    void whatIsTakenOutIsWhatStandsInTheText(@ForAll("texts") String answer, @ForAll("texts") String result) {
        Set<Object> wanted = values(answer);
        Set<Object> left = values(answer);
        left.removeAll(values(result));

        new WantedValues(wanted).takeOut(result);

        assertThat(wanted).isEqualTo(left);
    }

    private static Set<Object> values(String text) {
        Set<Object> values = new LinkedHashSet<>();
        Values.in(text, values::add);
        return values;
    }
}
