package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerNameTest {

    @ParameterizedTest
    @CsvSource({
            "https://user:pass-word@example.com/v1?key=s3cret#part, example.com",
            "http://token@127.0.0.1:8000, 127.0.0.1:8000",
            "http://[::1]:8000/, [::1]:8000",
            "mailto:user@example.com, (no host)",
            "http://user:pass@not_a_host/, (no host)"})
    void isHostAndPortAlone(URI address, String name) {
        assertThat(ServerName.of(address)).isEqualTo(name);
    }
}
