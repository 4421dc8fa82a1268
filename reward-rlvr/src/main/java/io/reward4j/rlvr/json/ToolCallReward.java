package io.reward4j.rlvr.json;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.Traits;
import io.reward4j.TrajectoryCall;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A reward for calling the tools that the reference calls, with the same arguments.
///
/// ```java
/// RewardFunction calls = ToolCallReward.standard().withTools(tools);
/// ```
///
/// **What is read.** The calls of the answer's message ([io.reward4j.Message#toolCalls()]) where it has any; its text
/// may then say what it likes. Otherwise the text without its reasoning, which is either JSON and nothing else, or
/// calls as Python writes them and nothing else ([ProgrammaticCalls]), or holds `<tool_call>…</tool_call>` blocks with
/// JSON in them, as Hermes and Qwen write, and anything around them. A block that cannot be read, or that is opened and
/// never closed, is a call that earns nothing; a tag that prose mentions is none. [#from(Extractor)] reads the JSON
/// from elsewhere in the text.
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
/// **The value.** A call is right where an expected one has the same tool and the same arguments ([JsonMatch]),
/// whatever the order of their keys; each expected call makes one right. The value is the F1 over the calls,
/// `2 · right / (number expected + number made)`, so that calls that were not asked for cost as much as missing ones,
/// and a wrong call never raises the value. It is in `[0, 1]`. With [#nameCredit(double)] calls that are partly right
/// earn something. Arguments that cannot be read, or are not valid under the tool's schema, are wrong. Calls of tools
/// that only read can be [free][#free(String...)].
///
/// The order of calls does not matter: they are paired so that the sum is highest, or the most alike first where there
/// are more than some 200 of them (shorter side² · longer side above 2^24). Of `n` expected calls, only the first
/// `2n + 64` that are made can earn anything. The rationale names the first calls that are wrong or missing.
///
/// A text that holds no calls makes none: `0`, or `1` where the reference makes none either (an empty list, or a
/// `tool_called` that is empty or null).
///
/// Instances are immutable, and safe for use by several threads where their parts are.
public final class ToolCallReward implements RewardFunction {

    private static final ToolCallReward STANDARD = new ToolCallReward(
            CallSource.ANSWER, CallReader.NAMED, Optional.empty(),
            new CallAgreement(ExpectedFields.VALUES, JsonMatch.exact(), CallCredit.WHOLE), false, CountedTools.ALL,
            ToolSource.NONE);
    private static final ToolCallReward WITH_ALTERNATIVES = STANDARD.alternatives();
    private static final ToolCallReward OVER_TRAJECTORY = STANDARD.trajectory();

    /// A form in which every instance reads a call.
    private static final String FORM = "{\"name\": \"book\", \"arguments\": {\"id\": 1}}";

    private final CallSource source;
    private final CallReader reader;
    private final Optional<Extractor<? extends JsonNode>> json;
    private final Extractor<List<ToolCall>> written;
    private final CallAgreement agreement;
    private final boolean comparesAsAsked;
    private final CountedTools counted;
    private final ToolSource tools;

    /// @param json where the JSON of calls stands in a text; empty for the usual places
    /// @param comparesAsAsked whether the agreement compares arguments as [#arguments(JsonMatch)] asked for
    private ToolCallReward(
            CallSource source, CallReader reader, Optional<Extractor<? extends JsonNode>> json,
            CallAgreement agreement, boolean comparesAsAsked, CountedTools counted, ToolSource tools) {
        this.source = source;
        this.reader = reader;
        this.json = json;
        this.written = json.<Extractor<List<ToolCall>>>map(place -> place.then(reader::calls))
                .orElseGet(() -> new WrittenCalls(reader));
        this.agreement = agreement;
        this.comparesAsAsked = comparesAsAsked;
        this.counted = counted;
        this.tools = tools;
    }

    /// Returns a reward for the calls of the answer, whose arguments are compared with [JsonMatch#exact()] and not
    /// checked against a schema.
    public static ToolCallReward standard() {
        return STANDARD;
    }

    /// Returns a reward like [#standard()] for the calls of the whole conversation:
    ///
    /// ```java
    /// ToolCallReward.overTrajectory().counting("book_reservation", "cancel_reservation")
    /// ```
    ///
    /// All calls of the model that did not [fail][io.reward4j.TrajectoryCall#failed()] are made, in whatever turn; what
    /// failed neither earns nor costs. Calls that are written in texts count where no message of the model has calls of
    /// its own. A conversation without calls makes none. As an option it is [#trajectory()].
    public static ToolCallReward overTrajectory() {
        return OVER_TRAJECTORY;
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
    /// where the schema refuses it. As an option it is [#alternatives()].
    public static ToolCallReward withAlternatives() {
        return WITH_ALTERNATIVES;
    }

    /// Returns this reward for the calls of the whole conversation, as [#overTrajectory()] says. It may come before or
    /// after any other option.
    @CheckReturnValue
    public ToolCallReward trajectory() {
        return new ToolCallReward(
                CallSource.TRAJECTORY, reader, json, agreement, comparesAsAsked, counted, tools);
    }

    /// Returns this reward for references that list the accepted values of each argument, and, unless
    /// [#arguments(JsonMatch)] says otherwise, with texts compared as [#withAlternatives()] says. Calls are read as
    /// before and also as `{"tool": {…}}`. It may come before or after any other option.
    @CheckReturnValue
    public ToolCallReward alternatives() {
        CallAgreement accepting = agreement.accepting(ExpectedFields.ALTERNATIVES);
        CallAgreement comparing = comparesAsAsked
                ? accepting
                : accepting.comparing(JsonMatch.exact().texts(new LooseText()));
        return new ToolCallReward(
                source, CallReader.NAMED_OR_KEYED, json, comparing, comparesAsAsked, counted, tools);
    }

    /// Returns this reward with another place where the JSON stands in the text.
    @CheckReturnValue
    public ToolCallReward from(Extractor<? extends JsonNode> json) {
        return new ToolCallReward(source, reader, Optional.of(json), agreement, comparesAsAsked, counted, tools);
    }

    /// Returns this reward with another way to compare the arguments, of which `""` is the object.
    @CheckReturnValue
    public ToolCallReward arguments(JsonMatch match) {
        Objects.requireNonNull(match, "match");
        return new ToolCallReward(source, reader, json, agreement.comparing(match), true, counted, tools);
    }

    /// Returns this reward with credit for calls that are partly right: a call of the right tool earns `credit`, and,
    /// of the rest, the agreement of the arguments. An attempt may then raise the value though it is wrong; it helps a
    /// model that makes no right call yet.
    ///
    /// @param credit `0` pays for the arguments alone
    /// @throws IllegalArgumentException if the credit is not in `[0, 1]`
    @CheckReturnValue
    public ToolCallReward nameCredit(double credit) {
        CallAgreement partly = agreement.crediting(CallCredit.partly(credit));
        return new ToolCallReward(source, reader, json, partly, comparesAsAsked, counted, tools);
    }

    /// Returns this reward with these tools free: their calls neither earn nor cost, expected or not, as it should be
    /// for tools that only read. In place of what was counted or free before.
    ///
    /// @throws IllegalArgumentException if no tool is named
    @CheckReturnValue
    public ToolCallReward free(String... tools) {
        return counting(CountedTools.allBut(List.of(tools)));
    }

    /// Returns this reward with calls of these tools counted alone, such as those that change something; all others are
    /// free. In place of what was counted or free before.
    ///
    /// @throws IllegalArgumentException if no tool is named
    @CheckReturnValue
    public ToolCallReward counting(String... tools) {
        return counting(List.of(tools));
    }

    /// Returns this reward with calls of these tools counted alone, as [#counting(String...)] does.
    ///
    /// @throws IllegalArgumentException if no tool is named
    @CheckReturnValue
    public ToolCallReward counting(Collection<String> tools) {
        return counting(CountedTools.these(tools));
    }

    private ToolCallReward counting(CountedTools other) {
        return new ToolCallReward(source, reader, json, agreement, comparesAsAsked, other, tools);
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
    @CheckReturnValue
    public ToolCallReward withTools(String tools) {
        return new ToolCallReward(
                source, reader, json, agreement, comparesAsAsked, counted, ToolSource.given(tools));
    }

    /// Returns this reward with the arguments checked against the schemas of the tools that each sample names: in
    /// `tools`, `toolConfig.tools` or `functions` of its [metadata][Sample#metadata()], which holds the unknown fields
    /// of its event too. They are read as [#withTools(String)] says. A sample without tools, or with unusable ones, has
    /// no reward.
    @CheckReturnValue
    public ToolCallReward withToolsOfSample() {
        return new ToolCallReward(
                source, reader, json, agreement, comparesAsAsked, counted, ToolSource.ofSample());
    }

    /// In `[0, 1]`, reading the text and the tool calls, or the trajectory.
    @Override
    public Traits traits() {
        return source.traits();
    }

    /// @throws RewardException if the sample has no reference, or one that holds no calls, or should name its tools and
    ///     does not
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        List<ToolCall> expected = counted.of(expected(sample));
        return switch (source.calls(sample, written)) {
            case Found<MadeCalls>(MadeCalls made) -> agreement.of(expected, counted.of(made), tools.of(sample));
            case Missing<MadeCalls>(String reason) when expected.isEmpty() -> Reward.of(1, reason);
            case Missing<MadeCalls>(String reason) -> Reward.fail(reason + earlierCalls(sample));
        };
    }

    private static String earlierCalls(Sample sample) {
        if (TrajectoryCall.in(sample.messages()).isEmpty()) {
            return "";
        }
        return "; there are calls in earlier turns, which ToolCallReward.overTrajectory() counts";
    }

    private List<ToolCall> expected(Sample sample) {
        return switch (reader.calls(sample.referenceJson())) {
            case Found<List<ToolCall>>(List<ToolCall> found) -> readable(found, sample);
            case Missing<List<ToolCall>>(String reason) -> throw RewardException.missingReference(
                    sample.describe() + " has a reference that is " + reason + "; write a call as " + FORM);
        };
    }

    private static List<ToolCall> readable(List<ToolCall> expected, Sample sample) {
        for (ToolCall call : expected) {
            if (!call.hasReadableArguments()) {
                throw RewardException.missingReference(sample.describe()
                        + " has a reference with unreadable arguments for '" + call.name() + "'");
            }
        }
        return expected;
    }
}
