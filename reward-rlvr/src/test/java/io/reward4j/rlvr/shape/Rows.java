package io.reward4j.rlvr.shape;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the golden values, and makes functions that say what they are told.
final class Rows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Rows() {}

    static JsonNode golden(String key) {
        return JSON.readTree(text("golden.json")).required(key);
    }

    static List<JsonNode> cases() {
        return text("cases.jsonl").lines().map(JSON::readTree).toList();
    }

    static Sample sample(String completion) {
        return Sample.of("question", completion);
    }

    static double value(RewardFunction function, String completion) {
        return function.score(sample(completion)).value();
    }

    static RewardFunction always(double value) {
        return sample -> Reward.of(value);
    }

    /// A unit by which every text is this long.
    static LengthUnit length(int length) {
        return LengthUnit.tokens(text -> length);
    }

    private static String text(String name) {
        try (InputStream stream = Rows.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
