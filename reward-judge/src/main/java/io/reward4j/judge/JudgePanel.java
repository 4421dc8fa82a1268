package io.reward4j.judge;

import io.reward4j.Concurrently;
import io.reward4j.Content;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/// Several judges of one sample, who are asked at the same time, and what they say together.
///
/// ```java
/// RewardFunction panel = JudgePanel.builder()
///         .judge("nova", RubricJudge.of(nova, rubric))
///         .judge("gpt-oss", RubricJudge.of(gptOss, rubric))
///         .judge("haiku", RubricJudge.of(haiku, rubric))
///         .median();
/// ```
///
/// Every judge has to give a score unless [Builder#quorum] says how many are enough; with fewer it fails with the
/// first failure. Each judge is a metric of the reward, and so is their `agreement`: `1` less the mean distance of two
/// judges' values, as a share of the widest range that they announce; `1` for one judge. Immutable and safe for use by
/// several threads where the judges are.
public final class JudgePanel implements RewardFunction {

    private static final String AGREEMENT = "agreement";

    private final List<String> names;
    private final List<RewardFunction> judges;
    private final int quorum;
    private final Vote vote;
    private final Traits traits;

    /// How values become one.
    private enum Vote {
        MEAN, MEDIAN, MAJORITY
    }

    private JudgePanel(Builder builder, Vote vote) {
        this.names = List.copyOf(builder.judges.keySet());
        if (builder.judges.isEmpty()) {
            throw new IllegalStateException("a panel needs a judge");
        }
        this.judges = readingAll(builder.judges.values());
        this.quorum = builder.quorum.orElse(judges.size());
        if (quorum > judges.size()) {
            throw new IllegalStateException(
                    "a quorum of " + quorum + " is more than the panel has: " + counted(judges.size())
                            + "; add judges, or set at most quorum(" + judges.size() + ")");
        }
        this.vote = vote;
        this.traits = traits(judges, vote);
    }

    private static String counted(int judges) {
        return judges == 1 ? "1 judge" : judges + " judges";
    }

    /// Returns the judges, each of which sees an answer of which any of them reads something.
    private static List<RewardFunction> readingAll(Collection<RewardFunction> judges) {
        EnumSet<Content> reads = EnumSet.noneOf(Content.class);
        judges.forEach(judge -> reads.addAll(judge.traits().reads()));
        Content first = reads.iterator().next();
        Content[] all = reads.toArray(Content[]::new);
        return judges.stream().map(judge -> judge.reading(first, all)).toList();
    }

    private static Traits traits(List<RewardFunction> judges, Vote vote) {
        boolean blocking = false;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        long calls = 0;
        for (RewardFunction judge : judges) {
            Traits of = judge.traits();
            blocking |= of.blocking();
            min = Math.min(min, of.min());
            max = Math.max(max, of.max());
            calls += of.maxCalls();
        }
        Traits widest = new Traits(
                blocking, min, max, (int) Math.min(calls, Traits.UNBOUNDED), judges.getFirst().traits().reads());
        return vote == Vote.MAJORITY ? widest.withRange(0, 1) : widest;
    }

    /// Returns a builder of a panel without judges yet.
    public static Builder builder() {
        return new Builder();
    }

    /// @throws RewardException if fewer judges than the quorum gave a score
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        List<Component> components = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<RewardException> failures = new ArrayList<>();
        List<Outcome> outcomes = Concurrently.score(judges, sample);
        for (int i = 0; i < outcomes.size(); i++) {
            String name = names.get(i);
            switch (outcomes.get(i)) {
                case Outcome.Scored(Sample scored, Reward reward) -> {
                    values.add(reward.value());
                    components.add(new Component.Scored(name, Role.METRIC, 0, reward));
                }
                case Outcome.Failed(Sample failed, RewardException cause) -> {
                    failures.add(cause);
                    components.add(new Component.Failed(name, cause.kind(), cause.reason(), cause.components()));
                }
            }
        }
        if (values.size() < quorum) {
            RewardException first = failures.getFirst();
            throw new RewardException(
                    first.kind(),
                    values.size() + " of " + judges.size() + " judges gave a score, and " + quorum + " have to: "
                            + first.getMessage(),
                    first,
                    components);
        }
        components.add(new Component.Scored(AGREEMENT, Role.METRIC, 0, Reward.of(agreement(values))));
        return new Reward(together(values), values.size() + " of " + judges.size() + " judges", components);
    }

    private double together(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return switch (vote) {
            case MEAN -> Math.clamp(Arrays.stream(sorted).sum() / sorted.length, sorted[0], sorted[sorted.length - 1]);
            case MEDIAN -> (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
            case MAJORITY -> {
                long passing = Arrays.stream(sorted).filter(value -> value >= 0.5).count();
                yield Math.signum(2.0 * passing - sorted.length) / 2 + 0.5;
            }
        };
    }

    private double agreement(List<Double> values) {
        double width = judges.stream().mapToDouble(judge -> judge.traits().max()).max().orElse(1)
                - judges.stream().mapToDouble(judge -> judge.traits().min()).min().orElse(0);
        if (values.size() < 2 || width == 0) {
            return 1;
        }
        double distance = 0;
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < i; j++) {
                distance += Math.abs(values.get(i) - values.get(j));
            }
        }
        double pairs = values.size() * (values.size() - 1) / 2.0;
        return Math.clamp(1 - distance / pairs / width, 0, 1);
    }

    /// The range of the judges, or `[0, 1]` for a majority; blocking where a judge is; the sum of their calls;
    /// reading what any of them reads.
    @Override
    public Traits traits() {
        return traits;
    }

    /// Collects judges, and makes a panel of them. Not safe for use by several threads.
    public static final class Builder {

        private final Map<String, RewardFunction> judges = new LinkedHashMap<>();
        private OptionalInt quorum = OptionalInt.empty();

        private Builder() {}

        /// Adds a judge.
        ///
        /// @param name its name in metrics; holds neither `/` nor `[`, and is not `agreement`
        /// @throws IllegalArgumentException if the name is taken or cannot be used
        public Builder judge(String name, RewardFunction judge) {
            MetricNames.check(name);
            if (name.equals(AGREEMENT) || judges.putIfAbsent(name, Objects.requireNonNull(judge, "judge")) != null) {
                throw new IllegalArgumentException("the name '" + name + "' is taken");
            }
            return this;
        }

        /// Sets how many judges have to give a score. The default is all of them: with fewer the reward is on
        /// another scale.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder quorum(int judges) {
            if (judges < 1) {
                throw new IllegalArgumentException("a quorum must be positive: " + judges);
            }
            this.quorum = OptionalInt.of(judges);
            return this;
        }

        /// Returns the panel whose value is the mean of its judges'.
        ///
        /// @throws IllegalStateException if there is no judge, or the quorum is more than there are
        public JudgePanel mean() {
            return new JudgePanel(this, Vote.MEAN);
        }

        /// Returns the panel whose value is the median of its judges', the mean of the middle two for an even number.
        ///
        /// @throws IllegalStateException if there is no judge, or the quorum is more than there are
        public JudgePanel median() {
            return new JudgePanel(this, Vote.MEDIAN);
        }

        /// Returns the panel whose value is `1` where more than half of the judges that gave a score gave at least 0.5,
        /// `0` where fewer did, and `0.5` where half of them did.
        ///
        /// @throws IllegalStateException if there is no judge, or the quorum is more than there are
        public JudgePanel majority() {
            return new JudgePanel(this, Vote.MAJORITY);
        }
    }
}
