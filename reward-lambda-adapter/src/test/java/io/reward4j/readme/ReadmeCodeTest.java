package io.reward4j.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compiles each block of Java in the READMEs as it stands there. Statements are run too, where they need nothing from
/// outside; tests and methods that a page shows are run where their copies are, in the package `readme` of each module.
class ReadmeCodeTest {

    private static final Pattern TYPE = Pattern.compile("^(?:public |final )*(?:class|record|interface) (\\w+)",
            Pattern.MULTILINE);
    private static final Pattern MEMBERS = Pattern.compile("@Test|private |static ");
    private static final Pattern LISTED = Pattern.compile(
            "^public .*(?:class|record|interface|enum) (io\\.reward4j[a-z0-9.]*)\\.[A-Z]\\w+$");
    /// A port that may be taken, files that are not there, and the reader of OpenAPI, whose Jackson 2 stays out of here.
    private static final Pattern NEEDS_MORE = Pattern.compile(
            "start\\(8080\\)|Path\\.of\\(\"\\S+\\.jsonl\"\\)|OpenApi\\.parse");
    private static final String PACKAGE = "io.reward4j.readme.written";

    @TempDir
    private Path folder;

    @BeforeAll
    static void nameTheRegionThatBedrockAsksFor() {
        System.setProperty("aws.region", "us-east-1");
    }

    static Stream<Page> pagesWithJava() throws IOException {
        return Page.all().stream().filter(page -> !page.blocks("java").isEmpty() && !isAboutSpark(page));
    }

    /// Its code needs Spark, and is compiled by the tests of that example.
    private static boolean isAboutSpark(Page page) {
        return page.toString().startsWith("examples/spark-rollouts");
    }

    @Test
    void thePagesOfTheProjectAndOfAllModulesAreRead() throws IOException {
        assertThat(pagesWithJava()).extracting(Page::toString).contains("README.md", "reward-core/README.md",
                "reward-judge/README.md", "reward-lambda-adapter/README.md", "reward-lambda-adapter/TRAINERS.md",
                "reward-rlvr/README.md");
    }

    @ParameterizedTest
    @MethodSource("pagesWithJava")
    void everyBlockCompilesAndRunsWhereItNeedsNothingFromOutside(Page page) throws Exception {
        List<Page.Block> blocks = page.blocks("java");
        String members = "";
        List<Page.Block> statements = new ArrayList<>();
        for (Page.Block block : blocks) {
            var type = TYPE.matcher(block.text());
            if (type.find()) {
                write(type.group(1), block.text());
            } else if (MEMBERS.matcher(block.text()).lookingAt()) {
                members += block.text();
            } else {
                statements.add(block);
            }
        }
        write("Members", "abstract class Members extends Given {\n" + members + "}\n");
        for (Page.Block block : statements) {
            write(name(block), "public final class " + name(block) + " extends Members implements "
                    + Callable.class.getName() + "<String> {\n@Override\npublic String call() throws Exception {\n"
                    + block.text() + "return \"\";\n}\n}\n");
        }

        assertThat(compiled()).as(page.toString()).isEmpty();

        try (URLClassLoader classes = new URLClassLoader(new URL[]{folder.toUri().toURL()})) {
            for (Page.Block block : statements) {
                if (!NEEDS_MORE.matcher(block.text()).find()) {
                    Object written = classes.loadClass(PACKAGE + "." + name(block)).getConstructor().newInstance();
                    ((Callable<?>) written).call();
                }
            }
        }
    }

    @Test
    void theFirstProgramPrintsWhatTheReadmeSays() throws Exception {
        List<Page.Block> blocks = Page.at("README.md").blocks();
        int program = blocks.indexOf(
                blocks.stream().filter(block -> block.text().contains("void main(")).findFirst().orElseThrow());
        write("FirstReward", blocks.get(program).text());
        assertThat(compiled()).isEmpty();

        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"), PACKAGE + ".FirstReward")
                .redirectOutput(folder.resolve("printed").toFile()).start();

        assertThat(java.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(folder.resolve("printed")))
                .isEqualToNormalizingNewlines(blocks.get(program + 1).text());
    }

    private static String name(Page.Block block) {
        return "Line" + block.line();
    }

    private void write(String name, String code) throws IOException {
        String imports = code.startsWith("import ") ? "" : imports();
        Files.writeString(folder.resolve(name + ".java"), "package " + PACKAGE + ";\n" + imports + code);
    }

    /// Returns what the compiler says.
    private String compiled() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assumeTrue(compiler != null, "the tests run on a JRE, which has no compiler");
        StringWriter said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null); var sources = Files.list(folder)) {
            List<String> options = List.of("-d", folder.toString(), "-proc:none",
                    "-Xlint:deprecation,rawtypes,unchecked");
            compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources.toList()))
                    .call();
        }
        return said.toString();
    }

    /// Returns imports of all packages of the API, and of what the blocks need beside it.
    private static String imports() throws IOException {
        Set<String> names = new TreeSet<>(List.of("java.io.*", "java.net.*", "java.nio.file.*", "java.time.*",
                "java.util.*", "io.reward4j.readme.Given", "io.reward4j.readme.Given.ChabsaSentiment",
                "org.junit.jupiter.api.Test", "org.junit.jupiter.api.io.TempDir",
                "tools.jackson.databind.node.JsonNodeFactory", "static io.reward4j.rlvr.instruction.Bound.*",
                "static java.nio.charset.StandardCharsets.UTF_8", "static org.assertj.core.api.Assertions.*"));
        for (String module : List.of("reward-core", "reward-rlvr", "reward-judge", "reward-lambda-adapter")) {
            for (String line : Files.readAllLines(Page.ROOT.resolve(module).resolve("src/test/resources/api.txt"))) {
                LISTED.matcher(line).results().forEach(found -> names.add(found.group(1) + ".*"));
            }
        }
        StringBuilder imports = new StringBuilder();
        names.forEach(name -> imports.append("import ").append(name).append(";\n"));
        return imports.toString();
    }
}
