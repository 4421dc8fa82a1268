package io.reward4j.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.BatchScorer;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.probe.Probe;
import io.reward4j.probe.ProbeReport;
import io.reward4j.probe.RewardProbes;
import io.reward4j.wire.Entry;
import io.reward4j.wire.SampleFields;
import io.reward4j.wire.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// The reward for the airline's agent in the README, on conversations whose environment decided itself.
class AirlineAgentTest {

    @Test
    void agreesWithTheEnvironment() throws IOException {
        List<Sample> samples = samples();
        List<String> other = new ArrayList<>();
        for (Outcome outcome : BatchScorer.of(AirlineAgent.reward()).scoreAll(samples)) {
            Reward reward = ((Outcome.Scored) outcome).reward();
            if (reward.value() != outcome.sample().metadata().path("recorded_reward").doubleValue()) {
                other.add(outcome.sample().id() + "\n" + reward);
            }
        }
        assertThat(samples).hasSize(68);
        assertThat(other).hasSize(1).first().asString().startsWith("airline-46-3");
    }

    /// The tricks that are known, of texts as well as of agents. Where no change was expected, doing nothing is right.
    @Test
    void noTrickRaisesTheReward() throws IOException {
        List<Sample> toDo = samples().stream().filter(AirlineAgentTest::expectsAChange).toList();
        ProbeReport report = RewardProbes.of(AirlineAgent.reward())
                .with(Probe.agent().toArray(Probe[]::new))
                .run(toDo);
        assertThat(toDo).hasSizeGreaterThan(30);
        report.assertNoHoles();
    }

    private static boolean expectsAChange(Sample sample) {
        return sample.reference().valueStream()
                .anyMatch(call -> AirlineAgent.CHANGES.contains(call.path("name").stringValue("")));
    }

    static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        SampleFields fields = SampleFields.standard().reference("/expected_actions");
        try (InputStream in = AirlineAgentTest.class.getResourceAsStream("tau-airline.jsonl.gz");
                GZIPInputStream unzipped = new GZIPInputStream(in)) {
            for (String line : new String(unzipped.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                Entry entry = Samples.read(line.getBytes(StandardCharsets.UTF_8), samples.size(), fields);
                samples.add(((Entry.Ready) entry).sample());
            }
        }
        return samples;
    }
}
