package io.reward4j.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Events of 64 samples, and what the function has to say to each of them. Of the samples 1 in 8 goes to both judges,
/// 1 in 64 has no reference, 1 in 64 no answer, and the rest ends at the gate. Not safe for use by several threads.
final class Answers {

    static final int SAMPLES = 64;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> JUDGED = Set.of("judge_unavailable", "unreadable_verdict", "deadline");

    private final int pool;
    private final Map<Kind, Integer> sent = new EnumMap<>(Kind.class);
    private final Map<String, Integer> failures = new TreeMap<>();

    /// @param pool how many different answers the judges see
    Answers(int pool) {
        this.pool = pool;
    }

    /// What is sent.
    private enum Kind {
        JUDGED, WITHOUT_REFERENCE, WITHOUT_ANSWER, NO_JSON
    }

    /// The level that a judge gives to an answer, from 0 to 4.
    static int level(int number, boolean depth) {
        return depth ? number / 5 % 5 : number % 5;
    }

    byte[] event(int invocation) {
        ArrayNode event = JSON.createArrayNode();
        for (int i = 0; i < SAMPLES; i++) {
            SplittableRandom random = random(invocation, i);
            Kind kind = kind(random);
            sent.merge(kind, 1, Integer::sum);
            ObjectNode sample = event.addObject().put("id", invocation + "/" + i);
            ArrayNode messages = sample.putArray("messages");
            messages.addObject().put("role", "user").put("content", "Is the outlook good? Answer in JSON.");
            if (kind != Kind.WITHOUT_ANSWER) {
                messages.addObject().put("role", "assistant").put("content", completion(kind, random));
            }
            if (kind != Kind.WITHOUT_REFERENCE) {
                sample.put("reference_answer", "positive");
            }
        }
        return event.toString().getBytes(UTF_8);
    }

    void check(int invocation, byte[] reply) {
        JsonNode results = JSON.readTree(reply);
        assertThat(results.size()).isEqualTo(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            JsonNode result = results.get(i);
            assertThat(result.path("id").asString()).isEqualTo(invocation + "/" + i);
            String failure = failure(result);
            if (!failure.isEmpty()) {
                failures.merge(failure, 1, Integer::sum);
            }
            SplittableRandom random = random(invocation, i);
            switch (kind(random)) {
                case WITHOUT_ANSWER -> assertThat(failure).isEqualTo("refused_input");
                case WITHOUT_REFERENCE -> assertThat(failure).isIn("missing_reference", "deadline");
                case NO_JSON -> checkValue(result, failure, 0);
                case JUDGED -> checkValue(result, failure, value(number(random)));
            }
        }
    }

    int judged() {
        return sent.getOrDefault(Kind.JUDGED, 0);
    }

    /// How many samples failed, by kind.
    Map<String, Integer> failures() {
        return failures;
    }

    private static void checkValue(JsonNode result, String failure, double value) {
        if (failure.isEmpty()) {
            assertThat(result.path("aggregate_reward_score").asDouble()).isEqualTo(value, within(1e-9));
        } else {
            assertThat(failure).isIn(JUDGED);
            assertThat(result.path("aggregate_reward_score").asDouble()).isEqualTo(0.5);
        }
    }

    /// Returns the kind of the failure; an empty text where there is a reward.
    private static String failure(JsonNode result) {
        double failed = -1;
        String kind = "";
        for (JsonNode metric : result.path("metrics_list")) {
            String name = metric.path("name").asString();
            if (name.equals("reward_failed")) {
                failed = metric.path("value").asDouble();
            } else if (name.startsWith("reward_failed/")) {
                kind = name.substring("reward_failed/".length());
            }
        }
        assertThat(failed).isEqualTo(kind.isEmpty() ? 0 : 1);
        return kind;
    }

    private static SplittableRandom random(int invocation, int sample) {
        return new SplittableRandom(invocation * 64L + sample);
    }

    private static Kind kind(SplittableRandom random) {
        int drawn = random.nextInt(64);
        return switch (drawn) {
            case 0 -> Kind.WITHOUT_ANSWER;
            case 1 -> Kind.WITHOUT_REFERENCE;
            default -> drawn < 10 ? Kind.JUDGED : Kind.NO_JSON;
        };
    }

    private int number(SplittableRandom random) {
        return random.nextInt(pool);
    }

    private String completion(Kind kind, SplittableRandom random) {
        int number = number(random);
        return kind == Kind.NO_JSON
                ? "The outlook is good, I would say: number " + number
                : JSON.createObjectNode().put("note", "This is number " + number + " of many, and the outlook is good.")
                        .put("answer", answer(number)).toString();
    }

    private static String answer(int number) {
        return number % 3 == 0 ? "\\boxed{positive}" : "\\boxed{negative}";
    }

    private static double value(int number) {
        return ((number % 3 == 0 ? 2 : 0) + 1 + 2 * level(number, false) / 4.0 + 2 * level(number, true) / 4.0) / 7;
    }
}
