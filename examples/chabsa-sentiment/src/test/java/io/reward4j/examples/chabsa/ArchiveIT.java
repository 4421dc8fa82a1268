package io.reward4j.examples.chabsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArchiveIT {

    private static final String HANDLER = "io.reward4j.examples.chabsa.ChabsaLambda";
    private static final Path ARCHIVE = Path.of(System.getProperty("lambda.archive"));
    private static final int JAVA_21 = 65;

    /// A class loader that sees the archive and the JDK.
    private static URLClassLoader loader;

    @BeforeAll
    static void open() throws IOException {
        loader = new URLClassLoader(new URL[]{ARCHIVE.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    @Test
    void anEventOfRealSentencesIsAnsweredAsTheClassesDo() throws Exception {
        List<Opinion> opinions = Opinion.all().subList(0, 3);
        var event = JsonMapper.shared().createArrayNode();
        event.add(Rollouts.event(opinions.get(0), "right", "\\boxed{" + opinions.get(0).polarity() + "}"));
        event.add(Rollouts.event(opinions.get(1), "none", "I cannot tell."));
        event.add(Rollouts.event(opinions.get(2), "both", "positive, or rather negative"));

        JsonNode results = new Handler(HANDLER, loader).answer(event);

        assertThat(results.valueStream().map(result -> result.path("aggregate_reward_score").asDouble()))
                .containsExactly(1.0, 0.0, 0.0);
        assertThat(results).isEqualTo(new Handler(HANDLER, ArchiveIT.class.getClassLoader()).answer(event));
    }

    @Test
    void theHandlerComesFromTheArchive() throws Exception {
        Class<?> handler = loader.loadClass(HANDLER);
        assertThat(Path.of(handler.getProtectionDomain().getCodeSource().getLocation().toURI())).isEqualTo(ARCHIVE);
        assertThat(handler).isNotSameAs(ChabsaLambda.class);
    }

    @Test
    void theArchiveHoldsClassesForJava21EachOnce() throws Exception {
        try (JarFile jar = new JarFile(ARCHIVE.toFile())) {
            List<JarEntry> classes = jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
            assertThat(classes).extracting(JarEntry::getName).doesNotHaveDuplicates().hasSizeGreaterThan(100)
                    .contains(HANDLER.replace('.', '/') + ".class")
                    .noneMatch(name -> name.contains("Demo") && name.startsWith("io/reward4j/"))
                    .noneMatch(name -> name.startsWith("META-INF/") || name.startsWith("org/junit/"))
                    .noneMatch(name -> name.startsWith("software/amazon/"));
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
        assertThat(Path.of(code).toRealPath()).isEqualTo(ARCHIVE.toRealPath());
    }
}
