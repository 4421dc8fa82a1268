package io.reward4j.examples.chabsa;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.reward4j.wire.RewardEndpoint;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a sample of about 1 KB allocates on its way from bytes to bytes, whichever of its code is compiled.
class AllocationTest {

    private static final int SAMPLES = 640;
    private static final int ROUNDS = 20;

    /// A fifth above the 4.1 KB with the interpreter alone; compiled code takes as much or less.
    private static final long MOST = 5_000;

    @Test
    void aSampleAllocatesAtMostFiveKilobytes() {
        byte[] event = event();
        RewardEndpoint endpoint = RewardEndpoint.builder(ChabsaSentiment.reward()).concurrency(1).build();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        answer(endpoint, event);

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            answer(endpoint, event);
        }
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / (ROUNDS * SAMPLES);

        assertThat(each).isLessThan(MOST);
    }

    private static void answer(RewardEndpoint endpoint, byte[] event) {
        endpoint.handle(new ByteArrayInputStream(event), OutputStream.nullOutputStream());
    }

    private static byte[] event() {
        List<Opinion> opinions = Opinion.all();
        return opinions.stream().limit(SAMPLES)
                .map(opinion -> Rollouts.event(opinion, opinion.id(),
                        MadeUpResponses.write(MadeUpResponses.Style.SOLUTION_BLOCK, opinion, opinion.polarity(),
                                "other"))
                        .toString())
                .collect(Collectors.joining(",", "[", "]")).getBytes(StandardCharsets.UTF_8);
    }
}
