package io.reward4j.lambda;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A function that runs as on Lambda, in a process of its own on this machine: by AWS's runtime interface client, which
/// asks here for its events rather than Lambda.
///
/// ```java
/// try (LambdaEmulator function = LambdaEmulator.start(new ProcessBuilder("java", "-cp", "function.jar:client.jar",
///         "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", "com.example.ChabsaLambda"))) {
///     String reply = function.invoke(event, Duration.ofSeconds(30)).get().body();
/// }
/// ```
///
/// On the command line it answers events from files, before `--`, and prints one reply on a line; the function's own
/// output goes where that of the command does. It ends with 1 if an event has no answer:
///
/// ```sh
/// java -cp reward-lambda-adapter.jar io.reward4j.lambda.LambdaEmulator event.json -- \
///     java -cp function.jar:client.jar com.amazonaws.services.lambda.runtime.api.client.AWSLambda
///     com.example.ChabsaLambda
/// ```
///
/// Since the process then ends of its own accord, this is also the way to write its AOT cache (`-XX:AOTCacheOutput`). A
/// judge in the reward is asked, and paid. Uses nothing but the JDK. Safe for use by several threads.
public final class LambdaEmulator implements AutoCloseable {

    /// How much time an event of the command line has.
    private static final Duration TIME = Duration.ofMinutes(1);

    /// How long the process may take to end, which is when it writes a cache.
    private static final Duration TIME_TO_END = Duration.ofMinutes(2);

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_LAMBDA_FUNCTION_NAME", "rehearsal",
            "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
            "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");

    private final RuntimeApi api;
    private final Process process;

    private LambdaEmulator(RuntimeApi api, Process process) {
        this.api = api;
        this.process = process;
        Thread.ofVirtual().name("rehearsal").start(this::awaitEnd);
    }

    private void awaitEnd() {
        Process ended = process.onExit().join();
        api.end("the function's process ended with " + ended.exitValue());
    }

    /// What a function answered.
    ///
    /// @param error whether it reported an error, which `body` tells of
    /// @param body the reply
    /// @param took how long it took, from the moment that it took the event
    public record Answer(boolean error, String body, Duration took) {}

    /// Starts a function. The command is that of an image's entry point; its environment is completed by the address to
    /// ask, and by what Lambda says of a function where it is not said there.
    ///
    /// @throws IOException if it cannot be started
    public static LambdaEmulator start(ProcessBuilder command) throws IOException {
        Objects.requireNonNull(command, "command");
        RuntimeApi api = new RuntimeApi();
        try {
            ENVIRONMENT.forEach(command.environment()::putIfAbsent);
            command.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
            return new LambdaEmulator(api, command.start());
        } catch (IOException | RuntimeException e) {
            api.close();
            throw e;
        }
    }

    /// Hands the function an event, after those that it was handed before.
    ///
    /// @param time how much time it is told to have, from the moment that it takes the event; it is not stopped after
    ///     it
    /// @return its answer; an [IllegalStateException] if the function does not start, or ends before it has answered
    public CompletableFuture<Answer> invoke(byte[] event, Duration time) {
        return api.invoke(event.clone(), Objects.requireNonNull(time, "time"));
    }

    /// The function's process.
    public Process process() {
        return process;
    }

    /// Asks the process to end, and waits until it has; after 2 minutes, or when interrupted, ends it by force.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            api.close();
        }
    }

    /// Answers events from files; see above.
    public static void main(String[] args) throws IOException {
        System.exit(run(List.of(args), Redirect.INHERIT, System.out, System.err));
    }

    /// Returns the exit status: 0, 1 if an event has no answer, or 2 if nothing was started.
    ///
    /// @param output where the function's own goes
    static int run(List<String> args, Redirect output, PrintStream out, PrintStream err) throws IOException {
        int end = args.indexOf("--");
        if (end < 1 || end == args.size() - 1) {
            err.println("usage: LambdaEmulator <file of an event>... -- <command that starts the function>");
            return 2;
        }
        List<byte[]> events = new ArrayList<>();
        for (String file : args.subList(0, end)) {
            events.add(Files.readAllBytes(Path.of(file)));
        }
        ProcessBuilder command = new ProcessBuilder(args.subList(end + 1, args.size()));
        int status = 0;
        try (LambdaEmulator function = start(command.redirectOutput(output).redirectError(output))) {
            for (int i = 0; i < events.size(); i++) {
                try {
                    Answer answer = function.invoke(events.get(i), TIME).get(TIME.toSeconds(), TimeUnit.SECONDS);
                    (answer.error() ? err : out).println(answer.body());
                    if (answer.error()) {
                        status = 1;
                    }
                } catch (ExecutionException | TimeoutException | InterruptedException e) {
                    err.println(args.get(i) + ": " + reason(e));
                    return 1;
                }
            }
        }
        return status;
    }

    private static String reason(Exception e) {
        return switch (e) {
            case TimeoutException late -> "no answer within " + TIME;
            case ExecutionException ended when ended.getCause() != null ->
                String.valueOf(ended.getCause().getMessage());
            default -> e.toString();
        };
    }
}
