package io.reward4j.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.RewardFunction;
import io.reward4j.examples.chabsa.ChabsaSentiment;
import io.reward4j.examples.contract.ContractReview;
import io.reward4j.judge.JudgeModel;
import io.reward4j.lambda.LambdaEmulator;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A function as it is deployed: one archive.
///
/// @param example the folder of the example
/// @param handler the name of the handler's class
/// @param reward the same reward, for the replies to expect
/// @param environment what the function is told
record Packaged(String example, String handler, RewardFunction reward, Map<String, String> environment) {

    static final Packaged CHABSA = new Packaged(
            "chabsa-sentiment", "io.reward4j.examples.chabsa.ChabsaLambda", ChabsaSentiment.reward(), Map.of());

    private static final JudgeModel NOBODY = prompt -> {
        throw new AssertionError("a judge was asked");
    };

    /// The contract review, with its judge on a server of this machine.
    static Packaged contractReview(URI bedrock) {
        return new Packaged(
                "contract-review",
                "io.reward4j.examples.contract.ContractReviewLambda",
                ContractReview.reward(NOBODY),
                Map.of(
                        "JUDGE_MODEL", "us.amazon.nova-pro-v1:0",
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", bedrock.toString()));
    }

    /// The same function, started from a snapshot that is taken at once.
    Packaged fromSnapshot() {
        Map<String, String> told = new HashMap<>(environment);
        told.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        told.put("REWARD_PRIMING_SECONDS", "1");
        return new Packaged(example, handler, reward, Map.copyOf(told));
    }

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /// Starts it in a folder of its own, with no class but those of the archive and of the client.
    LambdaEmulator start(Path folder, String... options) throws IOException {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xmx512m", "-XX:+UseSerialGC",
                // where CRaC finds what the client brings along
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
        java.addAll(List.of(options));
        java.addAll(List.of("-cp", classPath(), CLIENT, handler));
        ProcessBuilder command = new ProcessBuilder(java);
        command.environment().keySet().removeIf(
                name -> name.startsWith("AWS_") || name.startsWith("REWARD_") || name.equals("CLASSPATH"));
        command.environment().putAll(environment);
        return LambdaEmulator.start(command.directory(folder.toFile())
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
