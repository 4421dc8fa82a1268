package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.time.Duration;

/// A function as a user would write it, for the runtime interface client to load.
public final class UserLambda extends RewardLambda {

    private static final String WARM_UP = """
            [{"id":"w","messages":[{"role":"user","content":"q"},{"role":"assistant","content":"warm"}]}]""";

    private boolean warm;

    public UserLambda() {
        super(reward());
    }

    static RewardFunction reward() {
        return CompositeReward.builder()
                .gate("answered", sample -> Reward.of(sample.completion().isBlank() ? 0 : 1))
                .term("short", 1, sample -> Reward.of(sample.completion().length() < 200 ? 1 : 0.5))
                .term("behaved", 3, UserLambda::behaved)
                .build();
    }

    private static Reward behaved(Sample sample) {
        switch (sample.completion()) {
            case "spin" -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
            case "wait" -> {
                synchronized (UserLambda.class) {
                    while (true) {
                        try {
                            UserLambda.class.wait();
                        } catch (InterruptedException e) {
                            // a reward that cannot be stopped
                        }
                    }
                }
            }
            case "throw" -> throw new IllegalStateException("a bug");
            default -> {
                return Reward.of(0.25);
            }
        }
    }

    @Override
    protected byte[] warmUpEvent() {
        warm = true;
        return WARM_UP.getBytes(UTF_8);
    }

    @Override
    protected Duration primingTime() {
        return Duration.ofMillis(200);
    }

    @Override
    protected void beforeCheckpoint() {
        System.out.println("{\"hook\":\"before checkpoint\",\"warm\":" + warm + "}");
    }

    @Override
    protected void afterRestore() {
        System.out.println("{\"hook\":\"after restore\"}");
    }
}
