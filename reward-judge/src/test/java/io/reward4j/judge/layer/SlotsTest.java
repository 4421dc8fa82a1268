package io.reward4j.judge.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlotsTest {

    @Test
    void aFixedNumberStaysWhateverHappens() throws InterruptedException {
        Slots slots = new Slots(2, 2);
        take(slots, 2);
        slots.learn(System.nanoTime(), true);
        slots.learn(System.nanoTime(), false);

        assertThat(slots.take(Duration.ofMillis(1))).isFalse();
        slots.release();
        assertThat(slots.take(Duration.ZERO)).isTrue();
    }

    @Test
    void growsByOneWithEachGoodCallWhileItIsUsed() throws InterruptedException {
        Slots slots = new Slots(1, 3);
        slots.learn(System.nanoTime(), false);
        assertThat(slots.free()).isEqualTo(1);
        for (int calls = 1; calls <= 3; calls++) {
            take(slots, 1);
            slots.learn(System.nanoTime(), false);
            assertThat(slots.free()).isEqualTo(calls < 3 ? 1 : 0);
        }
    }

    @Test
    void shrinksOnceForAllCallsThatWereUnderWayTogether() throws InterruptedException {
        Slots slots = new Slots(1, 50);
        take(slots, 1);
        for (int i = 0; i < 60; i++) {
            slots.learn(System.nanoTime(), false);
            take(slots, Math.min(1, slots.free()));
        }
        int most = 50 - slots.free();
        long start = System.nanoTime();
        for (int i = 0; i < most; i++) {
            slots.learn(start, true);
            slots.release();
        }
        assertThat(slots.free()).isBetween(40, 45);
    }

    @Test
    void neverShrinksBelowTheBound() {
        Slots slots = new Slots(4, 8);
        for (int i = 0; i < 100; i++) {
            slots.learn(System.nanoTime(), true);
        }
        assertThat(slots.free()).isEqualTo(4);
    }

    private static void take(Slots slots, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertThat(slots.take(Duration.ZERO)).isTrue();
        }
    }
}
