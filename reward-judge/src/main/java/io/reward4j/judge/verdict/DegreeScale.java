package io.reward4j.judge.verdict;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A number from 0 to 1, which is worth itself.
public record DegreeScale() implements Scale {

    @Override
    public String shown() {
        return "A number from `0.0` (not at all) to `1.0` (fully).";
    }

    @Override
    public String offer(List<String> besides) {
        return besides.isEmpty() ? "0.0 to 1.0" : "0.0 to 1.0, or " + String.join(", ", besides);
    }

    @Override
    public JsonNode schema(List<String> besides) {
        if (besides.isEmpty()) {
            return Schemas.number();
        }
        return Schemas.anyOf(Schemas.number(), Schemas.oneOf(besides));
    }

    @Override
    public Optional<ScaleAnswer> read(JsonNode answer) {
        return Spelling.scalar(answer).map(Spelling::bare).flatMap(Spelling::number)
                .filter(number -> number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0)
                .map(number -> new ScaleAnswer(number.toPlainString(), number.doubleValue()));
    }

    @Override
    public ScaleAnswer best() {
        return new ScaleAnswer("1.0", 1);
    }
}
