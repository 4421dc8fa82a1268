package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Deadline;
import io.reward4j.wire.RewardEndpoint;
import io.reward4j.wire.WildJson;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;

/// Every request gets exactly as many rewards as it asked for, finite and in range, or one clear error.
class FuzzedRequestsTest {

    private static final RewardEndpoint ENDPOINT = RewardEndpoint.builder(Requests.SHARE_OF_A.withRange(-1, 1))
            .concurrency(1).build();

    private static TrainerReply reply(TrainerFormat format, byte[] body) {
        return TrainerEndpoint.of(ENDPOINT).reply(format, body, Deadline.none());
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void wildItemsAreAnsweredInTheirPlaces(@ForAll long seed) {
        Random random = new Random(seed);
        WildJson wild = new WildJson(random);
        List<String> queries = new ArrayList<>(List.of("\"qaaa\""));
        List<String> prompts = new ArrayList<>(List.of("\"q\""));
        List<String> labels = new ArrayList<>(List.of("1"));
        for (int i = random.nextInt(4); i > 0; i--) {
            queries.add(wild.value(2));
            prompts.add(random.nextBoolean() ? "\"\"" : wild.value(2));
            labels.add(wild.value(3));
        }
        queries.add("\"qa\"");
        prompts.add("\"q\"");
        labels.add("2");
        String body = "{\"query\":" + queries + ",\"labels\":" + labels + ",\"prompts\":" + prompts + "}";

        TrainerReply reply = reply(TrainerFormat.OPENRLHF, body.getBytes(UTF_8));

        assertThat(reply.status()).as(body).isEqualTo(200);
        JsonNode rewards = Requests.json(reply).path("rewards");
        JsonNode failed = Requests.json(reply).path("extra_logs").path("reward_failed");
        assertThat(rewards.size()).as(body).isEqualTo(queries.size());
        assertThat(failed.size()).as(body).isEqualTo(queries.size());
        assertThat(rewards.get(0).asDouble()).as(body).isEqualTo(0.3);
        assertThat(rewards.get(queries.size() - 1).asDouble()).as(body).isEqualTo(0.1);
        for (int i = 0; i < rewards.size(); i++) {
            assertThat(rewards.get(i).asDouble()).as(body).isBetween(-1.0, 1.0);
            assertThat(failed.get(i).asInt() == 1 && rewards.get(i).asDouble() != 0).as(body).isFalse();
        }
    }

    @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
    void mutatedRequestIsAnsweredOrIsOneError(@ForAll long seed, @ForAll TrainerFormat format) {
        Random random = new Random(seed);
        byte[] body = Requests.fixture(switch (format) {
            case OPENRLHF -> "openrlhf.json";
            case SLIME, SLIME_OBJECT -> "slime.json";
            case NEMO_GYM -> "nemo-gym.json";
            case GEMINI -> "gemini.json";
        });
        for (int change = random.nextInt(3); change >= 0; change--) {
            body = mutated(body, random);
        }

        TrainerReply reply = reply(format, body);

        String shown = new String(body, UTF_8);
        JsonNode json = Requests.json(reply);
        if (reply.status() == 200) {
            double reward = switch (format) {
                case OPENRLHF -> json.at("/rewards/0").asDouble(0);
                case SLIME -> json.asDouble();
                case SLIME_OBJECT, NEMO_GYM, GEMINI -> json.path("reward").asDouble();
            };
            assertThat(reward).as(shown).isBetween(-1.0, 1.0);
        } else {
            assertThat(reply.status()).as(shown).isEqualTo(400);
            assertThat(json.path("error").asString()).as(shown).startsWith("cannot read the request: ");
        }
    }

    private static byte[] mutated(byte[] body, Random random) {
        int at = random.nextInt(body.length);
        int to = Math.min(body.length, at + 1 + random.nextInt(20));
        byte[] head = Arrays.copyOf(body, at);
        byte[] tail = Arrays.copyOfRange(body, to, body.length);
        return switch (random.nextInt(4)) {
            case 0 -> joined(head, tail, body.length > 20 ? new byte[0] : body);
            case 1 -> joined(Arrays.copyOf(body, to), Arrays.copyOfRange(body, at, body.length), new byte[0]);
            case 2 -> joined(head, new byte[]{(byte) random.nextInt(256)}, tail);
            default -> joined(head, new WildJson(random).value(2).getBytes(UTF_8), tail);
        };
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
