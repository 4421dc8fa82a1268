package io.reward4j.wire;

import java.util.List;
import java.util.Random;

/// Writes well-formed JSON that looks like samples, more or less.
public final class WildJson {

    private static final List<String> NAMES = List.of(
            "id", "messages", "prompt", "completion", "response", "model_response", "query", "system", "metadata",
            "reference_answer", "reward_model", "extra_info", "ground_truth", "chosen", "role", "content", "type",
            "text", "answer", "x", "", "日本");
    private static final List<String> SCALARS = List.of(
            "null", "true", "false", "0", "-0", "1", "-1.50", "1e5", "1E-400", "1e999999999", "-1e99999999999999",
            "123456789012345678901234567890", "0.1", "2147483648", "\"\"", "\"a\"", "\"aaa\"", "\"\\ud800\"",
            "\"x\\udc00\\ud83d\"", "\"\\u0000\"", "\"日本語🙂\"", "\"NaN\"", "\"Infinity\"",
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
            "\"assistant\"", "\"nova_assistant\"", "\"user\"", "\"text\"");

    private final Random random;

    public WildJson(Random random) {
        this.random = random;
    }

    /// A value that may or may not be a sample.
    String sample() {
        if (random.nextInt(10) == 0) {
            return value(3);
        }
        StringBuilder fields = new StringBuilder();
        if (random.nextBoolean()) {
            fields.append(",\"id\":").append(value(1));
        }
        if (random.nextBoolean()) {
            fields.append(",\"messages\":").append(messages());
        } else {
            fields.append(",\"prompt\":").append(random.nextBoolean() ? messages() : value(1));
            fields.append(",\"completion\":").append(value(2));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.append(",\"").append(name()).append("\":").append(value(4));
        }
        return "{" + fields.substring(1) + "}";
    }

    private String messages() {
        StringBuilder messages = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            messages.append(messages.isEmpty() ? "" : ",").append(random.nextInt(8) == 0 ? value(2) : message());
        }
        return "[" + messages + "]";
    }

    private String message() {
        String role = random.nextInt(8) == 0 ? value(1) : random.nextBoolean() ? "\"user\"" : "\"assistant\"";
        return "{\"role\":" + role + ",\"content\":" + value(random.nextInt(4)) + "}";
    }

    /// Any value, nested as deep as `depth` at the most, apart from one that is nested far beyond.
    public String value(int depth) {
        int kind = random.nextInt(40);
        if (kind == 0) {
            int levels = 1 + random.nextInt(300);
            return "[".repeat(levels) + scalar() + "]".repeat(levels);
        }
        if (kind == 1) {
            return "1".repeat(1 + random.nextInt(2_000));
        }
        if (depth == 0 || kind < 15) {
            return scalar();
        }
        return kind < 26 ? list(depth - 1) : object(depth - 1);
    }

    private String list(int depth) {
        StringBuilder items = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.append(items.isEmpty() ? "" : ",").append(value(depth));
        }
        return "[" + items + "]";
    }

    private String object(int depth) {
        StringBuilder fields = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.append(fields.isEmpty() ? "" : ",").append('"').append(name()).append("\":").append(value(depth));
        }
        return "{" + fields + "}";
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private String scalar() {
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }
}
