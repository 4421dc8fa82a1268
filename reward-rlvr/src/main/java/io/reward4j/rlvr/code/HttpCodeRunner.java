package io.reward4j.rlvr.code;

import io.reward4j.Deadline;
import io.reward4j.RewardException;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.code.CodeRun.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A sandbox service that runs programs, reached over HTTP: for languages and libraries that no runner within the
/// process has.
///
/// ```java
/// CodeRunner runner = HttpCodeRunner.sandboxFusion(URI.create("http://sandbox:8080"));
/// ```
///
/// What the service says of a program is an outcome: it could not be compiled (`REJECTED`), ended with a fault
/// (`FAILED`), was out of time (`OUT_OF_FUEL`), of memory, or wrote too much. Whatever the service says of itself, such
/// as `SandboxError`, and each reply that cannot be read, is a failure of the kind `RUNNER_UNAVAILABLE` and never an
/// outcome. Fuel is not counted; that of tasks is not looked at.
///
/// - **Limits of a run**: 10 seconds, as many for compiling, and 512 MiB, which the service has to keep. What a program
///   writes comes back in one reply of at most 16 MiB; a longer one is `OUTPUT_LIMIT`.
/// - **Retries**: an outage, a full queue, a fault of the service's own and a reply that cannot be read are tried again
///   up to 8 times within 2 minutes, after waits that are uniform in [0, min(5 s, 250 ms · 2ⁿ, half of the time that is
///   left)]; a `Retry-After` of up to 60 s is waited for.
/// - **Circuit breaker**: opens for 10 s when at least 90 % of at least 50 calls within 30 s failed temporarily.
/// - **Concurrency**: at most 64 calls at once; none is held while waiting for a retry.
///
/// All waits end by [Deadline#current()]. Redirects are not followed. Failsafe (`dev.failsafe:failsafe`, an optional
/// dependency) has to be there. Safe for use by several threads; one instance is meant to be shared.
public final class HttpCodeRunner implements CodeRunner {

    private static final int MOST_BYTES = 16 << 20;
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Set<Integer> TEMPORARY = Set.of(408, 409, 425, 429);

    private final SandboxProtocol protocol;
    private final URI address;
    private final Map<String, String> headers;
    private final SandboxProtocol.RunLimits limits;
    private final Set<String> languages;
    private final SandboxRetries retries;
    private final HttpClient client;
    private volatile boolean closed;

    private HttpCodeRunner(Builder builder) {
        protocol = builder.protocol;
        address = builder.address;
        headers = Map.copyOf(builder.headers);
        limits = builder.limits;
        languages = Set.copyOf(builder.languages);
        retries = builder.newRetries();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(GRACE)
                .build();
    }

    /// Returns a runner on a SandboxFusion service with the defaults above.
    ///
    /// @param base what comes before `/run_code`
    /// @throws IllegalArgumentException if it is no HTTP address
    /// @throws IllegalStateException if Failsafe is missing
    public static HttpCodeRunner sandboxFusion(URI base) {
        return sandboxFusionBuilder(base).build();
    }

    /// Returns a runner on a Piston service with the defaults above. Of each language the newest version that is
    /// installed is taken.
    ///
    /// @param base what comes before `/api/v2/execute`
    /// @throws IllegalArgumentException if it is no HTTP address
    /// @throws IllegalStateException if Failsafe is missing
    public static HttpCodeRunner piston(URI base) {
        return pistonBuilder(base).build();
    }

    /// Returns a builder of a runner on a SandboxFusion service.
    ///
    /// @throws IllegalArgumentException if it is no HTTP address
    public static Builder sandboxFusionBuilder(URI base) {
        return new Builder(SandboxProtocol.SANDBOX_FUSION, base);
    }

    /// Returns a builder of a runner on a Piston service.
    ///
    /// @throws IllegalArgumentException if it is no HTTP address
    public static Builder pistonBuilder(URI base) {
        return new Builder(SandboxProtocol.PISTON, base);
    }

    @Override
    public Set<String> languages() {
        return languages;
    }

    /// @throws RewardException of the kind `RUNNER_UNAVAILABLE` if the service gave no verdict, however often it was
    ///     asked, or this is closed; of the kind `DEADLINE` if the time was up or the thread was interrupted
    @Override
    public CodeRun run(CodeTask task) {
        if (!languages.contains(task.language())) {
            throw new IllegalArgumentException(
                    "no language of this runner: " + task.language() + "; it has " + new TreeSet<>(languages));
        }
        String body = protocol.request(task, limits).toString();
        return retries.call(() -> ask(body));
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }

    private CodeRun ask(String body) {
        if (closed) {
            throw SandboxFailure.permanent("the runner on " + protocol.label() + " was closed");
        }
        Duration left = Deadline.current().remaining();
        Duration limit = GRACE.plusMillis(limits.compileMillis() + (long) limits.runMillis());
        boolean isHurried = left.compareTo(limit) < 0;
        if (left.toMillis() == 0) {
            throw SandboxFailure.late("no time was left to ask " + protocol.label());
        }
        long end = System.nanoTime() + (isHurried ? left : limit).toNanos();
        try {
            HttpResponse<InputStream> response = client.send(
                    request(body, isHurried ? left : limit), BodyHandlers.ofInputStream());
            Optional<byte[]> reply = read(response.body(), Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            return response.statusCode() == 200 ? outcome(reply) : refused(response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SandboxFailure.late("interrupted while waiting for " + protocol.label());
        } catch (IOException e) {
            throw lost(e, isHurried && System.nanoTime() - end >= 0);
        }
    }

    private SandboxFailure lost(IOException thrown, boolean isLate) {
        if (closed) {
            return SandboxFailure.permanent("the runner on " + protocol.label() + " was closed");
        }
        if (isLate || (thrown instanceof HttpTimeoutException && Deadline.current().isExpired())) {
            return SandboxFailure.late("the time was up before " + protocol.label() + " replied");
        }
        return SandboxFailure.temporary(
                "no whole reply of " + protocol.label() + ": " + thrown.getClass().getSimpleName(), Optional.empty(),
                thrown);
    }

    private HttpRequest request(String body, Duration limit) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(limit)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return request.build();
    }

    /// Reads a body, or nothing where it is too long. The client's own timeout ends with the headers.
    private static Optional<byte[]> read(InputStream body, Duration limit) throws IOException {
        CompletableFuture<Void> timer = new CompletableFuture<Void>()
                .completeOnTimeout(null, limit.toNanos(), TimeUnit.NANOSECONDS);
        CompletableFuture<Void> closing = timer.thenRun(() -> close(body));
        try (body) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            return Optional.of(bytes).filter(all -> all.length <= MOST_BYTES);
        } finally {
            closing.cancel(false);
            timer.cancel(false);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CodeRun outcome(Optional<byte[]> reply) {
        if (reply.isEmpty()) {
            return new CodeRun(Status.OUTPUT_LIMIT, "", "", 0);
        }
        String text = new String(reply.get(), StandardCharsets.UTF_8);
        if (JsonExtractors.strict().extract(text) instanceof Found<JsonNode>(JsonNode json)) {
            return protocol.read(json);
        }
        throw protocol.ownFault("something other than JSON");
    }

    private CodeRun refused(HttpResponse<InputStream> response) {
        int status = response.statusCode();
        String message = protocol.label() + " answered " + status;
        if (TEMPORARY.contains(status) || (status >= 500 && status != 501 && status != 505)) {
            throw SandboxFailure.temporary(message, retryAfter(response), null);
        }
        throw SandboxFailure.permanent(message);
    }

    /// How long the service asks to be left alone, where it says so in seconds.
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("retry-after").map(String::strip)
                .filter(text -> text.length() <= 9 && !text.isEmpty()
                        && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    /// Builds an [HttpCodeRunner].
    public static final class Builder {

        private final SandboxProtocol protocol;
        private final URI address;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private Set<String> languages;
        private SandboxProtocol.RunLimits limits = new SandboxProtocol.RunLimits(10_000, 10_000, 512);
        private int retries = 8;
        private int concurrency = 64;

        private Builder(SandboxProtocol protocol, URI base) {
            this.protocol = protocol;
            this.languages = protocol.languages();
            String scheme = Objects.requireNonNullElse(base.getScheme(), "").toLowerCase(Locale.ROOT);
            boolean isHttp = (scheme.equals("http") || scheme.equals("https")) && base.getHost() != null;
            if (!isHttp || base.getRawQuery() != null || base.getRawFragment() != null) {
                throw new IllegalArgumentException("no HTTP address of a service without query and fragment: " + base);
            }
            String text = base.toString();
            this.address = URI
                    .create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + protocol.path());
        }

        /// Says what the service runs, as [CodeTask#language()] names it: that of the service, in lower case, but for
        /// `javascript` and `cpp`. The default is bash, cpp, csharp, go, java, javascript, julia, lua, perl, php,
        /// python, r, ruby, rust, scala, swift and typescript.
        ///
        /// @throws IllegalArgumentException if there is none
        public Builder languages(String... names) {
            if (names.length == 0) {
                throw new IllegalArgumentException("a runner runs at least one language");
            }
            Set<String> lower = new TreeSet<>();
            for (String name : names) {
                lower.add(name.toLowerCase(Locale.ROOT));
            }
            languages = lower;
            return this;
        }

        /// Says how long a program may run, and be compiled. The default is 10 seconds.
        ///
        /// @throws IllegalArgumentException if it is not from a millisecond to an hour
        public Builder timeLimit(Duration time) {
            if (time.toMillis() < 1 || time.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("a program may run from a millisecond to an hour, not " + time);
            }
            int millis = (int) time.toMillis();
            limits = new SandboxProtocol.RunLimits(millis, millis, limits.memoryMebibytes());
            return this;
        }

        /// Says how much memory a program may use. The default is 512 MiB.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder memory(int mebibytes) {
            if (mebibytes < 1) {
                throw new IllegalArgumentException("a program needs memory, not " + mebibytes + " MiB");
            }
            limits = new SandboxProtocol.RunLimits(limits.compileMillis(), limits.runMillis(), mebibytes);
            return this;
        }

        /// Says how often a program is sent again after a temporary failure. The default is 8.
        ///
        /// @throws IllegalArgumentException if it is negative
        public Builder retries(int count) {
            if (count < 0) {
                throw new IllegalArgumentException("retries cannot be negative: " + count);
            }
            retries = count;
            return this;
        }

        /// Says how many programs may run at once. The default is 64.
        ///
        /// @throws IllegalArgumentException if it is not positive
        public Builder concurrency(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("at least one program runs at once, not " + calls);
            }
            concurrency = calls;
            return this;
        }

        /// Adds a header, such as one with a key. The default is none but the usual.
        ///
        /// @throws IllegalArgumentException if it is no header that can be sent
        public Builder header(String name, String value) {
            try {
                HttpRequest.newBuilder().header(name, value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("not a header that can be sent: " + name);
            }
            headers.put(name, value);
            return this;
        }

        private SandboxRetries newRetries() {
            try {
                return new SandboxRetries(protocol.label(), retries, concurrency);
            } catch (NoClassDefFoundError e) {
                throw new IllegalStateException("sandboxes are asked through Failsafe, which is missing:"
                        + " add dev.failsafe:failsafe to the dependencies", e);
            }
        }

        /// Returns the runner.
        ///
        /// @throws IllegalStateException if Failsafe is missing
        public HttpCodeRunner build() {
            return new HttpCodeRunner(this);
        }
    }
}
