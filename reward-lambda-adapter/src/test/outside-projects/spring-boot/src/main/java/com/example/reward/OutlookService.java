package com.example.reward;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.reward4j.CompositeReward;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.VerifiableReward;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.json.JsonSchemaReward;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Scores answers in process, behind Spring MVC and its own Jackson.
@SpringBootApplication
public class OutlookService {

    private static final String SCHEMA = """
            {"type": "object", "required": ["reason"]}""";

    record Answer(String question, String text, @JsonProperty("gold_label") String label) {}

    record Score(double value, Map<String, Double> parts) {}

    @Bean
    RewardFunction reward() {
        return CompositeReward.builder()
                .gate("schema", JsonSchemaReward.gate(SCHEMA))
                .term("outlook", 4, VerifiableReward.of(Extractors.boxedText(), Similarity.exact()))
                .term("concise", 1, sample -> Reward.of(sample.completion().length() < 500 ? 1 : 0))
                .build();
    }

    @RestController
    static class Scores {

        private final RewardFunction reward;

        Scores(RewardFunction reward) {
            this.reward = reward;
        }

        @PostMapping("/score")
        Score score(@RequestBody Answer answer) {
            Reward reward = this.reward
                    .score(Sample.of(answer.question(), answer.text()).withReference(answer.label()));
            Map<String, Double> parts = new TreeMap<>();
            for (Reward.Component part : reward.components()) {
                if (part instanceof Reward.Component.Scored scored) {
                    parts.put(scored.name(), scored.reward().value());
                }
            }
            return new Score(reward.value(), parts);
        }
    }
}
