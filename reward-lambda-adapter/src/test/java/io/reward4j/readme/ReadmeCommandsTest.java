package io.reward4j.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The commands of Maven in the READMEs name profiles, modules and properties that exist.
class ReadmeCommandsTest {

    private static final Pattern COMMAND = Pattern.compile("(?:^|`)(mvn [^`#\n]+)", Pattern.MULTILINE);
    private static final Pattern PROFILES = Pattern.compile(" -P(\\S+)");
    private static final Pattern MODULES = Pattern.compile(" -pl (\\S+)");
    private static final Pattern PROPERTIES = Pattern.compile(" -D([\\w.-]+)");
    private static final Pattern PROFILE = Pattern.compile("<profile>\\s*<id>([\\w-]+)</id>");
    private static final Set<String> OF_MAVEN = Set.of("skipTests", "test", "maven.javadoc.skip", "includeScope",
            "altDeploymentRepository");

    private static final List<String> MODULES_OF_THE_PROJECT = List.of("reward-core", "reward-rlvr", "reward-judge",
            "reward-lambda-adapter", "examples");

    private record Command(Page page, String text) {

        /// Returns the files of the builds that a command may be for: the project's and its modules', those that it
        /// names, and that beside the page.
        Stream<Path> builds() {
            Stream<Path> named = Stream.concat(MODULES_OF_THE_PROJECT.stream(), named(MODULES, text))
                    .map(Page.ROOT::resolve);
            return Stream.concat(Stream.of(Page.ROOT, page.file().getParent()), named)
                    .map(folder -> folder.resolve("pom.xml")).filter(Files::exists).distinct();
        }

        String poms() throws IOException {
            StringBuilder poms = new StringBuilder();
            for (Path build : builds().toList()) {
                poms.append(Files.readString(build));
            }
            return poms.toString();
        }
    }

    private static List<Command> commands() throws IOException {
        List<Command> commands = new ArrayList<>();
        for (Page page : Page.all()) {
            COMMAND.matcher(page.text()).results().forEach(found -> commands.add(new Command(page, found.group(1))));
        }
        return commands;
    }

    private static Stream<String> named(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1))
                .flatMap(list -> Arrays.stream(list.split(",", -1)));
    }

    @Test
    void theReadmesHaveCommands() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(20).extracting(Command::text).contains("mvn verify");
    }

    @Test
    void everyProfileExists() throws IOException {
        for (Command command : commands()) {
            Set<String> profiles = new TreeSet<>(
                    PROFILE.matcher(command.poms()).results().map(found -> found.group(1)).toList());
            assertThat(profiles).as(command.page() + ": " + command.text())
                    .containsAll(named(PROFILES, command.text()).toList());
        }
    }

    @Test
    void everyModuleExists() throws IOException {
        for (Command command : commands()) {
            assertThat(named(MODULES, command.text())).as(command.page() + ": " + command.text())
                    .allMatch(module -> Files.exists(Page.ROOT.resolve(module).resolve("pom.xml")));
        }
    }

    @Test
    void everyPropertyIsReadByABuild() throws IOException {
        for (Command command : commands()) {
            String poms = command.poms();
            assertThat(named(PROPERTIES, command.text())).as(command.page() + ": " + command.text())
                    .allMatch(name -> OF_MAVEN.contains(name) || poms.contains(name));
        }
    }
}
