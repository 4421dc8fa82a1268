package io.reward4j.judge;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an HTTP status says of a call, for models that are reached over HTTP.
///
/// The statuses 408, 424, 425, 429 and those from 500 on, other than 501 and 505, are temporary: the same call may go
/// well another time. All others are permanent.
public final class HttpFailure {

    private static final Set<Integer> TEMPORARY = Set.of(408, 424, 425, 429);

    /// Longer ones are no waiting times, and would overflow.
    private static final int MAX_DIGITS = 9;

    private HttpFailure() {}

    /// Returns the exception for a reply with a status other than success. How long to wait is read from the headers
    /// `retry-after-ms` (milliseconds) and `retry-after` (seconds, or a date as of RFC 9110 § 5.6.7).
    ///
    /// @param header returns the first value of a header, whatever the case of its name
    public static JudgeModelException of(
            int status,
            String message,
            Function<String, Optional<String>> header,
            @Nullable Throwable cause) {
        return TEMPORARY.contains(status) || (status >= 500 && status != 501 && status != 505)
                ? JudgeModelException.temporary(message, retryAfter(header), cause)
                : JudgeModelException.permanent(message, cause);
    }

    private static Optional<Duration> retryAfter(Function<String, Optional<String>> header) {
        Optional<Duration> millis = header.apply("retry-after-ms").flatMap(HttpFailure::number).map(Duration::ofMillis);
        if (millis.isPresent()) {
            return millis;
        }
        Optional<String> given = header.apply("retry-after");
        return given.flatMap(HttpFailure::number)
                .map(Duration::ofSeconds)
                .or(() -> given.flatMap(HttpFailure::date).map(until -> {
                    Instant now = header.apply("date").flatMap(HttpFailure::date).orElseGet(Instant::now);
                    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
                }));
    }

    private static Optional<Long> number(String text) {
        String digits = text.strip();
        boolean plain = digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain && !digits.isEmpty() && digits.length() <= MAX_DIGITS
                ? Optional.of(Long.valueOf(digits))
                : Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
