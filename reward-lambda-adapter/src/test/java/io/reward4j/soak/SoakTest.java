package io.reward4j.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import io.reward4j.JudgeCall.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Calls a function again and again while its judges fail. `mvn -Psoak test -pl reward-lambda-adapter -am` does so
/// 10,000 times; `soak.invocations` (100 or more) says how often otherwise.
class SoakTest {

    private static final int INVOCATIONS = Integer.getInteger("soak.invocations", 100);

    /// Every so often an invocation has hardly any time.
    private static final int HURRIED = 20;
    private static final int HURRIED_MILLIS = 20;
    private static final int MILLIS = 30_000;

    private static final double GROWTH = 1.1;
    private static final int FEW = 8;

    /// How many different answers the judges see: few enough that the caches are full when the function counts as warm.
    private static final int POOL = INVOCATIONS * 2 / 5;

    /// How many replies each cache holds: not all of them, so that replies come and go.
    private static final int CACHED = POOL * 3 / 4;

    private final Answers answers = new Answers(POOL);
    private final JudgeCalls calls = new JudgeCalls();
    private final SoakReport report = new SoakReport(INVOCATIONS);

    @Test
    void everyInvocationIsAnsweredAndNothingIsLeftBehind() throws Exception {
        try (FaultyModels models = FaultyModels.start()) {
            Footprint before = Footprint.taken();
            try (CountedLog lines = CountedLog.instead();
                    JudgedLambda lambda = JudgedLambda.asking(models.endpoint(), CACHED, calls)) {
                for (int i = 0; i < INVOCATIONS; i++) {
                    invoke(lambda, i);
                }
                assertThat(lines.metrics()).isEqualTo(INVOCATIONS);
                assertThat(lines.samples()).isEqualTo(INVOCATIONS * Answers.SAMPLES);
            }
            Map<String, Integer> left = threadsLeft(before.threads());
            Footprint after = Footprint.taken();
            print(before, after);

            assertThat(left).isEmpty();
            assertThat(after.sockets()).isLessThanOrEqualTo(before.sockets());
        }
        assertThat(calls.count(Result.RETRIED)).isGreaterThan(calls.count(Result.REPLIED) / 10);
        assertThat(answers.failures()).containsKeys("judge_unavailable", "refused_input", "missing_reference");
        assertThat(report.last(Footprint::heapKiB)).isLessThan((long) (report.first(Footprint::heapKiB) * GROWTH));
        assertThat(report.last(Footprint::threadCount)).isLessThanOrEqualTo(report.first(Footprint::threadCount) + FEW);
        assertThat(report.last(Footprint::files)).isLessThanOrEqualTo(report.first(Footprint::files) + FEW);
    }

    private void invoke(JudgedLambda lambda, int invocation) throws IOException {
        byte[] event = answers.event(invocation);
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        Context context = context(invocation % HURRIED == HURRIED - 1 ? HURRIED_MILLIS : MILLIS);
        long start = System.nanoTime();
        lambda.handleRequest(new ByteArrayInputStream(event), reply, context);
        report.took(System.nanoTime() - start);
        answers.check(invocation, reply.toByteArray());
    }

    /// Threads that are told to end do so in a moment.
    private static Map<String, Integer> threadsLeft(Map<String, Integer> before) throws InterruptedException {
        Map<String, Integer> left = Footprint.newThreads(before);
        for (int i = 0; i < 100 && !left.isEmpty(); i++) {
            assertThat(new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS)).isFalse();
            left = Footprint.newThreads(before);
        }
        return left;
    }

    private void print(Footprint before, Footprint after) throws IOException {
        String text = report + "before: " + before + "\nafter:  " + after + "\njudged samples: " + answers.judged()
                + "\njudges:  " + calls + "\nfailures: " + answers.failures() + "\n";
        System.out.print(text);
        Files.writeString(Path.of("target", "soak.txt"), text);
    }

    private static Context context(int millis) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[]{Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemainingTimeInMillis" -> millis;
                    case "getFunctionName" -> "Soak";
                    case "getFunctionVersion" -> "1";
                    case "getAwsRequestId" -> "request";
                    default -> null;
                });
    }
}
