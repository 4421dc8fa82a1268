package io.reward4j.judge.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceListTest {

    @Test
    void aPriceIsForAMillionTokens(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("prices.json"), "{\"m\": {\"input\": 0.8, \"output\": 3.2}}");
        PriceList prices = PriceList.read(file);

        assertThat(prices.of("m").orElseThrow().of(1_000_000, 500_000)).isEqualTo(2.4);
        assertThat(prices.of("n")).isEmpty();
    }

    @Test
    void aPriceThatIsNoneIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("prices.json"), "{\"m\": {\"input\": \"free\"}}");

        assertThatIllegalArgumentException().isThrownBy(() -> PriceList.read(file)).withMessageContaining("of m needs");
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceList.Price(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceList.Price(0, Double.NaN));
    }

    @Test
    void tokensAreEstimatedFromWhatCallsBeforeTook() {
        TokensPerCall estimate = new TokensPerCall();
        JudgePrompt prompt = JudgePrompt.of("", "a".repeat(1_000));
        assertThat(estimate.of(prompt)).isEqualTo(500);
        for (int i = 0; i < 200; i++) {
            estimate.learn(prompt, new JudgeReply("", Optional.empty(), 230, 20, ""));
        }
        estimate.learn(prompt, JudgeReply.of("of unknown length"));
        assertThat(estimate.of(prompt)).isBetween(249, 251);
    }
}
