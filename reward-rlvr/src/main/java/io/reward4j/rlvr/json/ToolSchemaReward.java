package io.reward4j.rlvr.json;

import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.Traits;
import io.reward4j.rlvr.json.schema.SchemaFaults;
import io.reward4j.rlvr.json.schema.SchemaValidator;
import io.reward4j.rlvr.json.schema.StepBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The share of the calls in a conversation that are calls of the tools that there are, with arguments as their schemas
/// want them.
///
/// ```java
/// CompositeReward.builder().gate("valid", ToolSchemaReward.ofSample())…
/// ```
///
/// All calls of the model's messages count, in whatever turn, failed ones too. The rationale names the first three that
/// are wrong: the turn, the place of its message in the conversation, from 0; an unknown tool; or what is wrong with
/// the arguments. A name with dots may have `_` in their place. A conversation without calls is worth `1`; to ask for
/// calls is the business of [ToolCallReward]. In `[0, 1]`, reading the trajectory.
///
/// Immutable and safe for use by several threads.
public final class ToolSchemaReward implements RewardFunction {

    private static final int MOST_SHOWN = 3;
    private static final int LONGEST_NAME = 80;

    private final ToolSource tools;

    private ToolSchemaReward(ToolSource tools) {
        this.tools = tools;
    }

    /// Returns a reward for tools that are given in code.
    ///
    /// @param tools as [ToolCallReward#withTools(String)] reads them
    /// @throws IllegalArgumentException if they cannot be read
    public static ToolSchemaReward of(String tools) {
        return new ToolSchemaReward(ToolSource.given(tools));
    }

    /// Returns a reward for the tools that each sample names, where [ToolCallReward#withToolsOfSample()] looks for
    /// them.
    public static ToolSchemaReward ofSample() {
        return new ToolSchemaReward(ToolSource.ofSample());
    }

    @Override
    public Traits traits() {
        return CallSource.TRAJECTORY.traits();
    }

    /// @throws io.reward4j.RewardException if the sample should name its tools and does not
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        Map<String, SchemaValidator> schemas = tools.of(sample);
        StepBudget budget = new StepBudget();
        List<String> faults = new ArrayList<>();
        int calls = 0;
        int valid = 0;
        for (int turn = 0; turn < sample.messages().size(); turn++) {
            Message message = sample.messages().get(turn);
            for (ToolCall call : message.isAssistant() ? message.toolCalls() : List.<ToolCall>of()) {
                String fault = fault(call, schemas, budget);
                calls++;
                if (fault == null) {
                    valid++;
                } else if (faults.size() < MOST_SHOWN) {
                    faults.add("turn " + turn + ": " + fault);
                }
            }
        }
        if (calls == 0) {
            return Reward.of(1, "no calls");
        }
        return Reward.of(valid / (double) calls, String.join("; ", faults));
    }

    private static @Nullable String fault(ToolCall call, Map<String, SchemaValidator> schemas, StepBudget budget) {
        String name = "'" + JsonComparison.cut(call.name(), LONGEST_NAME) + "'";
        SchemaValidator schema = schemaOf(call.name(), schemas);
        if (schema == null) {
            return "unknown tool " + name;
        }
        if (!call.hasReadableArguments()) {
            return name + ": the arguments are no JSON object";
        }
        SchemaFaults findings = schema.check(call.arguments(), 1, budget);
        return findings.valid() ? null : name + ": " + findings;
    }

    private static @Nullable SchemaValidator schemaOf(String made, Map<String, SchemaValidator> schemas) {
        SchemaValidator schema = schemas.get(made);
        if (schema != null || made.indexOf('_') < 0) {
            return schema;
        }
        return schemas.entrySet().stream()
                .filter(tool -> ToolNames.isCallOf(tool.getKey(), made, schemas))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(null);
    }
}
