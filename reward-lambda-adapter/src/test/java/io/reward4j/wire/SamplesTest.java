package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.probe.RewardProbes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {

    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("rollouts.jsonl"), String.join("\n", lines));
    }

    @Test
    void theFirstLinesOfAFileAreSamples() throws IOException {
        Path rollouts = file(
                "{\"id\":\"a\",\"prompt\":\"q\",\"completion\":\"one\",\"reference_answer\":\"1\",\"data_source\":\"gsm8k\"}",
                Events.sample("\"b\"", "two"), "{\"no\":\"sample\"}");

        List<Sample> samples = Samples.readJsonl(rollouts, 2);

        assertThat(samples).extracting(Sample::id).containsExactly("a", "b");
        assertThat(samples.getFirst().metadata().path("data_source").asString()).isEqualTo("gsm8k");
        assertThat(RewardProbes.of(sample -> Reward.of(0)).run(samples).samples()).isEqualTo(2);
    }

    @Test
    void aLineThatIsNoSampleIsNamed() throws IOException {
        Path rollouts = file(Events.sample("\"b\"", "two"), "{\"prompt\":\"q\"}");
        assertThatThrownBy(() -> Samples.readJsonl(rollouts, 9)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2 of " + rollouts + ": sample 1: ");
        assertThatThrownBy(() -> Samples.readJsonl(rollouts, 0)).hasMessage("the limit of lines must be positive: 0");
        assertThatThrownBy(() -> Samples.readJsonl(folder.resolve("none"), 1)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theSamplesOfAnEventAreReadInAnyShape() {
        String list = Events.list(Events.sample("\"a\"", "x"), Events.sample("\"b\"", "y"));
        assertThat(Samples.read(list)).extracting(Sample::completion).containsExactly("x", "y");
        assertThat(Samples.read("{\"body\":" + list + "}")).hasSize(2);
        assertThat(Samples.read("{\"httpMethod\":\"POST\",\"path\":\"/\",\"headers\":{},\"requestContext\":{},\"body\":"
                + list + "}")).hasSize(2);
        assertThat(Samples.read(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)))).hasSize(2);
        assertThatThrownBy(() -> Samples.read("{")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot read the event");
        assertThatThrownBy(() -> Samples.read("[{\"prompt\":\"q\"}]")).hasMessageStartingWith("sample 0: ");
    }
}
