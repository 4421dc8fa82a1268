package io.reward4j;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Scores many samples at once. Each sample has its own outcome.
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
/// A reward that waits for something outside of the process runs on one thread for each sample, up to the concurrency.
/// These are virtual threads if all of its parts wait, or the concurrency is above 256, and platform threads otherwise,
/// so that a part that never ends does not stop other samples. A reward of code alone runs on as many platform threads
/// as there are processors; if one thread is enough and there is no deadline, it is the calling thread.
///
/// An exception while a sample is scored becomes the outcome of that sample and does not affect the others. Neither
/// does an interrupt flag that it leaves set. Only errors of the virtual machine, such as running out of memory, end
/// the batch: no more samples are started, the listeners are told of the finished ones, and the error is thrown.
///
/// The first failure of each kind and origin is also written to the log, by a [RewardListener#logging()] that all
/// copies of a scorer share.
///
/// Immutable and safe for use by several threads; each `with…` method returns a changed copy.
public final class BatchScorer {

    /// The default concurrency.
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

    /// Returns a scorer whose batches take at most `limit`. Samples that are unfinished then fail with
    /// [RewardException.Kind#DEADLINE].
    @CheckReturnValue
    public BatchScorer withTimeLimit(Duration limit) {
        return new BatchScorer(reward, group, concurrency, Optional.of(limit), telling, watch);
    }

    /// Returns a scorer that applies a group reward to the samples of each prompt after they were scored. A group that
    /// is not finished by the deadline fails.
    @CheckReturnValue
    public BatchScorer withGroupReward(GroupRewardFunction group) {
        return new BatchScorer(reward, Optional.of(group), concurrency, timeLimit, telling, watch);
    }

    /// Returns a scorer without a group reward.
    @CheckReturnValue
    public BatchScorer withoutGroupReward() {
        return new BatchScorer(reward, Optional.empty(), concurrency, timeLimit, telling, watch);
    }

    /// Returns a scorer that has `listener` in addition to its present listeners.
    @CheckReturnValue
    public BatchScorer withListener(RewardListener listener) {
        RewardListener all = RewardListener.all(telling.listener(), listener);
        return telling(new Telling(telling.log(), all, telling.exceptionMessages()));
    }

    /// Returns a scorer that writes no failures to the log, for callers who have a [RewardListener#logging()] of their
    /// own.
    @CheckReturnValue
    public BatchScorer withoutLogging() {
        return telling(new Telling(RewardListener.none(), telling.listener(), telling.exceptionMessages()));
    }

    /// Returns a scorer whose failures contain the messages of scorers' own exceptions, or leave them out. Such
    /// messages may quote any text. By default failures contain them. Otherwise outcomes, listeners and the log have
    /// [RewardException#withoutExceptionMessages()].
    @CheckReturnValue
    public BatchScorer withExceptionMessages(boolean held) {
        return telling(new Telling(telling.log(), telling.listener(), held));
    }

    /// Returns a scorer for a rehearsal, such as before a snapshot of the process is taken: it calls those functions of
    /// the reward that only compute, judges never, and tells nobody. Where some function waits for the outside world,
    /// all outcomes are worth `0`.
    @CheckReturnValue
    public BatchScorer withoutOutsideCalls() {
        return new BatchScorer(CodeParts.of(reward), Optional.empty(), concurrency, timeLimit,
                new Telling(RewardListener.none(), RewardListener.none(), true), watch);
    }

    private BatchScorer telling(Telling telling) {
        return new BatchScorer(reward, group, concurrency, timeLimit, telling, watch);
    }

    /// The traits of the outcomes' rewards: those of the reward, or those after the group reward.
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

    /// Scores the samples until `deadline`, the time limit, or the deadline of the batch that this thread works for,
    /// whichever comes first. It returns then, whatever the reward function does: threads that still work are
    /// interrupted, and their results are ignored.
    ///
    /// @return one outcome for each sample, in order
    /// @throws VirtualMachineError if scoring threw one other than a stack overflow, once listeners heard of all
    ///     outcomes that need no group
    public List<Outcome> scoreAll(List<Sample> samples, Deadline deadline) {
        List<Sample> given = given(samples);
        RewardListener listener = telling.everybody();
        Context context = Context.of(due(deadline), listener);
        List<Outcome> outcomes = new ArrayList<>(given.size());
        try {
            score(given, context, outcomes);
        } catch (VirtualMachineError fatal) {
            outcomes.removeIf(outcome -> group.isPresent() && outcome instanceof Outcome.Scored);
            tell(outcomes, listener);
            throw fatal;
        }
        if (group.isPresent()) {
            GroupShaper.shape(outcomes, group.get(), traits(), context, Workers.of(traits(), concurrency));
        }
        tell(outcomes, listener);
        return List.copyOf(outcomes);
    }

    /// Does the first half of [#scoreAll(List, Deadline)], for callers who do not have a whole group yet: it scores the
    /// samples without the group reward. Listeners are told of judge calls, but not yet of outcomes.
    ///
    /// @return one outcome for each sample, in order
    /// @throws VirtualMachineError if scoring threw one other than a stack overflow
    public List<Outcome> scoreBeforeGroup(List<Sample> samples, Deadline deadline) {
        List<Sample> given = given(samples);
        List<Outcome> outcomes = new ArrayList<>(given.size());
        score(given, Context.of(due(deadline), telling.everybody()), outcomes);
        return List.copyOf(outcomes);
    }

    /// Does the second half: it applies the group reward to samples that are one group, whatever their messages are,
    /// and tells listeners of the outcomes. Without a group reward it only tells the listeners.
    ///
    /// @param base of [#scoreBeforeGroup]
    /// @return one outcome for each of them, in order
    public List<Outcome> shapeGroup(List<Outcome> base, Deadline deadline) {
        List<Outcome> outcomes = new ArrayList<>(base);
        RewardListener listener = telling.everybody();
        Context context = Context.of(due(deadline), listener);
        group.ifPresent(function -> GroupShaper.shapeOne(outcomes, function, traits(), context,
                Workers.of(traits(), concurrency)));
        tell(outcomes, listener);
        return List.copyOf(outcomes);
    }

    private Deadline due(Deadline deadline) {
        Deadline own = timeLimit.isPresent() ? Deadline.after(timeLimit.get()) : Deadline.none();
        return own.earlier(deadline).earlier(Deadline.current());
    }

    /// Scores the samples within the time limit, if there is one, and passes on each outcome when it is finished; see
    /// [#scoreEach(List, Deadline, Consumer)].
    public List<Outcome> scoreEach(List<Sample> samples, Consumer<? super TimedOutcome> each) {
        return scoreEach(samples, Deadline.none(), each);
    }

    /// Scores the samples as [#scoreAll(List, Deadline)] does, and passes on each outcome as soon as it is finished,
    /// with its duration: first to the listeners, and then to `each`. Outcomes are passed on one at a time, by the
    /// thread that scored the sample; afterwards it continues with the next sample. If `each` throws an exception, it
    /// is not called again, and the exception is thrown when all samples are done.
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
        return deliveries.finish(TaskRunner.batch(tasks, Context.of(due, listener), Workers.of(reward, concurrency)));
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
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = telling.told(outcomes.get(i));
            outcomes.set(i, outcome);
            if (outcome instanceof Outcome.Scored scored) {
                listener.scored(scored.sample(), scored.reward());
            } else if (outcome instanceof Outcome.Failed failed) {
                listener.failed(failed.sample(), failed.cause());
            }
        }
    }

    /// Scores samples while they are read, with a look-ahead of 16 times the concurrency, at least 1,024 samples, and
    /// of 16 Mi characters. See [#scoreInOrder(Iterator, int, long)].
    public OrderedOutcomes scoreInOrder(Iterator<? extends Sample> samples) {
        return scoreInOrder(samples, Math.max(LOOK_AHEAD, 16 * concurrency), LOOK_AHEAD_CHARACTERS);
    }

    /// Scores samples while they are read, however many there are. The outcomes come in order, and a slow sample does
    /// not delay the start of later ones. The time limit, if there is one, starts now.
    ///
    /// @param samples are read when needed, by the thread that asks for outcomes
    /// @param lookAhead how many samples may be started before the outcome of the first of them is asked for
    /// @param characters how long they may be together, with references and metadata; one sample is always started
    /// @throws IllegalStateException if there is a group reward, which needs whole groups
    /// @throws IllegalArgumentException if a look-ahead is not positive
    public OrderedOutcomes scoreInOrder(Iterator<? extends Sample> samples, int lookAhead, long characters) {
        if (group.isPresent()) {
            throw new IllegalStateException("a group reward needs whole groups: use scoreAll");
        }
        Context context = Context.of(due(Deadline.none()), telling.everybody());
        return new OrderedOutcomes(reward, watch, samples, context, Workers.of(reward, concurrency), lookAhead,
                characters, telling::told);
    }

    /// Scores the samples and adds the outcomes of those that have one, in order: all of them, unless the batch ends
    /// early.
    ///
    /// @throws VirtualMachineError if that is what ended it
    private void score(List<Sample> samples, Context context, List<Outcome> outcomes) {
        Workers workers = Workers.of(reward, concurrency);
        if (TaskRunner.runsHere(samples.size(), context, workers)) {
            context.whileScoring().with(() -> scoreHere(samples, context, outcomes));
            return;
        }
        List<TaskRunner.Task<Reward>> tasks = new ArrayList<>(samples.size());
        for (Sample sample : samples) {
            tasks.add(new TaskRunner.Task<>(() -> CheckedScoring.outermost(reward, sample, watch), false));
        }
        TaskRunner.Ended<Reward> ended = TaskRunner.batch(tasks, context, workers);
        for (int i = 0; i < samples.size(); i++) {
            Attempt<Reward> attempt = ended.attempts().get(i);
            if (!(attempt instanceof Attempt.NotStarted<Reward>)) {
                outcomes.add(CheckedScoring.outcome(samples.get(i), attempt));
            }
        }
        ended.orThrow();
    }

    /// Scores on the calling thread, with what [TaskRunner#batch] promises of the interrupt flag, but without a task
    /// for each sample.
    private List<Outcome> scoreHere(List<Sample> samples, Context batch, List<Outcome> outcomes) {
        boolean interrupted = false;
        try {
            for (int i = 0; i < samples.size(); i++) {
                interrupted |= Thread.interrupted();
                outcomes.add(CheckedScoring.outcome(reward, samples.get(i), watch, batch));
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return outcomes;
    }
}
