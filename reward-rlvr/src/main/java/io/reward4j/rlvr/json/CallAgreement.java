package io.reward4j.rlvr.json;

import io.reward4j.Reward;
import io.reward4j.ToolCall;
import io.reward4j.rlvr.json.schema.SchemaFaults;
import io.reward4j.rlvr.json.schema.SchemaValidator;
import io.reward4j.rlvr.json.schema.StepBudget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The F1 of the calls that were made and those that were expected.
///
/// @param fields what the arguments of an expected call say
/// @param arguments how arguments are compared
/// @param credit what a call is worth that is partly right
record CallAgreement(ExpectedFields fields, JsonMatch arguments, CallCredit credit) {

    private static final int FEW = 64;
    private static final int MOST_SHOWN = 3;
    private static final int LONGEST_NAME = 80;
    private static final long MOST_STEPS = 1L << 24;

    CallAgreement accepting(ExpectedFields other) {
        return new CallAgreement(other, arguments, credit);
    }

    CallAgreement comparing(JsonMatch other) {
        return new CallAgreement(fields, other, credit);
    }

    CallAgreement crediting(CallCredit other) {
        return new CallAgreement(fields, arguments, other);
    }

    /// Returns the value of the calls, in `[0, 1]`.
    ///
    /// @param tools the schema of each tool that has one, by name
    Reward of(List<ToolCall> expected, MadeCalls attempted, Map<String, SchemaValidator> tools) {
        List<ToolCall> made = attempted.done();
        int calls = expected.size() + made.size();
        if (calls == 0) {
            return Reward.pass();
        }
        List<ToolCall> counted = made.subList(0, Math.min(made.size(), 2 * expected.size() + FEW));
        List<ToolCall> typed = expected.stream().map(call -> typed(call, tools)).toList();
        CallPairs pairs = new CallPairs(typed, new MadeCalls(counted, attempted.failed()), tools, new StepBudget());
        double[][] values = pairs.values();
        double value = Math.min(1, 2 * earned(values) / calls);
        if (value == 1) {
            return Reward.pass();
        }
        String counts = expected.size() == 1 && made.size() == 1
                ? ""
                : "expected " + expected.size() + " calls, got " + made.size() + ": ";
        return Reward.of(value, counts + pairs.faults(values));
    }

    private static double earned(double[][] values) {
        if (values.length == 0 || values[0].length == 0) {
            return 0;
        }
        long rows = values.length;
        long columns = values[0].length;
        if (Math.min(rows, columns) * rows * columns > MOST_STEPS) {
            return Assignment.bestFirst(values);
        }
        return Assignment.highestSum(values);
    }

    /// Returns an expected call with its accepted values told from values that are lists, where its schema is known.
    private ToolCall typed(ToolCall call, Map<String, SchemaValidator> tools) {
        SchemaValidator schema = ToolNames.schema(call.name(), tools);
        if (schema == null || fields == ExpectedFields.VALUES) {
            return call;
        }
        return ToolCall.of(call.name(), AcceptedArguments.of(call.arguments(), schema.root()));
    }

    /// Each expected call with each that was made. Used by one thread.
    private final class CallPairs {

        private final List<ToolCall> expected;
        private final List<ToolCall> made;
        private final List<ToolCall> failed;
        private final Map<String, SchemaValidator> tools;
        private final StepBudget budget;

        CallPairs(List<ToolCall> expected, MadeCalls made, Map<String, SchemaValidator> tools, StepBudget budget) {
            this.expected = expected;
            this.made = made.done();
            this.failed = made.failed();
            this.tools = tools;
            this.budget = budget;
        }

        double[][] values() {
            double[][] values = new double[expected.size()][made.size()];
            for (int i = 0; i < expected.size(); i++) {
                for (int j = 0; j < made.size(); j++) {
                    values[i][j] = isOfOneTool(i, j) ? compare(i, j).value() : 0;
                }
            }
            return values;
        }

        /// Says what is wrong with the first calls that are not right, and which ones are missing.
        String faults(double[][] values) {
            List<String> faults = new ArrayList<>();
            for (int j = 0; j < made.size() && faults.size() < MOST_SHOWN; j++) {
                int column = j;
                if (Arrays.stream(values).noneMatch(row -> row[column] == 1)) {
                    faults.add(fault(j));
                }
            }
            for (int i = 0; i < expected.size() && faults.size() < MOST_SHOWN; i++) {
                int row = i;
                if (IntStream.range(0, made.size()).noneMatch(j -> isOfOneTool(row, j))) {
                    faults.add(shown(expected.get(i)) + (hasFailed(i) ? " was called and failed" : " was not called"));
                }
            }
            return faults.isEmpty() ? "a call too many or too few" : String.join("; ", faults);
        }

        private String fault(int j) {
            for (int i = 0; i < expected.size(); i++) {
                if (isOfOneTool(i, j)) {
                    return shown(made.get(j)) + ": " + compare(i, j).rationale();
                }
            }
            return shown(made.get(j)) + " was not expected";
        }

        private boolean hasFailed(int i) {
            return failed.stream().anyMatch(call -> ToolNames.isCallOf(expected.get(i).name(), call.name(), tools));
        }

        private boolean isOfOneTool(int i, int j) {
            return ToolNames.isCallOf(expected.get(i).name(), made.get(j).name(), tools);
        }

        private Reward compare(int i, int j) {
            ToolCall call = made.get(j);
            if (!call.hasReadableArguments()) {
                return Reward.of(credit.of(0), "the arguments are no JSON object");
            }
            Reward agreement = arguments.compare(expected.get(i).arguments(), call.arguments(), fields);
            boolean accepted = fields == ExpectedFields.ALTERNATIVES && agreement.value() == 1;
            SchemaValidator schema = ToolNames.schema(expected.get(i).name(), tools);
            SchemaFaults findings = schema == null || accepted
                    ? SchemaFaults.NONE
                    : schema.check(call.arguments(), 1, budget);
            if (findings.valid()) {
                return Reward.of(credit.of(agreement.value()), agreement.rationale());
            }
            return Reward.of(credit.of(0), "invalid arguments: " + findings);
        }

        private static String shown(ToolCall call) {
            return "'" + JsonComparison.cut(call.name(), LONGEST_NAME) + "'";
        }
    }
}
