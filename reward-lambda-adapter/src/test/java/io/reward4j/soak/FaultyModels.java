package io.reward4j.soak;

import io.reward4j.judge.server.Fault;
import io.reward4j.judge.server.FixtureRequest;
import io.reward4j.judge.server.FixtureServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The models that judge, in a process of their own, so that the memory and the connections that are counted here are
/// the function's alone. Of their calls 30 % go wrong, in thirteen ways.
final class FaultyModels implements AutoCloseable {

    static final double SHARE_OF_FAULTS = 0.3;

    private static final long SEED = 20_261_121;
    private static final Fault[] FAULTS = {
            Fault.THROTTLED, Fault.NOT_READY, Fault.UNAVAILABLE, Fault.INTERNAL, Fault.MODEL_TIMEOUT,
            Fault.MODEL_ERROR, Fault.CLOSED, Fault.DRIP, Fault.HALF_BODY, Fault.HTML, Fault.WRONG_CONTENT_TYPE,
            Fault.REASONING_ONLY, Fault.TRUNCATED};
    private static final Pattern NUMBER = Pattern.compile("number (\\d+)\\b");

    private final Process process;
    private final URI endpoint;

    private FaultyModels(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static FaultyModels start() throws IOException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"),
                FaultyModels.class.getName()).redirectError(Redirect.INHERIT).start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String address = lines.readLine();
        if (address == null) {
            throw new IOException("the models did not start");
        }
        return new FaultyModels(process, URI.create(address));
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).close();
        process.onExit().join();
    }

    /// Serves until standard input ends.
    public static void main(String[] arguments) throws IOException {
        FixtureServer.Setup setup = FixtureServer.answering(FaultyModels::verdict)
                .withFaults(SEED, SHARE_OF_FAULTS, FAULTS);
        try (FixtureServer server = setup.start()) {
            System.out.println(server.endpoint());
            while (System.in.read() >= 0) {
                // nothing is said
            }
        }
    }

    private static String verdict(FixtureRequest request) {
        Matcher number = NUMBER.matcher(request.user());
        if (!number.find()) {
            throw new IllegalStateException("no number in " + request.user());
        }
        int level = Answers.level(Integer.parseInt(number.group(1)), request.converse());
        String code = request.user().substring(request.user().lastIndexOf(' ') + 1);
        return "{\"code\":\"" + code + "\",\"criteria\":{\"level\":{\"rationale\":\"r\",\"choice\":\"" + (level + 1)
                + "\"}}}";
    }
}
