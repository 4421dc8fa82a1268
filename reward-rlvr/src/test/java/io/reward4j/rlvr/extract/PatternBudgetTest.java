package io.reward4j.rlvr.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.rlvr.json.JsonSchemaReward;
import io.reward4j.rlvr.safety.ForbiddenContent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Patterns of users that take long on what a model wrote.
@Timeout(120)
class PatternBudgetTest {

    private static final String LARGE = "(?:x{0,100}){0,9}y";
    private static final String TEXT = "x".repeat(1 << 20);

    @Test
    void aLargePatternReadsOnlySoMuch() {
        assertThat(Extractors.regex(LARGE).extract(TEXT))
                .isEqualTo(Extraction.missing("too many matches or steps of " + LARGE));
        assertThat(Extractors.regex(LARGE).extract(TEXT.substring(0, 10_000) + "y"))
                .isInstanceOf(Extraction.Found.class);
    }

    @Test
    void whatAnotherPlaceMakesOfItIsNoMatchThatWasNotSeen() {
        RewardFunction forbidden = ForbiddenContent.builder().pattern("p", LARGE).build();
        assertThat(forbidden.score(Sample.of("q", TEXT)).value()).isZero();

        Reward checked = JsonSchemaReward.gate("{\"pattern\": \"" + LARGE + "\"}")
                .score(Sample.of("q", '"' + TEXT + '"'));
        assertThat(checked.value()).isZero();
        assertThat(checked.rationale()).contains("too costly");
    }

    @Test
    void aSearchEndsWithTheTimeAndItsThreadToo() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        RewardFunction slow = sample -> {
            try {
                while (true) {
                    Extractors.regex("(?:x{0,30}){0,9}y").extract(TEXT);
                }
            } finally {
                ended.countDown();
            }
        };
        List<Outcome> outcomes = BatchScorer.of(slow).withTimeLimit(Duration.ofSeconds(1))
                .scoreAll(List.of(Sample.of("q", "a")));
        assertThat(((Outcome.Failed) outcomes.getFirst()).cause().kind()).isEqualTo(Kind.DEADLINE);
        ended.await();
    }

    @Test
    void anInterruptEndsASearch() {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(RewardException.class).isThrownBy(() -> Extractors.regex(LARGE).extract(TEXT))
                    .matches(e -> e.kind() == Kind.DEADLINE);
            assertThat(Thread.interrupted()).isTrue();
        });
    }
}
