package io.reward4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LambdaEmulatorTest {

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    /// A function that notices when its process ends of its own accord.
    public static final class Noticing extends RewardLambda {

        public Noticing() {
            super(UserLambda.reward());
            Path notice = Path.of(System.getProperty("notice"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> write(notice)));
        }

        private static void write(Path notice) {
            try {
                Files.writeString(notice, "ended");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A function that SnapStart cannot take a snapshot of.
    public static final class Unprepared extends RewardLambda {

        public Unprepared() {
            super(UserLambda.reward());
        }

        @Override
        protected byte[] warmUpEvent() {
            return "[{".getBytes(UTF_8);
        }
    }

    private static List<String> command(String handler, String... options) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler));
        return command;
    }

    private int run(List<String> files, List<String> command) {
        List<String> args = new ArrayList<>(files);
        args.add("--");
        args.addAll(command);
        return run(args);
    }

    private int run(List<String> args) {
        return assertTimeoutPreemptively(Duration.ofMinutes(2),
                () -> LambdaEmulator.run(
                        args, Redirect.DISCARD, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)));
    }

    private String file(String event) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "event", ".json"), event).toString();
    }

    @Test
    @EnabledOnOs(OS.LINUX) // the client is native code, and made for nothing else
    void repliesArePrintedInOrderAndTheProcessEndsOfItsOwnAccord() throws Exception {
        Path notice = folder.resolve("notice");

        int status = run(List.of(file(Logged.event("one")), file(Logged.event("two"))),
                command(Noticing.class.getName(), "-Dnotice=" + notice));

        assertThat(status).isZero();
        assertThat(out.toString(UTF_8).lines()).satisfiesExactly(
                one -> assertThat(one).startsWith("[{\"id\":\"one\",\"aggregate_reward_score\":"),
                two -> assertThat(two).startsWith("[{\"id\":\"two\",\"aggregate_reward_score\":"));
        assertThat(err.size()).isZero();
        assertThat(notice).hasContent("ended");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anErrorIsPrintedAndTheNextEventIsAnsweredAllTheSame() throws Exception {
        int status = run(List.of(file("[{"), file(Logged.event("two"))), command(UserLambda.class.getName()));

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(UTF_8)).startsWith("[{\"id\":\"two\"").hasLineCount(1);
        assertThat(err.toString(UTF_8)).contains("UnreadableEventException");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aHandlerThatIsNotThereIsAnErrorOfItsEvents() throws Exception {
        assertThat(run(List.of(file(Logged.event("one"))), command("no.such.Handler"))).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("Class not found: no.such.Handler");
        assertThat(out.size()).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFunctionThatDoesNotStartIsToldOf() throws Exception {
        ProcessBuilder command = new ProcessBuilder(command(
                Unprepared.class.getName(), "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
        command.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        command.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        try (LambdaEmulator function = LambdaEmulator.start(command)) {
            assertThat(function.invoke("[]".getBytes(UTF_8), Duration.ofSeconds(1)))
                    .failsWithin(Duration.ofSeconds(60))
                    .withThrowableThat().withMessageContaining("the function did not start: ");
        }
    }

    @Test
    void aProcessThatEndsWithoutAnAnswerIsToldOf() throws Exception {
        String event = file(Logged.event("one"));

        assertThat(run(List.of(event), List.of(JAVA, "-version"))).isEqualTo(1);
        assertThat(err.toString(UTF_8)).isEqualToIgnoringNewLines(event + ": the function's process ended with 0");
    }

    @Test
    void anEventAfterTheEndFails() throws Exception {
        try (LambdaEmulator ended = LambdaEmulator.start(new ProcessBuilder(JAVA, "-version"))) {
            ended.process().waitFor();
            CompletableFuture<LambdaEmulator.Answer> answer = ended.invoke(new byte[0], Duration.ofSeconds(1));
            assertThat(answer).failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat().withMessageContaining("the function's process ended with 0");
        }
    }

    @Test
    void withoutEventsOrACommandNothingIsStarted() {
        assertThat(run(List.of("event.json"))).isEqualTo(2);
        assertThat(run(List.of("event.json", "--"))).isEqualTo(2);
        assertThat(run(List.of("--", JAVA))).isEqualTo(2);
        assertThat(err.toString(UTF_8).lines()).hasSize(3).allMatch(line -> line.startsWith("usage: "));
        assertThat(out.size()).isZero();
    }

    @Test
    void aCommandThatCannotBeStartedIsRefused() {
        assertThatIOException().isThrownBy(() -> LambdaEmulator.start(new ProcessBuilder("no-such-command")));
    }
}
