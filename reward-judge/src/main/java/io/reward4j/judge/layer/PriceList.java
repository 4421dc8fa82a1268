package io.reward4j.judge.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What models cost, by name, in any one currency. Immutable.
///
/// ```java
/// PriceList prices = PriceList.of(Map.of("amazon.nova-pro-v1:0", new PriceList.Price(0.8, 3.2)));
/// ResilientJudgeModel.builder(model).costPerBatch(prices, 5);
/// ```
///
/// The library brings no prices along: they change, and differ by region and contract.
///
/// @param prices the price of each model
public record PriceList(Map<String, Price> prices) {

    private static final double MILLION = 1_000_000;

    public PriceList {
        prices = Map.copyOf(prices);
    }

    /// What a model costs.
    ///
    /// @param input for a million tokens read
    /// @param output for a million tokens written
    public record Price(double input, double output) {

        /// @throws IllegalArgumentException if one is negative or no number
        public Price {
            if (!(input >= 0 && output >= 0 && Double.isFinite(input + output))) {
                throw new IllegalArgumentException("a price must be a number from 0 up: " + input + ", " + output);
            }
        }

        /// Returns what so many tokens cost.
        public double of(long inputTokens, long outputTokens) {
            return (input * inputTokens + output * outputTokens) / MILLION;
        }
    }

    /// Returns a list of prices.
    public static PriceList of(Map<String, Price> prices) {
        return new PriceList(prices);
    }

    /// Returns the list in a file of JSON: `{"model id": {"input": 0.8, "output": 3.2}, …}`, for a million tokens.
    ///
    /// @throws IOException if it cannot be read
    /// @throws IllegalArgumentException if a price misses a number
    public static PriceList read(Path file) throws IOException {
        Map<String, Price> prices = new LinkedHashMap<>();
        JsonNode list = JsonMapper.shared().readTree(Files.readString(file));
        list.properties().forEach(entry -> {
            JsonNode input = entry.getValue().path("input");
            JsonNode output = entry.getValue().path("output");
            if (!input.isNumber() || !output.isNumber()) {
                throw new IllegalArgumentException(
                        "the price of " + entry.getKey() + " needs the numbers `input` and `output`: " + file);
            }
            prices.put(entry.getKey(), new Price(input.doubleValue(), output.doubleValue()));
        });
        return new PriceList(prices);
    }

    /// Returns what a model costs, if the list says so.
    public Optional<Price> of(String model) {
        return Optional.ofNullable(prices.get(model));
    }
}
