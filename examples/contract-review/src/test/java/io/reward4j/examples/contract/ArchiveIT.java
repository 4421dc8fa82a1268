package io.reward4j.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.judge.server.FixtureRequest;
import io.reward4j.judge.server.FixtureServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArchiveIT {

    private static final String HANDLER = "io.reward4j.examples.contract.ContractReviewLambda";
    private static final int JAVA_21 = 65;
    private static final int LARGEST = 20_000_000;

    /// How the SDK is told of the server, as `AWS_ENDPOINT_URL_BEDROCK_RUNTIME` and its like would.
    private static final String ENDPOINT = "aws.endpointUrlBedrockRuntime";
    private static final Map<String, String> ACCOUNT = Map.of(
            "aws.region", "us-east-1", "aws.accessKeyId", "test", "aws.secretAccessKey", "test");

    @TempDir
    private static Path folder;

    private static FixtureServer bedrock;
    private static Archive archive;
    private static URLClassLoader loader;
    private static Handler handler;

    @BeforeAll
    static void startTheHandlerOfTheArchive() throws Exception {
        bedrock = FixtureServer.answering(ArchiveIT::verdict).start();
        System.setProperty(ENDPOINT, bedrock.endpoint().toString());
        ACCOUNT.forEach(System::setProperty);
        archive = Archive.unpack(Archive.file(), folder);
        loader = archive.loader();
        handler = new Handler(HANDLER, loader);
    }

    @AfterAll
    static void stop() throws IOException {
        loader.close();
        bedrock.close();
        System.clearProperty(ENDPOINT);
        ACCOUNT.keySet().forEach(System::clearProperty);
    }

    /// Grades every comment 5, 4 and 3.
    private static String verdict(FixtureRequest request) {
        String code = request.user().substring(request.user().lastIndexOf(' ') + 1);
        return new StubJudge(5, 4, 3).verdict(request.user(), code);
    }

    private static JsonNode event(Variant... variants) {
        Contract contract = Contract.all().getFirst();
        var event = JsonMapper.shared().createArrayNode();
        List.of(variants).forEach(variant -> event.add(Rollouts.event(contract, variant)));
        return event;
    }

    private static double metric(JsonNode result, String name) {
        return result.path("metrics_list").valueStream()
                .filter(metric -> metric.path("name").asString().equals(name))
                .findFirst().orElseThrow()
                .path("value").asDouble();
    }

    @Test
    void aRealContractWithAGoodReviewIsWorthWhatTheClassesSay() throws Exception {
        JsonNode event = event(Variant.GOOD);
        int before = bedrock.calls();

        JsonNode result = handler.answer(event);

        assertThat(bedrock.calls() - before).isOne();
        assertThat(metric(result.get(0), "comments/judge")).isEqualTo(0.75);
        assertThat(result.get(0).path("aggregate_reward_score").asDouble()).isBetween(0.8, 0.95);
        assertThat(result).isEqualTo(new Handler(HANDLER, ArchiveIT.class.getClassLoader()).answer(event));
    }

    @Test
    void aReviewInFrenchIsToldFromOneInEnglish() throws Exception {
        JsonNode results = handler.answer(event(Variant.GOOD, Variant.WRONG_LANGUAGE));

        assertThat(metric(results.get(0), "language")).isEqualTo(1);
        assertThat(metric(results.get(1), "language")).isZero();
    }

    @Test
    void aReviewThatTheSchemaDoesNotAllowIsWorthNothing() throws Exception {
        JsonNode results = handler.answer(event(Variant.INCOMPLETE, Variant.BROKEN_JSON));

        for (JsonNode result : results) {
            assertThat(metric(result, "schema")).isLessThan(1);
            assertThat(result.path("aggregate_reward_score").asDouble()).isZero();
            assertThat(metric(result, "reward_failed")).isZero();
        }
    }

    @Test
    void allClassesComeFromTheArchive() throws Exception {
        for (String name : List.of(HANDLER, "io.reward4j.judge.bedrock.BedrockJudgeModel",
                "software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient",
                "opennlp.tools.langdetect.LanguageDetectorME", "com.networknt.schema.Schema")) {
            assertThat(Path.of(loader.loadClass(name).getProtectionDomain().getCodeSource().getLocation().toURI()))
                    .as(name).isIn(archive.jars());
            assertThatExceptionOfType(ClassNotFoundException.class).as("a class of the JDK").isThrownBy(
                    () -> ClassLoader.getPlatformClassLoader().loadClass(name));
        }
    }

    @Test
    void theArchiveIsOneJarOfClassesForJava21EachOnce() throws Exception {
        assertThat(Files.size(Archive.file())).isLessThan(LARGEST);
        assertThat(archive.jars()).hasSize(1);
        try (JarFile jar = new JarFile(archive.jars().getFirst().toFile())) {
            List<JarEntry> classes = jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
            assertThat(classes).extracting(JarEntry::getName).doesNotHaveDuplicates().hasSizeGreaterThan(1_000)
                    .contains(HANDLER.replace('.', '/') + ".class")
                    .noneMatch(name -> name.contains("Demo") && name.startsWith("io/reward4j/"))
                    .noneMatch(name -> name.startsWith("META-INF/") || name.startsWith("org/junit/"));
            for (JarEntry entry : classes) {
                try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
                    in.readInt();
                    in.readUnsignedShort();
                    assertThat(in.readUnsignedShort()).as(entry.getName()).isLessThanOrEqualTo(JAVA_21);
                }
            }
        }
    }

    @Test
    void theTemplateDeploysTheArchive() throws Exception {
        String code = Template.read().properties("RewardFunction").path("CodeUri").asString();
        assertThat(Path.of(code).toRealPath()).isEqualTo(Archive.file().toRealPath());
    }
}
