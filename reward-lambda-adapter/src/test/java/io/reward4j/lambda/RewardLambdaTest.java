package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.Context;
import io.reward4j.Deadline;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Traits;
import io.reward4j.wire.FailurePolicy;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.RewardReply;
import io.reward4j.wire.UnreadableEventException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewardLambdaTest {

    private static final String EVENT = "[{\"id\":\"1\",\"messages\":[{\"role\":\"assistant\",\"content\":\"x\"}]}]";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static final class OfReward extends RewardLambda {
        OfReward(RewardFunction reward) {
            super(RewardEndpoint.of(reward), Telemetry.none());
        }
    }

    private static final class OfEndpoint extends RewardLambda {
        OfEndpoint(RewardEndpoint endpoint) {
            super(endpoint, Telemetry.none());
        }
    }

    @Test
    void answersAnEvent() throws IOException {
        handle(new OfReward(sample -> Reward.of(0.25)), EVENT, 60_000);

        assertThat(out).hasToString("[{\"id\":\"1\",\"aggregate_reward_score\":0.25,\"metrics_list\":["
                + "{\"name\":\"reward_failed\",\"value\":0.0,\"type\":\"Metric\"}]}]");
    }

    @ParameterizedTest
    @CsvSource({"60000, 59000", "4000, 3000", "3000, 2250", "400, 300", "1, 1", "0, 0", "-5, 0"})
    void keepsASecondOrAQuarterOfWhatIsLeft(int remaining, long available) throws IOException {
        AtomicReference<Duration> left = new AtomicReference<>(Duration.ZERO);
        RewardFunction reward = sample -> {
            left.set(Deadline.current().remaining());
            return Reward.pass();
        };

        handle(new OfReward(reward), EVENT, remaining);

        assertThat(left.get()).isLessThanOrEqualTo(Duration.ofMillis(available));
        assertThat(out.toString(UTF_8)).startsWith("[{\"id\":\"1\"");
    }

    @Test
    void keepsTheMarginOfTheEndpoint() throws IOException {
        AtomicReference<Duration> left = new AtomicReference<>(Duration.ZERO);
        RewardEndpoint endpoint = RewardEndpoint.builder(sample -> {
            left.set(Deadline.current().remaining());
            return Reward.pass();
        }).deadlineMargin(Duration.ofMillis(1)).build();

        handle(new OfEndpoint(endpoint), EVENT, 900_000);

        assertThat(left.get()).isBetween(Duration.ofSeconds(800), Duration.ofMillis(899_999));
    }

    @Test
    void answersInTimeThoughTheRewardLoopsForEver() {
        AtomicBoolean released = new AtomicBoolean();
        RewardFunction spins = sample -> {
            while (!released.get()) {
                Thread.onSpinWait();
            }
            return Reward.pass();
        };
        try {
            assertAnsweredInTime(spins);
        } finally {
            released.set(true);
        }
    }

    @Test
    void answersInTimeThoughTheRewardWaitsForEver() {
        CountDownLatch released = new CountDownLatch(1);
        RewardFunction waits = sample -> {
            while (released.getCount() > 0) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    // a reward that cannot be stopped
                }
            }
            return Reward.pass();
        };
        try {
            assertAnsweredInTime(waits);
            assertAnsweredInTime(waits.withTraits(Traits.calling(1)));
        } finally {
            released.countDown();
        }
    }

    /// The time that is left is the point here: four seconds, of which one is spare.
    private void assertAnsweredInTime(RewardFunction reward) {
        Deadline due = Deadline.after(Duration.ofSeconds(4));
        out.reset();

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> handle(new OfReward(reward), EVENT, 4_000));

        assertThat(due.isExpired()).isFalse();
        assertThat(out.toString(UTF_8)).contains("reward_failed/deadline");
    }

    @Test
    void throwsForAnEventThatCannotBeReadAndWritesNothing() {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> handle(new OfReward(sample -> Reward.pass()), "[{", 1_000));
        assertThat(out.size()).isZero();
    }

    @Test
    void throwsWhereThePolicyIsToFailTheInvocationAndWritesNothing() {
        RewardEndpoint endpoint = RewardEndpoint.builder(sample -> {
            throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "no judge");
        }).failurePolicy(FailurePolicy.failInvocation()).build();

        assertThatExceptionOfType(RewardException.class)
                .isThrownBy(() -> handle(new OfEndpoint(endpoint), EVENT, 1_000))
                .withMessage("sample '1' failed: no judge");
        assertThat(out.size()).isZero();
    }

    @Test
    void errorIsAnEnvelopeWhereResultsAre() throws IOException {
        RewardEndpoint endpoint = RewardEndpoint.builder(sample -> {
            throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "no judge");
        }).failurePolicy(FailurePolicy.failInvocation()).format(RewardReply.Format.ENVELOPE).build();

        handle(new OfEndpoint(endpoint), EVENT, 1_000);
        assertThat(out).hasToString("{\"statusCode\":500,\"headers\":{\"Content-Type\":\"application/json\"},\"body\":"
                + "\"{\\\"errorType\\\":\\\"RewardException\\\",\\\"errorMessage\\\":\\\"sample '1' failed: no judge\\\"}\"}");
        out.reset();
        handle(new OfEndpoint(endpoint), "[{", 1_000);
        assertThat(out.toString(UTF_8)).startsWith("{\"statusCode\":400,");
    }

    @ParameterizedTest
    @EnumSource
    void environmentSaysWhatResultsAreWrappedIn(RewardReply.Format format) throws IOException {
        RewardEndpoint endpoint = RewardEndpoint.builder(sample -> Reward.pass()).format(format).build();

        handle(inEnvironment(endpoint, Map.of("REWARD_FORMAT", "list")), EVENT, 1_000);
        assertThat(out.toString(UTF_8)).startsWith("[{\"id\":\"1\"");
        out.reset();
        handle(inEnvironment(endpoint, Map.of("REWARD_FORMAT", "envelope")), EVENT, 1_000);
        assertThat(out.toString(UTF_8)).startsWith("{\"statusCode\":200,");
        out.reset();
        handle(inEnvironment(endpoint, Map.of()), EVENT, 1_000);
        assertThat(out.toString(UTF_8)).startsWith(format == RewardReply.Format.LIST ? "[" : "{\"statusCode\":200,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LIST", "json"})
    void environmentThatSaysSomethingElseIsRefused(String format) {
        RewardEndpoint endpoint = RewardEndpoint.of(sample -> Reward.pass());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> inEnvironment(endpoint, Map.of("REWARD_FORMAT", format)))
                .withMessage("REWARD_FORMAT must be list or envelope: '" + format + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "601", "1.5", "ten", "99999999999"})
    void anotherTimeForPrimingIsRefused(String seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inEnvironment(RewardEndpoint.of(sample -> Reward.pass()),
                        Map.of("REWARD_PRIMING_SECONDS", seconds)))
                .withMessage("REWARD_PRIMING_SECONDS must be a whole number from 0 to 600: '" + seconds + "'");
    }

    @Test
    void theEnvironmentSaysHowLongIsPrimed() {
        AtomicInteger scored = new AtomicInteger();
        RewardEndpoint counting = RewardEndpoint.of(sample -> {
            scored.incrementAndGet();
            return Reward.pass();
        });

        inEnvironment(counting, Map.of("REWARD_PRIMING_SECONDS", "0")).checkpoint();

        assertThat(scored).as("by the made-up event alone").hasValue(1);
    }

    private static RewardLambda inEnvironment(RewardEndpoint endpoint, Map<String, String> environment) {
        return new RewardLambda(endpoint, Telemetry.none(), RewardEndpoint::reply, environment) {
        };
    }

    private void handle(RewardLambda lambda, String event, int remaining) throws IOException {
        lambda.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), out, context(remaining));
    }

    private static Context context(int remaining) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[]{Context.class},
                (proxy, method, arguments) -> method.getName().equals("getRemainingTimeInMillis") ? remaining : null);
    }
}
