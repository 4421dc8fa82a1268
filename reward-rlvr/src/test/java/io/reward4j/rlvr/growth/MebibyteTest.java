package io.reward4j.rlvr.growth;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Growth from 64 KiB to 1 MiB, which takes some minutes: `mvn -Plong-fuzz test`.
@Tag("long-fuzz")
class MebibyteTest {

    @Test
    void aMebibyteOfASignOrPieceIsReadInProportionToItsLength() {
        GrowingReaders.all().check(Repeated.all(), 1 << 16, 16);
    }
}
