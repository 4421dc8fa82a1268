package io.reward4j.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.reward4j.JudgeCall;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/// Counts outcomes and judge calls, and times parts, with Micrometer.
///
/// ```java
/// BatchScorer.of(reward).withListener(MicrometerListener.of(registry)).scoreEach(samples, done -> {});
/// ```
///
/// | meter | kind | tags |
/// |---|---|---|
/// | `reward4j.outcomes` | counter | `outcome`: `scored` or `failed`; `kind`: of the failure, or `none` |
/// | `reward4j.reward` | summary of values | |
/// | `reward4j.component` | timer | `component`: the name of the part in its composite |
/// | `reward4j.component.failures` | counter | `component`; `kind`: of metrics that failed without failing the whole |
/// | `reward4j.judge.calls` | timer | `model`; `result`: `replied`, `cached`, `retried` or `failed` |
/// | `reward4j.judge.tokens` | counter | `model`; `direction`: `input` or `output` |
/// | `reward4j.code.waited` | counter | `component`: a part that announces itself as code and waits |
///
/// No tag holds text of a sample, so that there are as many meters as there are parts, models and kinds of failure.
///
/// Needs `io.micrometer:micrometer-core`, which this module does not bring along. Immutable and safe for use by several
/// threads.
public final class MicrometerListener implements RewardListener {

    private static final String KIND = "kind";
    private static final String COMPONENT = "component";
    private static final String MODEL = "model";

    private final MeterRegistry registry;

    private MicrometerListener(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Returns a listener that counts in a registry.
    public static MicrometerListener of(MeterRegistry registry) {
        return new MicrometerListener(Objects.requireNonNull(registry, "registry"));
    }

    @Override
    public void scored(Sample sample, Reward reward) {
        registry.counter("reward4j.outcomes", "outcome", "scored", KIND, "none").increment();
        registry.summary("reward4j.reward").record(reward.value());
    }

    @Override
    public void failed(Sample sample, RewardException cause) {
        registry.counter("reward4j.outcomes", "outcome", "failed", KIND, cause.kind().id()).increment();
    }

    @Override
    public void partAsked(String name, Duration duration) {
        registry.timer("reward4j.component", COMPONENT, name).record(duration);
    }

    @Override
    public void partFailed(String name, RewardException cause) {
        registry.counter("reward4j.component.failures", COMPONENT, name, KIND, cause.kind().id()).increment();
    }

    @Override
    public void codeWaited(String name, Duration duration) {
        registry.counter("reward4j.code.waited", COMPONENT, name.isEmpty() ? "reward" : name).increment();
    }

    @Override
    public void judgeCalled(JudgeCall call) {
        String result = call.result().name().toLowerCase(Locale.ROOT);
        registry.timer("reward4j.judge.calls", MODEL, call.model(), "result", result).record(call.latency());
        tokens(call.model(), "input", call.inputTokens());
        tokens(call.model(), "output", call.outputTokens());
    }

    private void tokens(String model, String direction, long tokens) {
        if (tokens > 0) {
            registry.counter("reward4j.judge.tokens", MODEL, model, "direction", direction).increment((double) tokens);
        }
    }
}
