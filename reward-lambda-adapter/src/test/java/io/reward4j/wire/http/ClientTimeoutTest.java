package io.reward4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientTimeoutTest {

    @Test
    void nothingIsKeptOfAWaitThatIsOver() throws IOException {
        try (ClientTimeout patience = new ClientTimeout(Duration.ofDays(1))) {
            for (int i = 0; i < 100; i++) {
                assertThat(patience.with(patience::waits)).isEqualTo(1);
            }
            assertThat(patience.waits()).isZero();
        }
    }
}
