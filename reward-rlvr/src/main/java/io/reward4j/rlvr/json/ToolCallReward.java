package io.reward4j.rlvr.json;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.JsonExtractors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// A reward for calling the tools that the reference calls, with the same arguments.
///
/// ```java
/// RewardFunction calls = ToolCallReward.standard()
///         .from(Extractors.tag("tool_call").then(JsonExtractors.strict()::extract))
///         .withTools(tools);
/// ```
///
/// Calls are read, in the reference and in the completion alike, from
///
/// - `{"tool_called": …, "tool_parameters": {…}}`, as in the data sets for Amazon Nova;
/// - `{"name": …, "arguments": {…}}`, also with `parameters` or `input`;
/// - `{"type": "function", "function": {"name": …, "arguments": "…"}}`, as OpenAI has it, with the
///   arguments as an object or as its JSON text;
/// - an array of these, or `{"tool_calls": […]}`.
///
/// A call of the right tool earns the credit for the name (`0.5` unless it is said otherwise) and, of
/// the rest, the agreement of the arguments ([JsonMatch]), whatever the order of their keys. Arguments
/// that cannot be read, or are not valid under the tool's schema, earn nothing. The value is the F1 over
/// the calls, `2 · Σ earned / (number expected + number made)`, so that calls that were not asked for
/// cost as much as missing ones; their order does not matter. It is in `[0, 1]`. Of `n` expected calls,
/// only the first `2n + 64` that are made can earn anything.
///
/// The completion has to be the JSON text and nothing else, as [JsonExtractors#strict()] reads it;
/// [#from(Extractor)] reads it from elsewhere. What cannot be read counts as no call: `0`, or `1` where
/// the reference makes none (an empty list, or a `tool_called` that is empty or null).
///
/// Instances are immutable, and safe for use by several threads where their parts are.
public final class ToolCallReward implements RewardFunction {

    private static final int FEW = 64;
    private static final ToolCallReward STANDARD = new ToolCallReward(JsonExtractors.strict(), JsonMatch.exact(), 0.5,
            Map.of());

    private final Extractor<? extends JsonNode> json;
    private final JsonMatch arguments;
    private final double nameCredit;
    private final Map<String, SchemaValidator> tools;

    private ToolCallReward(
            Extractor<? extends JsonNode> json, JsonMatch arguments, double nameCredit,
            Map<String, SchemaValidator> tools) {
        this.json = Objects.requireNonNull(json, "json");
        this.arguments = Objects.requireNonNull(arguments, "arguments");
        this.nameCredit = nameCredit;
        this.tools = Map.copyOf(tools);
    }

    /// Returns a reward with half of the credit for the name, whose arguments are compared with
    /// [JsonMatch#exact()] and not checked against a schema.
    public static ToolCallReward standard() {
        return STANDARD;
    }

    /// Returns this reward with another place where the JSON stands in the completion.
    public ToolCallReward from(Extractor<? extends JsonNode> json) {
        return new ToolCallReward(json, arguments, nameCredit, tools);
    }

    /// Returns this reward with another way to compare the arguments, of which `""` is the object.
    public ToolCallReward arguments(JsonMatch match) {
        return new ToolCallReward(json, match, nameCredit, tools);
    }

    /// Returns this reward with another credit for the right name.
    ///
    /// @throws IllegalArgumentException if the credit is not in `[0, 1]`
    public ToolCallReward nameCredit(double credit) {
        if (!(credit >= 0 && credit <= 1)) {
            throw new IllegalArgumentException("the credit for a name must be in [0, 1], but was " + credit);
        }
        return new ToolCallReward(json, arguments, credit, tools);
    }

    /// Returns this reward for tools whose arguments are checked against their schemas.
    ///
    /// @param tools a JSON array of tools, each `{"name": …, "parameters": {…}}` or that within
    ///     `{"type": "function", "function": {…}}`; a schema may also be called `input_schema`
    /// @throws IllegalArgumentException if the tools cannot be read, two have the same name, or a schema
    ///     cannot be used
    public ToolCallReward withTools(String tools) {
        Objects.requireNonNull(tools, "tools");
        return switch (JsonExtractors.strict().extract(tools)) {
            case Found<JsonNode>(JsonNode list) when list.isArray() -> new ToolCallReward(
                    json, arguments, nameCredit, schemas(list));
            case Found<JsonNode> other -> throw new IllegalArgumentException("tools must be a JSON array");
            case Missing<JsonNode>(String reason) -> throw new IllegalArgumentException(
                    "tools must be a JSON array: " + reason);
        };
    }

    private static Map<String, SchemaValidator> schemas(JsonNode tools) {
        Map<String, SchemaValidator> schemas = new HashMap<>();
        for (int i = 0; i < tools.size(); i++) {
            JsonNode tool = tools.get(i).path("function").isObject() ? tools.get(i).get("function") : tools.get(i);
            String name = tool.path("name").asString("");
            JsonNode schema = tool.has("parameters") ? tool.get("parameters") : tool.path("input_schema");
            if (name.isEmpty() || !schema.isObject()) {
                throw new IllegalArgumentException("the tool at /" + i + " needs a name and parameters");
            }
            try {
                if (schemas.put(name, SchemaValidator.of(schema, SchemaDraft.DRAFT_2020_12)) != null) {
                    throw new IllegalArgumentException("two tools have this name");
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("the tool '" + name + "': " + e.getMessage(), e);
            }
        }
        return schemas;
    }

    /// @throws RewardException if the sample has no reference, or one that holds no calls
    @Override
    public Reward score(Sample sample) {
        List<ToolCall> expected = expected(sample);
        Extraction<List<ToolCall>> made = json.extract(sample.completion()).flatMap(ToolCall::read);
        return switch (made) {
            case Found<List<ToolCall>>(List<ToolCall> calls) -> compare(expected, calls);
            case Missing<List<ToolCall>>(String reason) -> Reward.of(expected.isEmpty() ? 1 : 0, reason);
        };
    }

    private static List<ToolCall> expected(Sample sample) {
        return switch (ToolCall.read(JsonReference.of(sample))) {
            case Found<List<ToolCall>>(List<ToolCall> calls) -> {
                for (ToolCall call : calls) {
                    if (call.arguments() == null) {
                        throw RewardException.missingReference(JsonReference.name(sample)
                                + " has a reference with unreadable arguments for '" + call.name() + "'");
                    }
                }
                yield calls;
            }
            case Missing<List<ToolCall>>(String reason) -> throw RewardException.missingReference(
                    JsonReference.name(sample) + " has a reference that is " + reason);
        };
    }

    private Reward compare(List<ToolCall> expected, List<ToolCall> made) {
        int calls = expected.size() + made.size();
        if (calls == 0) {
            return Reward.pass();
        }
        Budget budget = new Budget();
        if (expected.size() == 1 && made.size() == 1) {
            return compare(expected.getFirst(), made.getFirst(), budget);
        }
        List<ToolCall> counted = made.subList(0, Math.min(made.size(), 2 * expected.size() + FEW));
        double earned = Pairing.bestFirst(expected, counted, (one, other) -> compare(one, other, budget).value());
        return Reward.of(
                Math.min(1, 2 * earned / calls),
                "expected " + expected.size() + " calls, got " + made.size() + ", alike " + earned);
    }

    private Reward compare(ToolCall expected, ToolCall made, Budget budget) {
        if (!expected.name().equals(made.name())) {
            return Reward.fail("expected a call of '" + expected.name() + "', got another");
        }
        JsonNode wanted = Objects.requireNonNull(expected.arguments());
        JsonNode given = made.arguments();
        if (given == null) {
            return Reward.of(nameCredit, "the arguments are no JSON object");
        }
        SchemaValidator schema = tools.get(made.name());
        Findings findings = schema == null ? Findings.NONE : schema.check(given, 1, budget);
        if (!findings.valid()) {
            return Reward.of(nameCredit, "invalid arguments: " + findings);
        }
        Reward agreement = arguments.compare(wanted, given, Place.ROOT);
        return Reward.of(Math.min(1, nameCredit + (1 - nameCredit) * agreement.value()), agreement.rationale());
    }
}
