package io.reward4j.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Wild events give a valid reply with one result for each sample, or one clear error.
///
/// Each try of a property is a round of several events; `-Dfuzz.events=10000` sets how many.
class FuzzedEventsTest {

    private static final int EVENTS = Integer.getInteger("fuzz.events", 100);
    private static final RewardEndpoint ENDPOINT = RewardEndpoint.builder(Events.SHARE_OF_A).concurrency(1).build();
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(1_000_000).build())
            .build()).build();
    private static final List<byte[]> FIXTURES = Fixtures.in("events").stream().map(Fixtures::read).toList();

    private static final List<HttpProxy> PROXIES = List.of(HttpProxy.values());

    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void wildSampleNeverHarmsItsNeighbours(@ForAll long seed) {
        WildJson wild = new WildJson(new Random(seed));
        for (int i = 0; i < EVENTS; i++) {
            String event = Events.between(wild.sample(), wild.sample());

            List<ReplyReader.Result> results = Events.results(ENDPOINT, event);

            assertThat(results).as(event).hasSize(4);
            assertThat(results.getFirst().score()).as(event).isEqualTo(0.3);
            assertThat(results.getFirst().failed()).as(event).isFalse();
            assertThat(results.getLast().score()).as(event).isEqualTo(0.7);
            assertThat(results.getLast().failed()).as(event).isFalse();
            for (ReplyReader.Result result : results) {
                assertThat(result.failed() && result.score() != 0.5).as(event).isFalse();
            }
        }
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void mutatedEventIsAnsweredOrIsOneError(@ForAll long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < EVENTS; i++) {
            byte[] event = FIXTURES.get(random.nextInt(FIXTURES.size()));
            for (int change = random.nextInt(4); change >= 0; change--) {
                event = mutated(event, random);
            }

            RewardReply reply = Events.reply(ENDPOINT, event);

            String shown = new String(event, UTF_8);
            if (reply.error().isPresent()) {
                JsonNode error = JSON.readTree(reply.toBytes());
                assertThat(error.path("errorType").asString()).as(shown).isEqualTo("UnreadableEventException");
                assertThat(error.path("errorMessage").asString()).as(shown).isNotBlank();
            } else {
                assertThat(isJson(event)).as(shown).isTrue();
                if (ProxyEvent.read(event).isEmpty()) {
                    assertThat(ReplyReader.read(reply.toBytes())).as(shown).isNotNull();
                }
            }
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void mutatedRequestOfAProxyIsAnsweredOrIsOneError(@ForAll long seed) {
        Random random = new Random(seed);
        WildJson wild = new WildJson(random);
        for (int i = 0; i < EVENTS; i++) {
            HttpProxy proxy = PROXIES.get(random.nextInt(PROXIES.size()));
            String body = random.nextBoolean() ? Events.between(wild.sample(), wild.sample()) : wild.value(3);
            byte[] event = (random.nextInt(4) == 0
                    ? proxy.compressed("POST", "/reward", mutated(HttpProxy.gzip(body.getBytes(UTF_8)), random))
                    : proxy.event("POST", "/reward", body)).getBytes(UTF_8);
            for (int change = random.nextInt(3); change > 0; change--) {
                event = mutated(event, random);
            }

            RewardReply reply = Events.reply(ENDPOINT, event);

            String shown = new String(event, UTF_8);
            JsonNode json = JSON.readTree(reply.toBytes());
            if (ProxyEvent.read(event).isPresent()) {
                assertThat(reply.error()).as(shown).isEmpty();
                assertThat(json.path("statusCode").asInt()).as(shown).isEqualTo(reply.status());
                assertThat(JSON.readTree(json.path("body").asString())).as(shown).isNotNull();
            } else if (reply.error().isPresent()) {
                assertThat(json.path("errorMessage").asString()).as(shown).isNotBlank();
            }
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void wildSampleInTheBodyOfARequestNeverHarmsItsNeighbours(@ForAll long seed) {
        Random random = new Random(seed);
        WildJson wild = new WildJson(random);
        for (int i = 0; i < EVENTS; i++) {
            HttpProxy proxy = PROXIES.get(random.nextInt(PROXIES.size()));
            String body = Events.between(wild.sample());
            String event = random.nextBoolean()
                    ? proxy.event("POST", "/", body)
                    : proxy.compressed("POST", "/", HttpProxy.gzip(body.getBytes(UTF_8)));

            JsonNode reply = JSON.readTree(Events.reply(ENDPOINT, event).toBytes());

            proxy.check(reply);
            assertThat(ReplyReader.read(reply.path("body").asString().getBytes(UTF_8))).as(body).hasSize(3)
                    .satisfies(results -> assertThat(results.getFirst().score()).isEqualTo(0.3))
                    .satisfies(results -> assertThat(results.getLast().score()).isEqualTo(0.7));
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void wildRowOfAnEvaluationIsMeasuredOrIsNoNumber(@ForAll long seed) {
        WildJson wild = new WildJson(new Random(seed));
        for (int i = 0; i < EVENTS; i++) {
            String row = "{\"prompt\":" + wild.value(2) + ",\"inference_output\":" + wild.value(2) + ",\"gold\":"
                    + wild.value(3) + "}";

            RewardReply reply = Events.reply(ENDPOINT, "{\"process_type\":\"postprocess\",\"data\":" + row + "}");

            JsonNode json = JSON.readTree(reply.toBytes());
            assertThat(json.path("statusCode").asInt()).as(row).isIn(200, 500);
            if (reply.error().isEmpty()) {
                assertThat(json.at("/body/0/value").asDouble(-1)).as(row).isBetween(0.0, 1.0);
            } else {
                assertThat(json.at("/body/error").asString("")).as(row).startsWith("refused_input: ");
            }
        }
    }

    private static boolean isJson(byte[] text) {
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                parser.finishToken();
            }
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static byte[] mutated(byte[] event, Random random) {
        if (event.length < 2) {
            return event;
        }
        int at = random.nextInt(event.length);
        int to = Math.min(event.length, at + 1 + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(event, at);
            case 1 -> joined(Arrays.copyOf(event, at), Arrays.copyOfRange(event, to, event.length));
            case 2 -> joined(Arrays.copyOf(event, to), Arrays.copyOfRange(event, at, event.length));
            case 3 -> replaced(event, at, (byte) random.nextInt(256));
            case 4 -> replaced(event, at, (byte) "{}[],:\"\\0-eEtfn ".charAt(random.nextInt(16)));
            default -> joined(
                    Arrays.copyOf(event, at),
                    joined(new WildJson(random).value(2).getBytes(UTF_8), Arrays.copyOfRange(event, to, event.length)));
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] replaced(byte[] event, int at, byte value) {
        byte[] changed = event.clone();
        changed[at] = value;
        return changed;
    }
}
