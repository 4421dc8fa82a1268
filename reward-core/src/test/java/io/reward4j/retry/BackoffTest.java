package io.reward4j.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void withoutADeadlinePatienceDecidesHowMuchTimeIsLeft() {
        long start = System.nanoTime() - Duration.ofSeconds(90).toNanos();
        assertThat(Backoff.DEFAULT.remaining(start)).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aServiceIsLeftAloneAsLongAsItAsksButNotForLonger() {
        Random random = new Random(1);
        Duration left = Duration.ofHours(1);
        assertThat(Backoff.DEFAULT.before(0, Optional.of(Duration.ofSeconds(60)), left, random).orElseThrow())
                .isBetween(Duration.ofSeconds(60), Duration.ofMillis(60_250));
        assertThat(Backoff.DEFAULT.before(0, Optional.of(Duration.ofMillis(60_001)), left, random)).isEmpty();
    }

    @Test
    void aWaitThatDoesNotEndInTimeIsNone() {
        Duration asked = Duration.ofSeconds(3);
        assertThat(Backoff.DEFAULT.before(0, Optional.of(asked), asked, new Random(1))).isEmpty();
        assertThat(Backoff.DEFAULT.before(0, Optional.empty(), Duration.ZERO, new Random(1))).isEmpty();
    }
}
