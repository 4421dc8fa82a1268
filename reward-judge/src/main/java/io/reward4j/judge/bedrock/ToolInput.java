package io.reward4j.judge.bedrock;

import io.reward4j.judge.JudgeModelException;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The bounds of what a model may write into a tool's input. They are those of JSON in texts.
final class ToolInput {

    private static final int MAX_DEPTH = 256;
    private static final int MAX_DIGITS = 1000;

    private ToolInput() {}

    static void checkDepth(String model, int depth) {
        if (depth > MAX_DEPTH) {
            throw JudgeModelException.unreadable(model + " nested values deeper than " + MAX_DEPTH + " levels");
        }
    }

    /// Returns a number exactly as it was written.
    static JsonNode number(String model, String digits) {
        if (digits.length() <= MAX_DIGITS) {
            BigDecimal value = new BigDecimal(digits);
            if (Double.isFinite(value.doubleValue())) {
                if (value.scale() == 0) {
                    return JsonNodeFactory.instance.numberNode(value.toBigIntegerExact());
                }
                return JsonNodeFactory.instance.numberNode(value);
            }
        }
        throw JudgeModelException.unreadable(model + " wrote a number beyond the range of a double");
    }
}
