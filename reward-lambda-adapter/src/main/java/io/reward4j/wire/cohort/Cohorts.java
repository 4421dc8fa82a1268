package io.reward4j.wire.cohort;

import io.reward4j.BatchScorer;
import io.reward4j.Deadline;
import io.reward4j.Outcome;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.wire.cohort.Cohort.Member;
import io.reward4j.wire.cohort.Gathering.Arrival;
import io.reward4j.wire.cohort.Gathering.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Collects the answers to one prompt from several calls, until the group is complete or a wait is over. Then it
/// applies the group reward to all of them.
///
/// ```java
/// Cohorts cohorts = Cohorts.of(8, Duration.ofSeconds(20));
/// BatchScorer scorer = BatchScorer.of(reward).withGroupReward(GroupRewards.decoupled(weights));
/// List<Outcome> outcomes = cohorts.scoreAll(scorer, samples, deadline);    // on the thread of each call
/// ```
///
/// **Which samples belong together.** Samples with equal messages but the last and equal references, or with an equal
/// value under [Builder#groupedBy]. Samples of one call that belong together stay together, however many there are.
///
/// **Waiting.** Each sample is scored when it arrives, on the thread of its call. When the last sample of a cohort is
/// scored, all of them are compared at once. A cohort waits for the given time, counted from its first sample, and at
/// most three quarters of the time that any of its calls has. Then the samples that were scored are compared. A sample
/// that arrives later starts a new cohort, and one that was not scored in time is a cohort by itself. If there are
/// fewer samples than [the minimum][Builder#atLeast], each gets its reward before the comparison.
///
/// **Repeated calls.** Two samples with equal id, prompt, reference and answer are the same sample; so are two with an
/// equal value under [Builder#identifiedBy]. The second one is not scored. It gets the result of the first, while that
/// one waits and for [some time][Builder#remembering] afterwards. Equal samples without an id are siblings while they
/// wait, since a model may write the same twice. After they were answered, a further one is a repeated call. If clients
/// time out before the wait is over, give ids to samples. A failure is not kept: a repeated call scores again.
///
/// **Metrics.** Rewards have three more metrics: `cohort_size`, how many samples with a reward were compared;
/// `cohort_short`, 1 if some had not arrived; `cohort_unshaped`, 1 if it is the reward before the comparison. Listeners
/// of the scorer are told of each sample once.
///
/// **Limits.** At most [a certain number][Builder#holding] of samples wait. Beyond it, the oldest cohorts are compared
/// as they are. The same number of results is kept, without any text of their samples. If a client disconnects, its
/// sample still counts in its cohort, and uses nothing after the wait.
///
/// Cohorts live in one process, so the calls of one group have to reach the same process. Safe for use by several
/// threads; a call blocks its thread while it waits.
public final class Cohorts implements AutoCloseable {

    /// The default of the maximum of waiting samples.
    public static final int DEFAULT_HOLDING = 10_000;

    private final Gathering gathering;
    private final int minimum;
    private final Runnable beforeWaiting;

    private Cohorts(Gathering gathering, int minimum, Runnable beforeWaiting) {
        this.gathering = gathering;
        this.minimum = minimum;
        this.beforeWaiting = beforeWaiting;
    }

    /// Returns cohorts with the defaults of [Builder].
    ///
    /// @param size how many samples a group has
    /// @param maxWait how long the first sample waits for the last at most
    /// @throws IllegalArgumentException if the size is below 2 or above 1,024, or the wait is not positive
    public static Cohorts of(int size, Duration maxWait) {
        return builder(size, maxWait).build();
    }

    /// Returns a builder of cohorts; see [#of].
    ///
    /// @throws IllegalArgumentException as [#of] does
    public static Builder builder(int size, Duration maxWait) {
        return new Builder(size, maxWait);
    }

    /// Returns these cohorts for callers who give something up while they wait, such as their place among those who are
    /// worked on.
    ///
    /// @param before done on the thread of a call before it waits, at most once for each sample; must be quick
    public Cohorts beforeWaiting(Runnable before) {
        return new Cohorts(gathering, minimum, Objects.requireNonNull(before, "before"));
    }

    /// The fewest samples that are compared.
    public int minimum() {
        return minimum;
    }

    /// Scores the samples of one call, waits for their siblings in others, and has them compared.
    ///
    /// @param scorer with a group reward; the same for all calls
    /// @return one outcome for each sample, in order; a wait that is cut off by the deadline, or by an interrupt, which
    ///     leaves the flag set, is a failure of the kind [RewardException.Kind#DEADLINE]
    public List<Outcome> scoreAll(BatchScorer scorer, List<Sample> samples, Deadline deadline) {
        List<Arrival> places = gathering.join(samples, deadline);
        List<Member> waited = new ArrayList<>();
        List<Member> toScore = new ArrayList<>();
        for (Arrival place : places) {
            if (place instanceof Arrival.Taken(Member member, boolean isNew)) {
                waited.add(member);
                if (isNew) {
                    toScore.add(member);
                }
            }
        }
        int done = 0;
        try {
            score(scorer, toScore, deadline);
            List<Outcome> outcomes = new ArrayList<>(samples.size());
            for (int i = 0; i < places.size(); i++) {
                Sample sample = samples.get(i);
                switch (places.get(i)) {
                    case Arrival.Answered(var reward) -> outcomes.add(new Outcome.Scored(sample, reward));
                    case Arrival.Taken(Member member, boolean isNew) -> {
                        outcomes.add(of(sample, answer(scorer, member, deadline)));
                        done++;
                    }
                }
            }
            return outcomes;
        } finally {
            waited.subList(done, waited.size()).forEach(gathering::left);
        }
    }

    /// An answer may be that of an equal sample of another call.
    private static Outcome of(Sample sample, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Scored(var other, var reward) -> new Outcome.Scored(sample, reward);
            case Outcome.Failed(var other, var cause) -> new Outcome.Failed(sample, cause);
        };
    }

    private void score(BatchScorer scorer, List<Member> members, Deadline deadline) {
        List<Outcome> base = scorer.scoreBeforeGroup(members.stream().map(member -> member.sample).toList(), deadline);
        for (int i = 0; i < base.size(); i++) {
            gathering.scored(members.get(i), base.get(i));
        }
    }

    private Outcome answer(BatchScorer scorer, Member member, Deadline deadline) {
        try {
            while (true) {
                switch (gathering.next(member, deadline, beforeWaiting)) {
                    case Step.Done(Outcome outcome) -> {
                        return outcome;
                    }
                    case Step.Compare compare -> compare(scorer, compare, deadline);
                    case Step.Late() -> {
                        gathering.left(member);
                        return late(member, "the time was up before the siblings of the sample were compared");
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            gathering.left(member);
            return late(member, "interrupted while it waited for its siblings");
        }
    }

    private static Outcome late(Member member, String why) {
        return new Outcome.Failed(member.sample, new RewardException(RewardException.Kind.DEADLINE, why));
    }

    /// The order in which samples came says nothing, so it is taken out.
    private void compare(BatchScorer scorer, Step.Compare turn, Deadline deadline) {
        List<Member> members = new ArrayList<>(turn.members());
        members.sort(Comparator.comparing((Member member) -> member.sample.id())
                .thenComparing(member -> member.sample.completion()));
        List<Outcome> base = members.stream().map(member -> Objects.requireNonNull(member.base)).toList();
        List<Outcome> outcomes = base;
        try {
            int compared = (int) base.stream().filter(Outcome.Scored.class::isInstance).count();
            boolean isShaped = compared >= minimum;
            CohortMetrics metrics = new CohortMetrics(compared, turn.isShort(), isShaped);
            List<Outcome> marked = base.stream().map(metrics::on).toList();
            outcomes = (isShaped ? scorer : scorer.withoutGroupReward()).shapeGroup(marked, deadline);
        } catch (RuntimeException | Error e) {
            RewardException cause = new RewardException(
                    RewardException.Kind.SCORER_FAILED, "its siblings could not be compared: "
                            + e.getClass().getSimpleName(),
                    e);
            outcomes = base.stream().<Outcome>map(outcome -> new Outcome.Failed(outcome.sample(), cause)).toList();
            throw e;
        } finally {
            gathering.compared(turn.cohort(), members, outcomes);
        }
    }

    /// Waits for nobody from now on: what waits is compared as it is, and what comes is answered at once.
    @Override
    public void close() {
        gathering.close();
    }

    private static void doNothing() {}

    /// How much is held for the sake of calls that wait or were answered.
    int held() {
        return gathering.held();
    }

    /// Collects the options of cohorts. Not safe for use by several threads.
    public static final class Builder {

        private static final int LARGEST = 1_024;

        private final int size;
        private final Duration maxWait;
        private CohortKeys keys = CohortKeys.BY_CONTENT;
        private int minimum = 1;
        private int holding = DEFAULT_HOLDING;
        private Duration remembered;

        private Builder(int size, Duration maxWait) {
            if (size < 2 || size > LARGEST) {
                throw new IllegalArgumentException("a cohort has 2 to 1,024 samples: " + size);
            }
            if (!maxWait.isPositive() || maxWait.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("the wait must be positive and at most a day: " + maxWait);
            }
            this.size = size;
            this.maxWait = maxWait;
            this.remembered = maxWait;
        }

        /// Sets the minimum of samples with a reward that are compared. If there are fewer, each gets its reward before
        /// the comparison. The default is 1: a sample that is alone is a group of one.
        ///
        /// @throws IllegalArgumentException if it is not in `[1, size]`
        public Builder atLeast(int minimum) {
            if (minimum < 1 || minimum > size) {
                throw new IllegalArgumentException("the minimum must be in [1, " + size + "]: " + minimum);
            }
            this.minimum = minimum;
            return this;
        }

        /// Sets the field of the metadata that identifies a sample's group, as a JSON pointer such as `/uid`. Samples
        /// without it are grouped by content, which is the default.
        ///
        /// @throws IllegalArgumentException if it is no JSON pointer
        public Builder groupedBy(String pointer) {
            keys = keys.withGroup(pointer);
            return this;
        }

        /// Sets the field of the metadata that identifies a sample within its group, as a JSON pointer such as
        /// `/rollout_index`. Samples without it are identified by id, or else by content, which is the default.
        ///
        /// @throws IllegalArgumentException if it is no JSON pointer
        public Builder identifiedBy(String pointer) {
            keys = keys.withMember(pointer);
            return this;
        }

        /// Sets how long a result is kept for repeated calls. The default is the wait.
        ///
        /// @throws IllegalArgumentException if it is negative or more than a day
        public Builder remembering(Duration time) {
            if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("answers are kept for 0 to 24 hours: " + time);
            }
            remembered = time;
            return this;
        }

        /// Sets the maximum of waiting samples, and of results that are kept. The default is [#DEFAULT_HOLDING].
        ///
        /// @throws IllegalArgumentException if it is less than the size
        public Builder holding(int samples) {
            if (samples < size) {
                throw new IllegalArgumentException("less than one cohort of " + size + " would be held: " + samples);
            }
            holding = samples;
            return this;
        }

        /// Returns the cohorts.
        public Cohorts build() {
            return new Cohorts(new Gathering(keys, size, maxWait, holding, remembered), minimum, Cohorts::doNothing);
        }
    }
}
