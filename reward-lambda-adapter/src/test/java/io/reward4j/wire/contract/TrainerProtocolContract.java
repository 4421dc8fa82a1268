package io.reward4j.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.Deadline;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.HostileTexts;
import io.reward4j.wire.Entry;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.TrainerProtocol;
import io.reward4j.wire.UnreadableEventException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// What every [TrainerProtocol] keeps: one result for each entry, in order; a sample that cannot be read leaves the others
/// alone; a request that cannot be read is an [UnreadableEventException], and nothing else is ever thrown, whatever the
/// bytes; messages arrive whole. Needs the `tests` artifact of `reward-core` too.
///
/// ```java
/// class MyTrainerTest implements TrainerProtocolContract {
///     public TrainerProtocol protocol() {
///         return new MyTrainer();
///     }
///     public byte[] request(List<String> answers) { … }
///     public List<Double> rewards(byte[] reply) { … }
/// }
/// ```
public interface TrainerProtocolContract {

    /// The protocol under test.
    TrainerProtocol protocol();

    /// Returns a request in which the model answered these texts, one sample for each, in order.
    ///
    /// @param answers as many as [#samples()], or fewer
    byte[] request(List<String> answers);

    /// Returns the rewards that a reply holds, in order.
    List<Double> rewards(byte[] reply);

    /// How many samples a request of the tests may hold.
    default int samples() {
        return 1;
    }

    /// Returns the request of these answers with one sample damaged, so that it alone cannot be read: by `NaN` or data
    /// nested deep, for example. Nothing if the protocol has no place for such a thing.
    default Optional<byte[]> damagedRequest(List<String> answers, int damaged) {
        return Optional.empty();
    }

    /// Returns a request in which the model called the tool `lookup` with `{"city": "Oslo"}` and said nothing. Nothing if
    /// the protocol carries texts alone.
    default Optional<byte[]> requestWithCall() {
        return Optional.empty();
    }

    /// Returns a body that is no request of this protocol. The default is not UTF-8.
    default byte[] unreadableRequest() {
        return new byte[]{'{', (byte) 0xFF, '}'};
    }

    @Test
    default void pathBeginsWithASlash() {
        assertThat(protocol().path()).startsWith("/").doesNotEndWith("/");
    }

    @Test
    default void everyAnswerIsASampleInItsPlace() {
        assertThat(read(request(answers())).entries()).extracting(TrainerProtocolContract::completion)
                .isEqualTo(answers());
    }

    @Test
    default void replyHoldsOneRewardForEachSampleInOrder() {
        assertThat(rewards(reply(endpoint(), request(answers()))))
                .isEqualTo(answers().stream().map(answer -> answer.length() / 10.0).toList());
    }

    @Test
    default void sampleThatFailedHasANumberInItsPlace() {
        RewardEndpoint failing = RewardEndpoint.of(sample -> {
            if (sample.completion().length() == 1) {
                throw new RewardException(RewardException.Kind.JUDGE_UNAVAILABLE, "down");
            }
            return Reward.of(sample.completion().length() / 10.0);
        });
        assertThat(rewards(reply(failing, request(answers()))))
                .isEqualTo(
                        answers().stream().map(answer -> answer.length() == 1 ? 0.5 : answer.length() / 10.0).toList());
    }

    @Test
    default void sampleThatCannotBeReadLeavesTheOthersAlone() {
        for (int damaged = 0; damaged < answers().size(); damaged++) {
            Optional<byte[]> request = damagedRequest(answers(), damaged);
            if (request.isEmpty()) {
                assertThat(samples()).as("samples of a request whose samples cannot be damaged").isEqualTo(1);
                return;
            }
            List<Entry> entries = read(request.get()).entries();
            assertThat(entries).hasSize(answers().size());
            for (int i = 0; i < entries.size(); i++) {
                assertThat(entries.get(i) instanceof Entry.Ready).isEqualTo(i != damaged);
                assertThat(i == damaged ? answers().get(i) : completion(entries.get(i))).isEqualTo(answers().get(i));
            }
            assertThat(rewards(reply(endpoint(), request.get()))).hasSize(answers().size());
        }
    }

    @Test
    default void requestThatCannotBeReadIsRefused() {
        assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> read(unreadableRequest()));
    }

    @Test
    default void damagedAndRandomBytesAreAnsweredOrRefused() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            byte[] body = i % 4 == 0 ? bytes(random) : request(answers());
            for (int change = random.nextInt(4); change > 0 && body.length > 0; change--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            byte[] cut = i % 3 == 0 ? Arrays.copyOf(body, random.nextInt(body.length + 1)) : body;
            checkAnsweredOrRefused(cut);
        }
    }

    @Test
    default void anyAnswerIsTakenAndAnswered() {
        HostileTexts.small().values().forEach(text -> checkAnsweredOrRefused(request(List.of(text))));
        HostileTexts.large().forEach((name, text) -> Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> checkAnsweredOrRefused(request(List.of(text))), name));
    }

    @Test
    default void callOfAToolArrives() {
        requestWithCall().ifPresent(request -> {
            Entry entry = read(request).entries().getFirst();
            assertThat(sample(entry).answer().toolCalls()).singleElement().satisfies(call -> {
                assertThat(call.name()).isEqualTo("lookup");
                assertThat(call.arguments().path("city").asString("")).isEqualTo("Oslo");
            });
        });
    }

    private List<String> answers() {
        return List.of("x", "xx", "xxx", "xxxx").subList(0, Math.min(4, samples()));
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private TrainerProtocol.Exchange read(byte[] body) {
        return protocol().read(body);
    }

    private static RewardEndpoint endpoint() {
        RewardFunction tenthOfTheLength = sample -> Reward.of(Math.min(10, sample.completion().length()) / 10.0);
        return RewardEndpoint.builder(tenthOfTheLength).concurrency(1).build();
    }

    private byte[] reply(RewardEndpoint endpoint, byte[] body) {
        TrainerProtocol.Exchange exchange = read(body);
        return exchange.reply(endpoint.score(exchange.entries(), Deadline.none()), endpoint.range());
    }

    private void checkAnsweredOrRefused(byte[] body) {
        try {
            int expected = read(body).entries().size();
            assertThat(rewards(reply(endpoint(), body))).hasSize(expected)
                    .allSatisfy(reward -> assertThat(reward).isBetween(0.0, 1.0));
        } catch (UnreadableEventException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static Sample sample(Entry entry) {
        assertThat(entry).isInstanceOf(Entry.Ready.class);
        return ((Entry.Ready) entry).sample();
    }

    private static String completion(Entry entry) {
        return sample(entry).completion();
    }
}
