package io.reward4j.lambda;

import io.reward4j.Outcome;
import io.reward4j.Preflight;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What a [RewardLambda] writes to standard output for CloudWatch: one JSON object on each line.
///
/// - **Metrics**, one line for each invocation in the embedded metric format: `Samples`, `SamplesFailed` and
///   `SamplesFailed/<kind>`; `AggregateReward` (the values, or 100 that are spread like them), `RewardMean`,
///   `RewardP10`, `RewardP50` and `RewardP90` of the samples that have a reward; `GroupsWithoutVariance`, with one
///   value for each [group][io.reward4j.SampleGroup] of two rewards or more in the event, which is 1 if all of them are
///   equal, else 0, so that the average is the share of groups from which group-relative training learns nothing;
///   `Component/<name>`, the mean over the samples that have it; `InvocationsFailed`, 0 or 1; `EvaluationLatency` in
///   milliseconds; and if a judge was asked, `JudgeCalls`, `JudgeRetries`, `JudgeFailures`, `JudgeCacheHits`,
///   `JudgeInputTokens`, `JudgeOutputTokens` and `JudgeLatency` in milliseconds. The dimension is `FunctionName`. The
///   first 75 components of a function have a metric; `componentsLeftOut` is the number of further components with
///   values in an invocation.
/// - **Samples**, one line for each: `id`, `aggregate_reward_score` and the components by name, for queries such as
///   `filter aggregate_reward_score = 0`. A sample without a reward has no `aggregate_reward_score`, but `failure`, its
///   kind, and `reason`, what went wrong, cut after 1,000 characters; `reward_failed` is 0 or 1. If a component has the
///   name of another field, it is written as `component/<name>`. An id is cut after 1,000 characters, and only the
///   first 100 components are written.
/// - **Preflights**, one line for an event in which no sample has an answer: `message`, `samples`, `requestId`. They
///   count neither as samples nor as failures.
///
/// No text of a prompt or an answer is written unless [Builder#reasons] asks for it. The message of a scorer's
/// exception may quote one; [io.reward4j.wire.RewardEndpoint.Builder#exceptionMessages] can leave it out.
///
/// The environment variables `REWARD_METRICS` (`on` or `off`) and `REWARD_SAMPLE_LOGS` (`off`, `all` for every sample,
/// or a share such as `0.1`) override the code.
///
/// Safe for use by several threads at once: a line is one write.
public final class Telemetry {

    /// The default namespace of the metrics.
    public static final String DEFAULT_NAMESPACE = "Reward4j";

    /// The default of the maximum of sample lines of an invocation.
    public static final int DEFAULT_SAMPLE_LINES = 100;

    private final Optional<InvocationMetrics> metrics;
    private final Optional<SampleShare> share;
    private final SampleLines samples;
    private final Supplier<OutputStream> out;

    private Telemetry(Builder options) {
        metrics = options.metrics
                ? Optional.of(new InvocationMetrics(options.namespace, Map.copyOf(options.dimensions)))
                : Optional.empty();
        share = options.share > 0 && options.sampleLines > 0
                ? Optional.of(new SampleShare(options.share, options.sampleLines))
                : Optional.empty();
        samples = new SampleLines(options.reasons);
        out = options.out;
    }

    /// Returns the telemetry that writes metrics, and the lines of up to 100 samples of an invocation.
    public static Telemetry standard() {
        return builder().build();
    }

    /// Returns the telemetry that writes nothing, unless an environment variable switches it on.
    public static Telemetry none() {
        return builder().metrics(false).sampleShare(0).build();
    }

    /// Returns a builder that starts from [#standard()].
    public static Builder builder() {
        return new Builder();
    }

    /// Tells whether anything is written at all.
    boolean isOn() {
        return metrics.isPresent() || share.isPresent();
    }

    /// Writes the lines of one invocation. Never throws because of them.
    void write(InvocationTally tally, Invocation invocation) {
        try {
            OutputStream stream = out.get();
            if (share.isPresent()) {
                for (Outcome outcome : share.get().of(tally.outcomes())) {
                    stream.write(samples.line(outcome, invocation));
                }
            }
            if (tally.preflight().isPresent()) {
                stream.write(line(tally.preflight().get(), invocation));
            }
            if (metrics.isPresent()) {
                stream.write(metrics.get().line(tally, invocation));
            }
            stream.flush();
        } catch (IOException | RuntimeException e) {
            // a trainer that waits for its rewards is not to be told of a log that cannot be written
        }
    }

    private static byte[] line(Preflight preflight, Invocation invocation) {
        return LogLine.of(out -> {
            out.writeStringProperty("level", "INFO");
            out.writeStringProperty("message", preflight.describe());
            out.writeNumberProperty("samples", preflight.samples());
            out.writeStringProperty("requestId", invocation.requestId());
        });
    }

    /// Returns telemetry that does the same, and whose lines nobody sees. Counts nothing for this one.
    Telemetry rehearsal() {
        return builder().writeTo(OutputStream::nullOutputStream).build();
    }

    /// Collects the options of telemetry. Not safe for use by several threads.
    public static final class Builder {

        private final Map<String, String> dimensions = new LinkedHashMap<>();
        private boolean metrics = true;
        private String namespace = DEFAULT_NAMESPACE;
        private double share = 1;
        private int sampleLines = DEFAULT_SAMPLE_LINES;
        private boolean reasons;
        private Supplier<OutputStream> out = () -> System.out;
        private Map<String, String> environment = System.getenv();

        private Builder() {}

        /// Sets whether metrics are written. By default they are.
        public Builder metrics(boolean on) {
            metrics = on;
            return this;
        }

        /// Sets the namespace of the metrics. The default is [#DEFAULT_NAMESPACE].
        ///
        /// @throws IllegalArgumentException unless it has 1 to 255 of the letters, digits and `.-_/#:` of ASCII, and
        ///     does not begin with `AWS/` or `:`
        public Builder namespace(String namespace) {
            this.namespace = CloudWatchNames.namespace(namespace);
            return this;
        }

        /// Adds a dimension to the metrics, beside `FunctionName`. You pay for the metrics of every value, so choose
        /// one that never changes for a function, such as its stage. At most 29.
        ///
        /// @throws IllegalArgumentException if there are more; if the name is that of a metric or was given before; or
        ///     unless the name has 1 to 250 and the value 1 to 1,024 characters of ASCII, not all blank
        public Builder dimension(String name, String value) {
            CloudWatchNames.dimension(name, value, dimensions.keySet());
            dimensions.put(name, value);
            return this;
        }

        /// Sets the share of samples that have a line, spread evenly over all invocations. The default is 1, which
        /// means all; with 0 there are no lines.
        ///
        /// @throws IllegalArgumentException if it is not in `[0, 1]`
        public Builder sampleShare(double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("the share of samples must be in [0, 1]: " + share);
            }
            this.share = share;
            return this;
        }

        /// Sets the maximum of samples of one invocation that have a line. The default is [#DEFAULT_SAMPLE_LINES]. If
        /// there are more samples, those with a line are spread evenly.
        ///
        /// @throws IllegalArgumentException if it is negative
        public Builder sampleLines(int most) {
            if (most < 0) {
                throw new IllegalArgumentException("cannot write " + most + " lines");
            }
            sampleLines = most;
            return this;
        }

        /// Sets whether the lines of samples with a reward have a field `reason`: the rationale, cut after 1,000
        /// characters. By default they do not, since a rationale may quote the sample. Lines of failures always have a
        /// reason.
        public Builder reasons(boolean on) {
            reasons = on;
            return this;
        }

        /// Sets where lines are written; called for every invocation. The default is `System.out`.
        Builder writeTo(Supplier<OutputStream> out) {
            this.out = out;
            return this;
        }

        /// Sets where environment variables are looked up. The default is the process's environment.
        Builder environment(Map<String, String> environment) {
            this.environment = environment;
            return this;
        }

        /// Returns the telemetry.
        ///
        /// @throws IllegalArgumentException if an environment variable has an invalid value
        public Telemetry build() {
            Builder options = new Builder();
            options.dimensions.putAll(dimensions);
            options.namespace = namespace;
            options.reasons = reasons;
            options.out = out;
            options.metrics = metrics;
            options.share = share;
            options.sampleLines = sampleLines;
            Optional.ofNullable(environment.get("REWARD_METRICS")).ifPresent(options::switchMetrics);
            Optional.ofNullable(environment.get("REWARD_SAMPLE_LOGS")).ifPresent(options::switchSamples);
            return new Telemetry(options);
        }

        private void switchMetrics(String to) {
            metrics = switch (to) {
                case "on" -> true;
                case "off" -> false;
                default -> throw new IllegalArgumentException("REWARD_METRICS must be on or off: '" + to + "'");
            };
        }

        private void switchSamples(String to) {
            switch (to) {
                case "off" -> sampleShare(0);
                case "all" -> sampleShare(1).sampleLines(Integer.MAX_VALUE);
                default -> {
                    try {
                        sampleShare(Double.parseDouble(to));
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException(
                                "REWARD_SAMPLE_LOGS must be off, all, or a share in [0, 1]: '" + to + "'", e);
                    }
                }
            }
        }
    }
}
