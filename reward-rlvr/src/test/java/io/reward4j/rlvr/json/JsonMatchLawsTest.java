package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.rlvr.json.schema.CanonicalJson;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonMatchLawsTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property(tries = 500)
    void aValueAgreesWithItselfAndWithNothingMore(@ForAll long seed, @ForAll ListOrder lists) {
        Random random = new Random(seed);
        JsonNode value = value(random, 3);
        JsonNode other = value(random, 3);
        assertThat(agreement(value, value, lists)).isOne();
        double alike = agreement(value, other, lists);
        assertThat(alike).isBetween(0.0, 1.0);
        if (lists == ListOrder.SEQUENCE) {
            assertThat(alike == 1).isEqualTo(CanonicalJson.equal(value, other));
        }
    }

    @Property(tries = 500)
    void agreementIsSymmetric(@ForAll long seed) {
        Random random = new Random(seed);
        JsonNode a = value(random, 3);
        JsonNode b = value(random, 3);
        assertThat(agreement(a, b, ListOrder.SEQUENCE)).isEqualTo(agreement(b, a, ListOrder.SEQUENCE));
    }

    @Property(tries = 500)
    void anExtraKeyNeverHelps(@ForAll long seed, @ForAll ListOrder lists) {
        Random random = new Random(seed);
        JsonNode expected = value(random, 3);
        ObjectNode actual = object(random, 3);
        double before = agreement(expected, actual, lists);
        actual.put("extra", 1);
        assertThat(agreement(expected, actual, lists)).isLessThanOrEqualTo(before);
    }

    private static double agreement(JsonNode expected, JsonNode actual, ListOrder lists) {
        return JsonMatch.exact().lists(lists).compare(expected, actual, ExpectedFields.VALUES).value();
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> JSON.numberNode(random.nextInt(3));
            case 1 -> JSON.stringNode(random.nextBoolean() ? "x" : "y");
            case 2 -> JSON.nullNode();
            case 3 -> {
                ArrayNode array = JSON.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(random, depth - 1));
                }
                yield array;
            }
            default -> object(random, depth);
        };
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set("k" + random.nextInt(4), value(random, depth - 1));
        }
        return object;
    }
}
