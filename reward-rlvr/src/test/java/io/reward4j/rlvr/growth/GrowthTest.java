package io.reward4j.rlvr.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What reads an answer does no more than in proportion to its length, whatever a model repeats. Counted are
/// steps and bytes, so that the same text always gives the same figures.
class GrowthTest {

    private static final Set<String> READERS_OF_ANSWERS = Set.of("afterMarker", "mathSpan", "lastNumber", "choice",
            "finalAnswer", "MathReward");

    private final GrowingReaders readers = GrowingReaders.all();

    @Test
    void aRepeatedSignOrPieceIsReadInProportionToItsLength() {
        readers.check(Repeated.all(), 1 << 12, 8);
    }

    @Test
    void aRepeatedPairOfSignsIsReadInProportionToItsLength() {
        List<Repeated> pairs = new ArrayList<>();
        String signs = Repeated.SIGNS;
        for (int i = 0; i < signs.length(); i++) {
            for (int j = i + 1; j < signs.length(); j++) {
                pairs.add(new Repeated("", signs.substring(i, i + 1) + signs.charAt(j)));
            }
        }
        readers.only(READERS_OF_ANSWERS).check(pairs, 1 << 11, 2);
    }

    @Test
    void aRunBehindAMarkerIsReadInProportionToItsLength() {
        List<Repeated> runs = new ArrayList<>();
        for (String marker : Repeated.MARKERS) {
            Repeated.SIGNS.codePoints().forEach(sign -> runs.add(new Repeated(marker, Character.toString(sign))));
            for (int i = runs.size() % 3; i < Repeated.PIECES.size(); i += 3) {
                runs.add(new Repeated(marker, Repeated.PIECES.get(i)));
            }
        }
        readers.only(READERS_OF_ANSWERS).check(runs, 1 << 11, 2);
    }
}
