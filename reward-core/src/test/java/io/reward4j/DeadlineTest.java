package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void noneNeverComes() {
        assertThat(Deadline.none().isBounded()).isFalse();
        assertThat(Deadline.none().isExpired()).isFalse();
        assertThat(Deadline.none().remaining()).isEqualTo(Duration.ofDays(36_500));
    }

    @Test
    void aPassedDeadlineHasNoTimeLeft() {
        for (Duration passed : new Duration[]{Duration.ZERO, Duration.ofSeconds(-5)}) {
            assertThat(Deadline.after(passed).isExpired()).isTrue();
            assertThat(Deadline.after(passed).remaining()).isZero();
        }
    }

    @Test
    void theRestIsAtMostWhatWasGiven() {
        Deadline hour = Deadline.after(Duration.ofHours(1));
        assertThat(hour.remaining()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(hour.isExpired()).isFalse();
    }

    @Test
    void theEarlierOfTwoIsTheOneThatComesFirst() {
        Deadline soon = Deadline.after(Duration.ofMinutes(1));
        Deadline late = Deadline.after(Duration.ofHours(1));
        assertThat(soon.earlier(late)).isSameAs(soon);
        assertThat(late.earlier(soon)).isSameAs(soon);
        assertThat(Deadline.none().earlier(late)).isSameAs(late);
        assertThat(late.earlier(Deadline.none())).isSameAs(late);
    }

    @Test
    void aTimeBeyondAllMeasureIsNone() {
        assertThat(Deadline.after(Duration.ofSeconds(Long.MAX_VALUE)).isBounded()).isFalse();
    }
}
