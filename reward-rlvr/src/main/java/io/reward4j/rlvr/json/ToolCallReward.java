package io.reward4j.rlvr.json;

import io.reward4j.Content;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.Traits;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A reward for calling the tools that the reference calls, with the same arguments.
///
/// ```java
/// RewardFunction calls = ToolCallReward.standard().withTools(tools);
/// ```
///
/// **What is read.** The calls of the answer's message ([io.reward4j.Message#toolCalls()]) where it has any; its text
/// may then say what it likes. Otherwise the text without its reasoning, which is either JSON and nothing else, or
/// holds `<tool_call>…</tool_call>` blocks with JSON in them, as Hermes and Qwen write, and anything around them. A
/// block that cannot be read, or that is opened and never closed, is a call that earns nothing; a tag that prose
/// mentions is none. [#from(Extractor)] reads the JSON from elsewhere in the text.
///
/// Calls are read, in the text and in the reference ([Sample#referenceJson()]) alike, from
///
/// - `{"name": …, "arguments": {…}}`, also with `parameters`, `input`, `args` or `kwargs`;
/// - that within `function`, `function_call`, `functionCall` or `toolUse`, as OpenAI, Gemini and Bedrock have it;
/// - `{"tool_called": …, "tool_parameters": {…}}`, as in the data sets for Amazon Nova;
/// - an array of these, or `{"tool_calls": […]}`.
///
/// Arguments may be an object or its JSON text. A name with dots is also right with `_` in their place, since OpenAI
/// and Bedrock refuse dots; unless there is a tool of that name.
///
/// **The value.** A call of the right tool earns the credit for the name (`0.5` unless it is said otherwise) and, of
/// the rest, the agreement of the arguments ([JsonMatch]), whatever the order of their keys. Arguments that cannot be
/// read, or are not valid under the tool's schema, earn nothing. The value is the F1 over the calls,
/// `2 · Σ earned / (number expected + number made)`, so that calls that were not asked for cost as much as missing
/// ones. It is in `[0, 1]`. The order of calls does not matter: they are paired so that the sum is highest, or the
/// most alike first where there are more than some 200 of them (shorter side² · longer side above 2^24). Of `n`
/// expected calls, only the first `2n + 64` that are made can earn anything.
///
/// A text that holds no calls makes none: `0`, or `1` where the reference makes none either (an empty list, or a
/// `tool_called` that is empty or null).
///
/// Instances are immutable, and safe for use by several threads where their parts are.
public final class ToolCallReward implements RewardFunction {

    private static final int FEW = 64;
    private static final long MOST_STEPS = 1L << 24;
    private static final double NAME_CREDIT = 0.5;
    private static final Traits TRAITS = Traits.code().reading(Content.TEXT, Content.TOOL_CALLS);
    private static final ToolCallReward STANDARD = new ToolCallReward(
            CallReader.NAMED, new WrittenCalls(CallReader.NAMED), ExpectedFields.VALUES, JsonMatch.exact(), NAME_CREDIT,
            Map.of());
    private static final ToolCallReward WITH_ALTERNATIVES = new ToolCallReward(
            CallReader.NAMED_OR_KEYED, new WrittenCalls(CallReader.NAMED_OR_KEYED), ExpectedFields.ALTERNATIVES,
            JsonMatch.exact().texts(new LooseText()), NAME_CREDIT, Map.of());

    private final CallReader reader;
    private final Extractor<List<ToolCall>> written;
    private final ExpectedFields fields;
    private final JsonMatch arguments;
    private final double nameCredit;
    private final Map<String, SchemaValidator> tools;

    private ToolCallReward(
            CallReader reader, Extractor<List<ToolCall>> written, ExpectedFields fields, JsonMatch arguments,
            double nameCredit, Map<String, SchemaValidator> tools) {
        this.reader = reader;
        this.written = written;
        this.fields = fields;
        this.arguments = Objects.requireNonNull(arguments, "arguments");
        this.nameCredit = nameCredit;
        this.tools = tools;
    }

    /// Returns a reward with half of the credit for the name, whose arguments are compared with
    /// [JsonMatch#exact()] and not checked against a schema.
    public static ToolCallReward standard() {
        return STANDARD;
    }

    /// Returns a reward like [#standard()] for references that list the accepted values of each argument, as BFCL's do
    /// (Patil et al. 2025, *The Berkeley Function Calling Leaderboard*):
    ///
    /// ```json
    /// [{"weather": {"city": ["Kyoto", "Kyoto, Japan"], "unit": ["celsius", ""]}}]
    /// ```
    ///
    /// or the same lists under `{"name": …, "arguments": {…}}`. An argument is right where it agrees with any of its
    /// values. `""` among them means that it may be left out; a list of no values accepts `[]`, or nothing. Objects
    /// inside, and those in lists, list their fields' accepted values in turn. An argument that holds no list accepts
    /// what it holds.
    ///
    /// Numbers are equal by value (`5` and `5.0`), lists in order, and a tuple is a list. Texts are compared as
    /// BFCL's checker does: without regard to case, white space, the signs `, . / - _ * ^`, and which quotation marks
    /// are used; but a decimal point between digits and the minus sign of a number count here, and a text of such
    /// signs alone is compared as it is. [#arguments(JsonMatch)] compares each with each in another way.
    ///
    /// Schemas ([#withTools(String)]) tell a list of values from a value that is a list: where an argument has to be
    /// one and none of its values is, the list itself is accepted too. What the reference accepts is right, also
    /// where the schema refuses it.
    public static ToolCallReward withAlternatives() {
        return WITH_ALTERNATIVES;
    }

    /// Returns this reward with another place where the JSON stands in the text.
    public ToolCallReward from(Extractor<? extends JsonNode> json) {
        Extractor<List<ToolCall>> elsewhere = json.then(reader::calls);
        return new ToolCallReward(reader, elsewhere, fields, arguments, nameCredit, tools);
    }

    /// Returns this reward with another way to compare the arguments, of which `""` is the object.
    public ToolCallReward arguments(JsonMatch match) {
        return new ToolCallReward(reader, written, fields, match, nameCredit, tools);
    }

    /// Returns this reward with another credit for the right name.
    ///
    /// @throws IllegalArgumentException if the credit is not in `[0, 1]`
    public ToolCallReward nameCredit(double credit) {
        if (!(credit >= 0 && credit <= 1)) {
            throw new IllegalArgumentException("the credit for a name must be in [0, 1], but was " + credit);
        }
        return new ToolCallReward(reader, written, fields, arguments, credit, tools);
    }

    /// Returns this reward for tools whose arguments are checked against their schemas.
    ///
    /// Types may have the names that Python gives them (`dict`, `list`, `tuple`, `str`, `int`, `float`, `bool`, and
    /// `any`).
    ///
    /// @param tools a JSON array of tools, each `{"name": …, "parameters": {…}}` or that within `{"type": "function",
    ///     "function": {…}}` or `{"toolSpec": {…}}`; a schema may also be called `input_schema`, or stand in
    ///     `{"inputSchema": {"json": {…}}}`
    /// @throws IllegalArgumentException if the tools cannot be read, two have the same name, or a schema
    ///     cannot be used
    public ToolCallReward withTools(String tools) {
        return new ToolCallReward(reader, written, fields, arguments, nameCredit, ToolSchemas.of(tools));
    }

    /// In `[0, 1]`, reading the text and the tool calls.
    @Override
    public Traits traits() {
        return TRAITS;
    }

    /// @throws RewardException if the sample has no reference, or one that holds no calls
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        List<ToolCall> expected = expected(sample);
        List<ToolCall> own = sample.answer().toolCalls();
        if (!own.isEmpty()) {
            return compare(expected, own);
        }
        return switch (written.extract(sample.completion())) {
            case Found<List<ToolCall>>(List<ToolCall> calls) -> compare(expected, calls);
            case Missing<List<ToolCall>>(String reason) -> Reward.of(expected.isEmpty() ? 1 : 0, reason);
        };
    }

    private List<ToolCall> expected(Sample sample) {
        Extraction<List<ToolCall>> calls = reader.calls(sample.referenceJson());
        return switch (calls) {
            case Found<List<ToolCall>>(List<ToolCall> found) -> {
                for (ToolCall call : found) {
                    if (!call.hasReadableArguments()) {
                        throw RewardException.missingReference(sample.describe()
                                + " has a reference with unreadable arguments for '" + call.name() + "'");
                    }
                }
                yield fields == ExpectedFields.ALTERNATIVES ? found.stream().map(this::typed).toList() : found;
            }
            case Missing<List<ToolCall>>(String reason) -> throw RewardException.missingReference(
                    sample.describe() + " has a reference that is " + reason);
        };
    }

    /// Returns an expected call with its accepted values told from values that are lists, where its schema is known.
    private ToolCall typed(ToolCall call) {
        SchemaValidator schema = schema(call);
        return schema == null
                ? call
                : ToolCall.of(call.name(), AcceptedArguments.of(call.arguments(), schema.root()));
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
        double earned = earned(expected, counted, budget);
        return Reward.of(
                Math.min(1, 2 * earned / calls),
                "expected " + expected.size() + " calls, got " + made.size() + ", alike " + earned);
    }

    private double earned(List<ToolCall> expected, List<ToolCall> made, Budget budget) {
        ToDoubleBiFunction<ToolCall, ToolCall> agreement = (one, other) -> isCallOf(one, other)
                ? compare(one, other, budget).value()
                : 0;
        long shorter = Math.min(expected.size(), made.size());
        if (shorter * expected.size() * made.size() > MOST_STEPS) {
            return Pairing.bestFirst(expected, made, agreement);
        }
        double[][] values = new double[expected.size()][made.size()];
        for (int i = 0; i < expected.size(); i++) {
            for (int j = 0; j < made.size(); j++) {
                values[i][j] = agreement.applyAsDouble(expected.get(i), made.get(j));
            }
        }
        return Assignment.highestSum(values);
    }

    private Reward compare(ToolCall expected, ToolCall made, Budget budget) {
        if (!isCallOf(expected, made)) {
            return Reward.fail("expected a call of '" + expected.name() + "', got another");
        }
        if (!made.hasReadableArguments()) {
            return Reward.of(nameCredit, "the arguments are no JSON object");
        }
        Reward agreement = arguments.compare(expected.arguments(), made.arguments(), fields);
        boolean accepted = fields == ExpectedFields.ALTERNATIVES && agreement.value() == 1;
        SchemaValidator schema = schema(expected);
        Findings findings = schema == null || accepted ? Findings.NONE : schema.check(made.arguments(), 1, budget);
        if (!findings.valid()) {
            return Reward.of(nameCredit, "invalid arguments: " + findings);
        }
        return Reward.of(Math.min(1, nameCredit + (1 - nameCredit) * agreement.value()), agreement.rationale());
    }

    private boolean isCallOf(ToolCall expected, ToolCall made) {
        String name = expected.name();
        boolean areTwoTools = tools.containsKey(name) && tools.containsKey(made.name());
        return name.equals(made.name()) || (undotted(name).equals(made.name()) && !areTwoTools);
    }

    private @Nullable SchemaValidator schema(ToolCall expected) {
        SchemaValidator schema = tools.get(expected.name());
        return schema == null ? tools.get(undotted(expected.name())) : schema;
    }

    private static String undotted(String name) {
        return name.replace('.', '_');
    }
}
