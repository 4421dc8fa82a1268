package io.reward4j;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Scores many samples at once, each to an outcome of its own.
///
/// ```java
/// for (Outcome outcome : BatchScorer.of(reward).withConcurrency(64).scoreAll(samples)) {
///     switch (outcome) {
///         case Outcome.Scored(Sample sample, Reward result) -> log(sample.id(), result.value());
///         case Outcome.Failed(Sample sample, RewardException cause) -> retryLater(sample, cause);
///     }
/// }
/// ```
///
/// A reward that waits for the outside world runs on virtual threads, one for each sample up to the
/// concurrency; one that only computes runs on as many threads as there are processors, the calling
/// thread where one is enough and no deadline is set. What a sample's scoring throws is that
/// sample's outcome and never harms the others, nor does an interrupt flag that it leaves set. Only errors of the
/// virtual machine, such as running out of memory, end the batch: no more samples are begun, the listeners hear of
/// those that were finished, and the error is thrown.
///
/// Failures are also written to the log, by a [RewardListener#logging()] that all copies of a scorer share: the first
/// of each kind and origin.
///
/// Immutable and safe for use by several threads; each `with…` method returns a changed copy.
public final class BatchScorer {

    /// The concurrency unless something else is said.
    public static final int DEFAULT_CONCURRENCY = 64;

    private static final int LOOK_AHEAD = 1_024;
    private static final long LOOK_AHEAD_CHARACTERS = 16 << 20;

    private final RewardFunction reward;
    private final Optional<GroupRewardFunction> group;
    private final int concurrency;
    private final Optional<Duration> timeLimit;
    private final Telling telling;
    private final CodeWatch watch;

    private BatchScorer(
            RewardFunction reward,
            Optional<GroupRewardFunction> group,
            int concurrency,
            Optional<Duration> timeLimit,
            Telling telling,
            CodeWatch watch) {
        this.reward = reward;
        this.group = group;
        this.concurrency = concurrency;
        this.timeLimit = timeLimit;
        this.telling = telling;
        this.watch = watch;
    }

    /// Who hears of outcomes, and of how much.
    ///
    /// @param log where failures are written
    /// @param listener tells everybody else
    /// @param exceptionMessages whether failures hold what scorers' own exceptions said
    private record Telling(RewardListener log, RewardListener listener, boolean exceptionMessages) {

        Outcome told(Outcome outcome) {
            return exceptionMessages ? outcome : outcome.withoutExceptionMessages();
        }

        RewardListener everybody() {
            List<RewardListener> all = List.of(log, listener);
            return exceptionMessages ? Listeners.all(all) : Listeners.discreet(all);
        }
    }

    /// Returns a scorer with a concurrency of 64, no time limit, no group reward and no listener but the log.
    public static BatchScorer of(RewardFunction reward) {
        return new BatchScorer(
                Objects.requireNonNull(reward, "the reward to score with is null"),
                Optional.empty(),
                DEFAULT_CONCURRENCY,
                Optional.empty(),
                new Telling(RewardListener.logging(), RewardListener.none(), true),
                CodeWatch.of(reward));
    }

    /// Returns a scorer that works on at most `concurrency` samples at the same time.
    ///
    /// @throws IllegalArgumentException if it is not positive
    @CheckReturnValue
    public BatchScorer withConcurrency(int concurrency) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("the concurrency must be positive: " + concurrency);
        }
        return new BatchScorer(reward, group, concurrency, timeLimit, telling, watch);
    }

    /// Returns a scorer whose batches take at most `limit`; what is unfinished then fails with
    /// [RewardException.Kind#DEADLINE].
    @CheckReturnValue
    public BatchScorer withTimeLimit(Duration limit) {
        return new BatchScorer(reward, group, concurrency, Optional.of(limit), telling, watch);
    }

    /// Returns a scorer that shapes the rewards of each prompt's samples after they were scored. A group that is
    /// not shaped by the deadline has failed.
    @CheckReturnValue
    public BatchScorer withGroupReward(GroupRewardFunction group) {
        return new BatchScorer(reward, Optional.of(group), concurrency, timeLimit, telling, watch);
    }

    /// Returns a scorer that leaves the rewards as they are.
    @CheckReturnValue
    public BatchScorer withoutGroupReward() {
        return new BatchScorer(reward, Optional.empty(), concurrency, timeLimit, telling, watch);
    }

    /// Returns a scorer that tells `listener` as well as those it tells already.
    @CheckReturnValue
    public BatchScorer withListener(RewardListener listener) {
        RewardListener all = RewardListener.all(telling.listener(), listener);
        return telling(new Telling(telling.log(), all, telling.exceptionMessages()));
    }

    /// Returns a scorer that writes no failures to the log: for callers who tell a [RewardListener#logging()] of their
    /// own.
    @CheckReturnValue
    public BatchScorer withoutLogging() {
        return telling(new Telling(RewardListener.none(), telling.listener(), telling.exceptionMessages()));
    }

    /// Returns a scorer whose failures do, or do not, hold what scorers' own exceptions said, which may quote anything.
    /// The default is that they do. Else outcomes, listeners and the log have
    /// [RewardException#withoutExceptionMessages()] in their place.
    @CheckReturnValue
    public BatchScorer withExceptionMessages(boolean held) {
        return telling(new Telling(telling.log(), telling.listener(), held));
    }

    private BatchScorer telling(Telling telling) {
        return new BatchScorer(reward, group, concurrency, timeLimit, telling, watch);
    }

    /// What the outcomes' rewards announce: the reward's own traits, or those after shaping.
    public Traits traits() {
        Traits base = reward.traits();
        return group.map(function -> function.traits(base)).orElse(base);
    }

    /// Scores the samples within the time limit, if there is one.
    ///
    /// @return one outcome for each sample, in order
    public List<Outcome> scoreAll(List<Sample> samples) {
        return scoreAll(samples, Deadline.none());
    }

    /// Scores the samples until `deadline`, the time limit, or the deadline of the batch that this
    /// thread works for, whichever comes first. Returns then, whatever the reward function does;
    /// threads still at work are interrupted and their results ignored.
    ///
    /// @return one outcome for each sample, in order
    /// @throws VirtualMachineError if scoring threw one other than a stack overflow, once listeners heard of all
    ///     outcomes that need no group
    public List<Outcome> scoreAll(List<Sample> samples, Deadline deadline) {
        List<Sample> given = given(samples);
        RewardListener listener = telling.everybody();
        Context context = Context.of(due(deadline), listener);
        TaskRunner.Ended<Reward> ended = score(given, context);
        List<Outcome> outcomes = outcomes(given, ended.attempts());
        if (ended.fatal().isPresent()) {
            outcomes.removeIf(outcome -> group.isPresent() && outcome instanceof Outcome.Scored);
            tell(outcomes, listener);
            throw ended.fatal().get();
        }
        group.ifPresent(function -> GroupShaper.shape(outcomes, function, traits(), context, threads(traits())));
        tell(outcomes, listener);
        return List.copyOf(outcomes);
    }

    /// Does the first half of what [#scoreAll(List, Deadline)] does, for those who do not have a whole group yet:
    /// scores the samples and leaves the group reward aside. Listeners hear of judges, but not yet of outcomes.
    ///
    /// @return one outcome for each sample, in order
    /// @throws VirtualMachineError if scoring threw one other than a stack overflow
    public List<Outcome> scoreBeforeGroup(List<Sample> samples, Deadline deadline) {
        List<Sample> given = given(samples);
        TaskRunner.Ended<Reward> ended = score(given, Context.of(due(deadline), telling.everybody()));
        if (ended.fatal().isPresent()) {
            throw ended.fatal().get();
        }
        return List.copyOf(outcomes(given, ended.attempts()));
    }

    /// Does the second half: shapes the rewards of samples that are one group, whatever their messages are, and tells
    /// listeners of the outcomes. Without a group reward it tells only.
    ///
    /// @param base of [#scoreBeforeGroup]
    /// @return one outcome for each of them, in order
    public List<Outcome> shapeGroup(List<Outcome> base, Deadline deadline) {
        List<Outcome> outcomes = new ArrayList<>(base);
        RewardListener listener = telling.everybody();
        Context context = Context.of(due(deadline), listener);
        group.ifPresent(function -> GroupShaper.shapeOne(outcomes, function, traits(), context, threads(traits())));
        tell(outcomes, listener);
        return List.copyOf(outcomes);
    }

    private Deadline due(Deadline deadline) {
        return timeLimit.map(Deadline::after).orElse(Deadline.none()).earlier(deadline).earlier(Deadline.current());
    }

    /// Scores the samples within the time limit, if there is one, and hands over each outcome as it comes; see
    /// [#scoreEach(List, Deadline, Consumer)].
    public List<Outcome> scoreEach(List<Sample> samples, Consumer<? super TimedOutcome> each) {
        return scoreEach(samples, Deadline.none(), each);
    }

    /// Scores the samples as [#scoreAll(List, Deadline)] does, and hands over each outcome as soon as it is there, with
    /// its duration: to the listeners first, and then to `each`. One is handed over at a time, by the thread that
    /// scored it, which goes on with the next sample afterwards. What `each` throws is thrown when all samples are
    /// done, and it hears of no more.
    ///
    /// ```java
    /// scorer.scoreEach(samples, done -> progress.show(done.index(), done.outcome(), done.duration()));
    /// ```
    ///
    /// @return one outcome for each sample, in order
    /// @throws IllegalStateException if there is a group reward, which needs whole groups
    public List<Outcome> scoreEach(List<Sample> samples, Deadline deadline, Consumer<? super TimedOutcome> each) {
        Objects.requireNonNull(each, "each");
        if (group.isPresent()) {
            throw new IllegalStateException("a group reward needs whole groups: use scoreAll");
        }
        List<Sample> given = given(samples);
        Deadline due = due(deadline);
        RewardListener listener = telling.everybody();
        Deliveries deliveries = new Deliveries(given, due, listener, telling::told, each);
        List<TaskRunner.Task<Reward>> tasks = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            int index = i;
            tasks.add(new TaskRunner.Task<>(
                    () -> deliveries.score(index, () -> CheckedScoring.outermost(reward, given.get(index), watch)),
                    false));
        }
        Traits traits = reward.traits();
        return deliveries
                .finish(TaskRunner.batch(tasks, Context.of(due, listener), threads(traits), traits.blocking()));
    }

    private static List<Sample> given(List<Sample> samples) {
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i) == null) {
                throw new NullPointerException("sample " + i + " of " + samples.size() + " is null (counted from 0)");
            }
        }
        return List.copyOf(samples);
    }

    private void tell(List<Outcome> outcomes, RewardListener listener) {
        outcomes.replaceAll(telling::told);
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Scored(Sample sample, Reward result) -> listener.scored(sample, result);
                case Outcome.Failed(Sample sample, RewardException cause) -> listener.failed(sample, cause);
            }
        }
    }

    /// Scores samples while they are read, with a look-ahead of 16 times the concurrency, at least 1,024 samples, and
    /// of 16 Mi characters. See [#scoreInOrder(Iterator, int, long)].
    public OrderedOutcomes scoreInOrder(Iterator<? extends Sample> samples) {
        return scoreInOrder(samples, Math.max(LOOK_AHEAD, 16 * concurrency), LOOK_AHEAD_CHARACTERS);
    }

    /// Scores samples while they are read, however many there are: the outcomes come in order, and a slow sample keeps
    /// no later one from being begun. Within the time limit, if there is one, counted from now.
    ///
    /// @param samples read by the thread that asks for outcomes, as they are needed
    /// @param lookAhead how many samples may have been begun before the first of them is asked for
    /// @param characters how long they may be together, with their references and metadata; one sample is always begun
    /// @throws IllegalStateException if there is a group reward, which needs whole groups
    /// @throws IllegalArgumentException if a look-ahead is not positive
    public OrderedOutcomes scoreInOrder(Iterator<? extends Sample> samples, int lookAhead, long characters) {
        if (group.isPresent()) {
            throw new IllegalStateException("a group reward needs whole groups: use scoreAll");
        }
        Traits traits = reward.traits();
        Context context = Context.of(due(Deadline.none()), telling.everybody());
        return new OrderedOutcomes(reward, watch, samples, context, threads(traits), lookAhead, characters,
                telling::told);
    }

    private TaskRunner.Ended<Reward> score(List<Sample> samples, Context context) {
        List<TaskRunner.Task<Reward>> tasks = new ArrayList<>(samples.size());
        for (Sample sample : samples) {
            tasks.add(new TaskRunner.Task<>(() -> CheckedScoring.outermost(reward, sample, watch), false));
        }
        Traits traits = reward.traits();
        return TaskRunner.batch(tasks, context, threads(traits), traits.blocking());
    }

    /// Returns the outcomes of those samples that have one: all of them, unless the batch ended early.
    private static List<Outcome> outcomes(List<Sample> samples, List<Attempt<Reward>> attempts) {
        List<Outcome> outcomes = new ArrayList<>(samples.size());
        for (int i = 0; i < attempts.size(); i++) {
            if (!(attempts.get(i) instanceof Attempt.NotStarted<Reward>)) {
                outcomes.add(CheckedScoring.outcome(samples.get(i), attempts.get(i)));
            }
        }
        return outcomes;
    }

    private int threads(Traits traits) {
        if (traits.blocking()) {
            return concurrency;
        }
        return Math.min(concurrency, Runtime.getRuntime().availableProcessors());
    }
}
