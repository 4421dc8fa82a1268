package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Listeners that stand before others.
class ListenersTest {

    private static final Map<Class<?>, Object> NEWS = Map.of(
            Sample.class, Sample.of("q", "a"),
            Reward.class, Reward.pass(),
            RewardException.class, new RewardException(RewardException.Kind.DEADLINE, "late"),
            String.class, "name",
            boolean.class, true,
            JudgeCall.class, new JudgeCall("judge", "", JudgeCall.Result.REPLIED, Duration.ZERO, 1, 1),
            Preflight.class, new Preflight(3, 0.5));

    private static final Set<String> OUTCOMES = Set.of("scored", "failed");

    private final List<String> heard = new ArrayList<>();
    private final RewardListener listener = (RewardListener) Proxy.newProxyInstance(
            RewardListener.class.getClassLoader(), new Class<?>[]{RewardListener.class}, (proxy, method, arguments) -> {
                heard.add(method.getName());
                return null;
            });

    static Stream<Method> news() {
        return Arrays.stream(RewardListener.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("news")
    void allNewsIsPassedOn(Method news) throws ReflectiveOperationException {
        Object[] arguments = Arrays.stream(news.getParameterTypes()).map(NEWS::get).toArray();
        for (RewardListener before : List.of(Listeners.discreet(List.of(listener)), RewardListener.all(listener))) {
            heard.clear();
            news.invoke(before, arguments);
            assertThat(heard).as("%s", before.getClass()).containsExactly(news.getName());
        }
    }

    @ParameterizedTest
    @MethodSource("news")
    void everythingIsPassedOnButOutcomes(Method news) throws ReflectiveOperationException {
        Object[] arguments = Arrays.stream(news.getParameterTypes()).map(NEWS::get).toArray();
        news.invoke(RewardListener.exceptOutcomes(listener), arguments);
        boolean outcome = OUTCOMES.contains(news.getName());
        assertThat(heard).isEqualTo(outcome ? List.of() : List.of(news.getName()));
    }

    @Test
    void listenerOfSeveralDoesNotUndoWhatAnotherLeavesOut() {
        RewardListener all = RewardListener.all(RewardListener.exceptOutcomes(listener));
        all.scored(Sample.of("q", "a"), Reward.pass());
        assertThat(heard).isEmpty();
    }

    /// A listener with an event of its own.
    private static class HearingParts implements RewardListener {

        final List<String> parts = new ArrayList<>();

        @Override
        public void partAsked(String name, Duration duration) {
            parts.add(name);
        }
    }

    @Test
    void partsAreTimedOnlyIfSomebodyHearsOfThem() {
        RewardListener deaf = new RewardListener() {
            @Override
            public void scored(Sample sample, Reward reward) {}
        };
        assertThat(Listeners.hearsParts(RewardListener.none())).isFalse();
        assertThat(Listeners.hearsParts(RewardListener.all(deaf, RewardListener.logging()))).isFalse();
        assertThat(Listeners.hearsParts(new HearingParts() {
        })).as("inherited").isTrue();
        assertThat(Listeners.hearsParts(RewardListener.exceptOutcomes(RewardListener.all(deaf, listener)))).isTrue();
    }

    @Test
    void partsOfABatchAreHeardOnTheCallingThreadAndOnOthers() {
        RewardFunction reward = CompositeReward.builder().term("a", 1, sample -> Reward.pass())
                .metric("b", sample -> Reward.pass()).build();
        HearingParts hearing = new HearingParts();
        BatchScorer scorer = BatchScorer.of(reward).withListener(hearing);
        scorer.withConcurrency(1).scoreAll(List.of(Sample.of("q", "a")));
        scorer.withTimeLimit(Duration.ofMinutes(1)).scoreAll(List.of(Sample.of("q", "a")));
        assertThat(hearing.parts).containsExactly("a", "b", "a", "b");
    }
}
