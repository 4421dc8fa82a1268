package io.reward4j.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.RewardFunction;
import io.reward4j.examples.chabsa.ChabsaSentiment;
import io.reward4j.lambda.Rehearsal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A function as it is deployed: one archive.
///
/// @param example the folder of the example
/// @param handler the name of the handler's class
/// @param reward the same reward, for the replies to expect
record Packaged(String example, String handler, RewardFunction reward) {

    static final Packaged CHABSA = new Packaged(
            "chabsa-sentiment", "io.reward4j.examples.chabsa.ChabsaLambda", ChabsaSentiment.reward());

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /// Starts it in a folder of its own, with no class but those of the archive and of the client.
    Rehearsal start(Path folder, String... options) throws IOException {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xmx512m", "-XX:+UseSerialGC"));
        java.addAll(List.of(options));
        java.addAll(List.of("-cp", classPath(), CLIENT, handler));
        ProcessBuilder command = new ProcessBuilder(java);
        command.environment().keySet().removeIf(
                name -> name.startsWith("AWS_") || name.startsWith("REWARD_") || name.equals("CLASSPATH"));
        return Rehearsal.start(command.directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile()));
    }

    private String classPath() throws IOException {
        Path archive = Path.of(System.getProperty("archives"), example, "target", example + "-lambda.jar");
        assertThat(archive).isRegularFile();
        List<Path> jars = new ArrayList<>(List.of(archive.toAbsolutePath()));
        try (Stream<Path> client = Files.list(Path.of(System.getProperty("client")))) {
            client.sorted().forEach(jars::add);
        }
        assertThat(jars).hasSize(6);
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public String toString() {
        return example;
    }
}
