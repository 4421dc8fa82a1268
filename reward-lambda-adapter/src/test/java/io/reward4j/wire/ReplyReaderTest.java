package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

    private static final List<String> ACCEPTED = List.of(
            "01-bedrock-nova", "02-rft-eval", "03-minimal-no-metrics", "04-scorer-option-a-raw-list",
            "05-scorer-option-b-envelope-string", "06-envelope-headers-body-string",
            "09-negative-and-integer-scores");

    static Stream<String> accepted() {
        return Fixtures.in("responses").stream().filter(ReplyReaderTest::isAccepted);
    }

    static Stream<String> refused() {
        return Fixtures.in("responses").stream().filter(name -> !isAccepted(name));
    }

    private static boolean isAccepted(String name) {
        return name.startsWith("responses/tolerated/")
                || ACCEPTED.stream().anyMatch(accepted -> name.equals("responses/" + accepted + ".json"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptsWhatTrainersAccept(String name) {
        assertThat(ReplyReader.read(Fixtures.read(name))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesErrorsAndMalformedResults(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReplyReader.read(Fixtures.read(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "[{\"id\":\"a\",\"aggregate_reward_score\":NaN}]",
            "[{\"id\":\"a\",\"aggregate_reward_score\":1e999}]",
            "[{\"id\":\"a\",\"aggregate_reward_score\":\"0.5\"}]",
            "[{\"id\":\"a\",\"aggregate_reward_score\":true}]",
            "[{\"id\":null,\"aggregate_reward_score\":0.5}]",
            "[{\"id\":\"a\",\"aggregate_reward_score\":0.5}] []"})
    void isStricterThanThePublishedVerifiers(String reply) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReplyReader.read(reply.getBytes(UTF_8)));
    }
}
