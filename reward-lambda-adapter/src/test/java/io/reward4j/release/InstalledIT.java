package io.reward4j.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds what was installed to what Maven Central and users ask for. Not part of the build, which installs nothing:
/// `.ci/run` names the repository as `installed.repository`.
class InstalledIT {

    private static final Path GROUP = Path.of(
            System.getProperty("installed.repository", "no repository was named"), "io", "reward4j");

    @ParameterizedTest
    @CsvSource({"reward-core,io.reward4j", "reward-rlvr,io.reward4j.rlvr", "reward-judge,io.reward4j.judge",
            "reward-lambda-adapter,io.reward4j.wire"})
    void everyModuleIsInstalledWithItsSourcesItsDocumentationAndAName(String module, String name) throws IOException {
        assertThat(installed(module, "-sources.jar")).isNotEmptyFile();
        assertThat(installed(module, "-javadoc.jar")).isNotEmptyFile();
        try (JarFile jar = new JarFile(installed(module, ".jar").toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name")).isEqualTo(name);
            assertThat(jar.stream().filter(entry -> entry.getName().endsWith(".class"))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reward-parent", "reward-core", "reward-rlvr", "reward-judge", "reward-lambda-adapter"})
    void everyPomHasANameAndADescriptionOfItsOwn(String module) throws Exception {
        Element pom = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(installed(module, ".pom").toFile()).getDocumentElement();
        assertThat(child(pom, "name")).isNotBlank();
        assertThat(child(pom, "description")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"reward-core,tools.jackson.core:jackson-databind", "reward-rlvr,com.google.re2j:re2j",
            "reward-rlvr,com.networknt:json-schema-validator", "reward-judge,dev.failsafe:failsafe",
            "reward-judge,software.amazon.awssdk:bedrockruntime",
            "reward-judge,com.netflix.concurrency-limits:concurrency-limits-core",
            "reward-lambda-adapter,com.amazonaws:aws-lambda-java-core", "reward-lambda-adapter,org.crac:crac",
            "reward-lambda-adapter,io.reward4j:reward-core"})
    void whatIsNeededAtRunTimeIsListed(String module, String dependency) throws IOException {
        assertThat(listed(module)).extracting(InstalledIT::name).contains(dependency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reward-core", "reward-rlvr", "reward-judge", "reward-lambda-adapter"})
    void everythingListedHasALicenceAndNothingIsForTestsOnly(String module) throws IOException {
        assertThat(listed(module)).isNotEmpty().allSatisfy(component -> {
            assertThat(component.path("licenses").size()).as(name(component)).isPositive();
            assertThat(component.path("group").asString()).isNotIn(
                    "org.junit.jupiter", "net.jqwik", "org.assertj", "com.tngtech.archunit", "org.hipparchus");
            assertThat(component.path("name").asString()).isNotEqualTo("slf4j-nop");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"reward-core", "reward-rlvr", "reward-judge", "reward-lambda-adapter"})
    void theListIsTheSameForTheSameInput(String module) throws IOException {
        JsonNode list = list(module);
        assertThat(list.has("serialNumber")).isFalse();
        assertThat(list.at("/metadata/timestamp").asString("")).isIn("", "2026-11-01T00:00:00Z");
    }

    private static List<JsonNode> listed(String module) throws IOException {
        List<JsonNode> components = new ArrayList<>();
        list(module).path("components").forEach(components::add);
        return components;
    }

    private static JsonNode list(String module) throws IOException {
        return JsonMapper.shared().readTree(installed(module, "-cyclonedx.json"));
    }

    private static String name(JsonNode component) {
        return component.path("group").asString() + ":" + component.path("name").asString();
    }

    /// Returns the file of the module's one version.
    private static Path installed(String module, String ending) throws IOException {
        try (Stream<Path> versions = Files.list(GROUP.resolve(module)).filter(Files::isDirectory)) {
            List<Path> all = versions.toList();
            assertThat(all).hasSize(1);
            Path version = all.getFirst();
            return version.resolve(module + "-" + version.getFileName() + ending);
        }
    }

    private static String child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent();
            }
        }
        return "";
    }
}
