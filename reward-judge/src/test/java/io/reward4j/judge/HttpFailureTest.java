package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.RewardException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFailureTest {

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 424, 425, 429, 500, 502, 503, 504})
    void someStatusesAreTemporary(int status) {
        assertThat(failure(status, Map.of()).isTemporary()).isTrue();
        assertThat(failure(status, Map.of()).kind()).isEqualTo(Kind.JUDGE_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 405, 422, 501})
    void theOthersArePermanent(int status) {
        JudgeModelException failure = failure(status, Map.of("retry-after", "1"));

        assertThat(failure.isTemporary()).isFalse();
        assertThat(failure.kind()).isEqualTo(Kind.JUDGE_UNAVAILABLE);
        assertThat(failure.retryAfter()).isEmpty();
    }

    @Test
    void theWaitIsReadFromTheHeaders() {
        assertThat(wait(Map.of())).isEmpty();
        assertThat(wait(Map.of("retry-after", "7"))).contains(Duration.ofSeconds(7));
        assertThat(wait(Map.of("retry-after", " 0 "))).contains(Duration.ZERO);
        assertThat(wait(Map.of("retry-after", "7", "retry-after-ms", "250"))).contains(Duration.ofMillis(250));
        assertThat(wait(Map.of("retry-after", "0.3"))).contains(Duration.ofMillis(300));
        assertThat(wait(Map.of("retry-after-ms", "150.5"))).contains(Duration.ofNanos(150_500_000));
    }

    @Test
    void theServerMaySayWhetherToAskAgain() {
        assertThat(failure(503, Map.of("x-should-retry", "false")).isTemporary()).isFalse();
        assertThat(failure(400, Map.of("x-should-retry", "true")).isTemporary()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 424, 504})
    void someCallsMayHaveBeenWorkedOn(int status) {
        assertThat(failure(status, Map.of()).wasWorkedOn()).isTrue();
        assertThat(failure(503, Map.of()).wasWorkedOn()).isFalse();
    }

    @Test
    void aDateCountsFromTheDateOfTheReply() {
        String until = "Sat, 21 Nov 2026 03:00:10 GMT";

        assertThat(wait(Map.of("retry-after", until, "date", "Sat, 21 Nov 2026 03:00:00 GMT")))
                .contains(Duration.ofSeconds(10));
        assertThat(wait(Map.of("retry-after", until, "date", "Sat, 21 Nov 2026 04:00:00 GMT"))).contains(Duration.ZERO);
        assertThat(wait(Map.of("retry-after", "Thu, 01 Jan 1970 00:00:00 GMT"))).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "soon", "-1", "1.", ".5", "1e3", "1000000000", "٣", "99999999999999999999",
            "Sat, 99 Nov 2026 03:00:00 GMT"})
    void whatIsNoWaitIsPassedOver(String text) {
        assertThat(wait(Map.of("retry-after", text))).isEmpty();
        assertThat(wait(Map.of("retry-after-ms", text))).isEmpty();
    }

    private static Optional<Duration> wait(Map<String, String> headers) {
        return failure(429, headers).retryAfter();
    }

    private static JudgeModelException failure(int status, Map<String, String> headers) {
        return HttpFailure.of(status, "refused", name -> Optional.ofNullable(headers.get(name)), null);
    }
}
