package io.reward4j.judge.openai;

import java.net.http.HttpRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// The key of a model, as its header holds it.
///
/// @param header the header's name
/// @param supplier knows the key at this moment; a blank one stands for none
record ApiKey(String header, Supplier<String> supplier) {

    static final String AUTHORIZATION = "Authorization";

    /// Returns the header's value, if there is a key now.
    ///
    /// @throws IllegalArgumentException if it cannot be sent; the message does not quote it
    Optional<String> get() {
        String key = Objects.requireNonNullElse(supplier.get(), "").strip();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        String value = header.equalsIgnoreCase(AUTHORIZATION) ? "Bearer " + key : key;
        try {
            HttpRequest.newBuilder().header(header, value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a key that can be sent in the header " + header);
        }
        return Optional.of(value);
    }
}
