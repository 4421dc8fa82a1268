package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The laws of partial credit on random schemas, with values that are partly right.
class PartialCreditLawsTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property(tries = 300)
    void theValueIsInRangeAndOneExactlyForValidValues(@ForAll long seed) {
        Trial trial = new Trial(seed);
        JsonNode value = trial.value(trial.schema, 0.7);
        double credit = trial.credit(value);
        assertThat(credit).isBetween(0.0, 1.0);
        assertThat(credit == 1).isEqualTo(trial.isValid(value));
    }

    @Property(tries = 300)
    void removingARequiredLeafNeverRaisesIt(@ForAll long seed) {
        Trial trial = new Trial(seed);
        JsonNode value = trial.value(trial.schema, 0.8);
        double before = trial.credit(value);
        for (Slot slot : trial.slots(trial.schema, value)) {
            JsonNode old = slot.object.remove(slot.name);
            assertThat(trial.credit(value)).isLessThanOrEqualTo(before + 1e-12);
            slot.object.set(slot.name, old);
        }
    }

    @Property(tries = 300)
    void makingAWrongLeafRightNeverLowersIt(@ForAll long seed) {
        Trial trial = new Trial(seed);
        JsonNode value = trial.value(trial.schema, 0.5);
        double before = trial.credit(value);
        for (Slot slot : trial.slots(trial.schema, value)) {
            JsonNode old = slot.object.get(slot.name);
            slot.object.set(slot.name, trial.value(slot.schema, 1));
            if (!trial.isValidUnder(slot.schema, old)) {
                assertThat(trial.credit(value)).isGreaterThanOrEqualTo(before - 1e-12);
            }
            slot.object.set(slot.name, old);
        }
    }

    @Property(tries = 300)
    void anExtraKeyNeverRaisesIt(@ForAll long seed) {
        Trial trial = new Trial(seed);
        JsonNode value = trial.value(trial.schema, 0.8);
        double before = trial.credit(value);
        for (ObjectNode object : trial.objects(value)) {
            object.put("extra", 1);
            assertThat(trial.credit(value)).isLessThanOrEqualTo(before);
            object.remove("extra");
        }
    }

    /// A required property that is there.
    private record Slot(ObjectNode object, String name, JsonNode schema) {}

    private static final class Trial {

        final ObjectNode schema;
        private final Random random;
        private final JsonSchemaReward gate;
        private final JsonSchemaReward partial;

        Trial(long seed) {
            random = new Random(seed);
            schema = object(3);
            gate = JsonSchemaReward.gate(schema.toString());
            partial = JsonSchemaReward.partialCredit(schema.toString());
        }

        double credit(JsonNode value) {
            return partial.score(Sample.of("", value.toString())).value();
        }

        boolean isValid(JsonNode value) {
            return gate.score(Sample.of("", value.toString())).value() == 1;
        }

        boolean isValidUnder(JsonNode part, JsonNode value) {
            return JsonSchemaReward.gate(part.toString()).score(Sample.of("", value.toString())).value() == 1;
        }

        private ObjectNode object(int depth) {
            ObjectNode object = JSON.objectNode().put("type", "object");
            ObjectNode properties = object.putObject("properties");
            ArrayNode required = object.putArray("required");
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                properties.set("k" + i, schema(depth - 1));
                if (random.nextInt(4) > 0) {
                    required.add("k" + i);
                }
            }
            if (random.nextBoolean()) {
                object.put("additionalProperties", false);
            }
            return object;
        }

        private ObjectNode schema(int depth) {
            return switch (depth <= 0 ? 0 : random.nextInt(4)) {
                case 1 -> object(depth);
                case 2 -> {
                    ObjectNode array = JSON.objectNode().put("type", "array").put("minItems", random.nextInt(3));
                    array.set("items", schema(depth - 1));
                    yield array;
                }
                default -> random.nextBoolean()
                        ? JSON.objectNode().put("type", "string")
                        : JSON.objectNode().put("type", "integer").put("minimum", 10);
            };
        }

        /// Returns a value that follows the schema, each part with a probability.
        JsonNode value(JsonNode part, double right) {
            if (random.nextDouble() >= right) {
                return JSON.booleanNode(true);
            }
            return switch (part.path("type").asString()) {
                case "string" -> JSON.stringNode("s");
                case "integer" -> JSON.numberNode(random.nextDouble() < right ? 10 : 9);
                case "array" -> {
                    ArrayNode array = JSON.arrayNode();
                    for (int i = part.path("minItems").asInt() + random.nextInt(2); i > 0; i--) {
                        array.add(value(part.path("items"), right));
                    }
                    yield array;
                }
                default -> {
                    ObjectNode object = JSON.objectNode();
                    part.path("properties").properties().forEach(property -> {
                        if (random.nextDouble() < right) {
                            object.set(property.getKey(), value(property.getValue(), right));
                        }
                    });
                    yield object;
                }
            };
        }

        List<Slot> slots(JsonNode part, JsonNode value) {
            List<Slot> slots = new ArrayList<>();
            if (value instanceof ObjectNode object && part.path("type").asString().equals("object")) {
                part.path("required").forEach(name -> {
                    String key = name.asString();
                    if (object.has(key)) {
                        JsonNode inner = part.path("properties").path(key);
                        slots.add(new Slot(object, key, inner));
                        slots.addAll(slots(inner, object.get(key)));
                    }
                });
            } else if (value.isArray() && part.path("type").asString().equals("array")) {
                value.forEach(item -> slots.addAll(slots(part.path("items"), item)));
            }
            return slots;
        }

        List<ObjectNode> objects(JsonNode value) {
            List<ObjectNode> objects = new ArrayList<>();
            if (value instanceof ObjectNode object) {
                objects.add(object);
            }
            value.forEach(inner -> objects.addAll(objects(inner)));
            return objects;
        }
    }
}
