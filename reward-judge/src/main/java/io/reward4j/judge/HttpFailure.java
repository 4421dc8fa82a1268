package io.reward4j.judge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an HTTP status says of a call, for models that are reached over HTTP.
///
/// The statuses 408, 409, 424, 425, 429 and those from 500 on, other than 501 and 505, are temporary: the same call may
/// go well another time, unless the header `x-should-retry` says `false` or a quota is used up. After 408, 424 and 504
/// the model may have [worked][JudgeModelException#wasWorkedOn()] on it. A prompt that is too long or caught by a
/// content filter is [unjudgeable][JudgeModelException#unjudgeable(String)]. All others are permanent.
public final class HttpFailure {

    private static final Set<Integer> TEMPORARY = Set.of(408, 409, 424, 425, 429);
    private static final Set<Integer> WORKED_ON = Set.of(408, 424, 504);

    /// Those under which servers refuse a prompt for what it holds.
    private static final Set<Integer> REFUSED = Set.of(400, 403, 413, 422, 451, 500);

    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;

    /// Longer ones are no waiting times, and would overflow.
    private static final int MAX_DIGITS = 20;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(999_999_999);

    private HttpFailure() {}

    /// Returns the exception for a reply with a status other than success. How long to wait is read from the headers
    /// `retry-after-ms` (milliseconds) and `retry-after` (seconds, or a date as of RFC 9110 § 5.6.7), with
    /// fractions or without.
    ///
    /// @param header returns the first value of a header, whatever the case of its name
    public static JudgeModelException of(
            int status,
            String message,
            Function<String, Optional<String>> header,
            @Nullable Throwable cause) {
        return of(status, ServerError.NONE, message, header, cause);
    }

    /// Returns the exception for a reply with a status other than success and what the server said.
    ///
    /// @param said decides where the status does not; it is not quoted
    /// @param message what the exception says
    /// @param header returns the first value of a header, whatever the case of its name
    public static JudgeModelException of(
            int status,
            ServerError said,
            String message,
            Function<String, Optional<String>> header,
            @Nullable Throwable cause) {
        if (status == TOO_LARGE || (REFUSED.contains(status) && (said.tooLong() || said.filtered()))) {
            return JudgeModelException.unjudgeable(message);
        }
        if (!isTemporary(status, said, header)) {
            return JudgeModelException.permanent(message, cause);
        }
        if (WORKED_ON.contains(status)) {
            return JudgeModelException.spoilt(message, retryAfter(header), cause);
        }
        return JudgeModelException.temporary(message, retryAfter(header), cause);
    }

    private static boolean isTemporary(int status, ServerError said, Function<String, Optional<String>> header) {
        if (status == TOO_MANY && said.usedUp()) {
            return false;
        }
        String asked = header.apply("x-should-retry").map(String::strip).orElse("");
        if (asked.equalsIgnoreCase("false")) {
            return false;
        }
        return asked.equalsIgnoreCase("true")
                || TEMPORARY.contains(status)
                || (status >= 500 && status != 501 && status != 505);
    }

    private static Optional<Duration> retryAfter(Function<String, Optional<String>> header) {
        Optional<Duration> millis = header.apply("retry-after-ms")
                .flatMap(HttpFailure::number)
                .map(number -> seconds(number.movePointLeft(3)));
        if (millis.isPresent()) {
            return millis;
        }
        Optional<String> given = header.apply("retry-after");
        return given.flatMap(HttpFailure::number)
                .map(HttpFailure::seconds)
                .or(() -> given.flatMap(HttpFailure::date).map(until -> {
                    Instant now = header.apply("date").flatMap(HttpFailure::date).orElseGet(Instant::now);
                    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
                }));
    }

    /// Returns a number of plain digits, with a fraction or without; some gateways send one.
    private static Optional<BigDecimal> number(String text) {
        String digits = text.strip();
        if (digits.length() > MAX_DIGITS || !NUMBER.matcher(digits).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(digits)).filter(number -> number.compareTo(LONGEST_SECONDS) <= 0);
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(9).setScale(0, RoundingMode.CEILING).longValueExact());
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
