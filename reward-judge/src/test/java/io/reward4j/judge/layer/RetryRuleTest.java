package io.reward4j.judge.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.judge.JudgeModelException;
import io.reward4j.retry.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryRuleTest {

    private static final Duration LONG = Duration.ofDays(1);
    private static final RetryRule DEFAULT = new RetryRule(4, 2, new Backoff(
            Duration.ofMinutes(2), Duration.ofMillis(250), Duration.ofSeconds(20), Duration.ofSeconds(60)));

    @Property(tries = 300)
    void waitsUpToTheDoubledBaseAndNeverAboveTheCap(@ForAll long seed, @ForAll @IntRange(max = 2000) int retry) {
        RetryRule rule = new RetryRule(2001, 4, new Backoff(
                LONG, Duration.ofMillis(250), Duration.ofSeconds(20), Duration.ofSeconds(60)));
        long most = retry > 6 ? 20_000 : 250L << retry;
        assertThat(rule.before(retry, Ask.busy(), LONG, new Random(seed)).orElseThrow())
                .isBetween(Duration.ZERO, Duration.ofMillis(most));
    }

    @Property(tries = 300)
    void leavesHalfOfTheTimeForTheCall(@ForAll long seed, @ForAll @IntRange(min = 2, max = 60_000) int left) {
        Duration remaining = Duration.ofMillis(left);
        assertThat(DEFAULT.before(3, Ask.busy(), remaining, new Random(seed)).orElseThrow())
                .isLessThanOrEqualTo(Duration.ofMillis((left + 1) / 2));
    }

    @Test
    void spreadsTheWaitsOverTheWholeRange() {
        Random random = new Random(7);
        double mean = 0;
        for (int i = 0; i < 2000; i++) {
            mean += DEFAULT.before(2, Ask.busy(), LONG, random).orElseThrow().toMillis() / 2000.0;
        }
        assertThat(mean).isBetween(480.0, 520.0);
    }

    @Property(tries = 300)
    void leavesTheModelAloneForAtLeastAsLongAsItAsks(@ForAll long seed, @ForAll @IntRange(max = 60_000) int asked) {
        Duration wait = DEFAULT.before(0, Ask.busyFor(Duration.ofMillis(asked)), LONG, new Random(seed))
                .orElseThrow();
        assertThat(wait).isBetween(Duration.ofMillis(asked), Duration.ofMillis(asked + 250));
    }

    @Test
    void roundsUpToWholeMillisecondsSinceFailsafeRoundsDown() {
        RetryRule rule = new RetryRule(1, 1, new Backoff(LONG, Duration.ofNanos(1), Duration.ofNanos(1), LONG));
        assertThat(rule.before(0, Ask.busyFor(Duration.ofNanos(1_000_001)), LONG, new Random(1)))
                .contains(Duration.ofMillis(2));
    }

    @Test
    void doesNotWaitForWhatDoesNotFitWillNotHelpOrTakesTooLong() {
        Random random = new Random(1);
        assertThat(DEFAULT.before(4, Ask.busy(), LONG, random)).isEmpty();
        assertThat(DEFAULT.before(0, JudgeModelException.permanent("no", null), LONG, random)).isEmpty();
        assertThat(DEFAULT.before(0, JudgeModelException.unreadable("no"), LONG, random)).isEmpty();
        assertThat(DEFAULT.before(0, JudgeModelException.late("no", null), LONG, random)).isEmpty();
        assertThat(DEFAULT.before(0, Ask.busyFor(Duration.ofMillis(60_001)), LONG, random)).isEmpty();
        assertThat(DEFAULT.before(0, Ask.busyFor(Duration.ofSeconds(3)), Duration.ofSeconds(3), random)).isEmpty();
        assertThat(DEFAULT.before(0, Ask.busy(), Duration.ZERO, random)).isEmpty();
        assertThat(
                DEFAULT.before(0, JudgeModelException.temporary("x", Optional.of(LONG.negated()), null), LONG, random))
                .isPresent();
    }
}
