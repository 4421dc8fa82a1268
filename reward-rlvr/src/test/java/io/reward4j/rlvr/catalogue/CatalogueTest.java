package io.reward4j.rlvr.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.GroupRewardFunction;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.Similarity;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The catalogue of the README names all there is, and says of it what is so.
class CatalogueTest {

    private static final Path README = Path.of("README.md");
    private static final Path API = Path.of("src", "test", "resources", "api.txt");

    /// Instructions are counted by a page of their own.
    private static final String INSTRUCTIONS = "io.reward4j.rlvr.instruction.Instructions";

    private static final Sample SAMPLE = Sample.of("What is 2 + 2?", "It is \\boxed{4}.")
            .withMetadata(Map.of("truncated", false, "outputs", List.of("4"), "target_document", "It is 4.",
                    "instruction_id_list", List.of("punctuation:no_comma"), "kwargs", List.of(Map.of())));

    private record Line(String call, String range, String reference) {}

    private static List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : Files.readAllLines(README)) {
            String[] cells = line.split(" \\| ", -1);
            if (line.startsWith("| `") && cells.length == 7) {
                lines.add(new Line(cells[0].substring(3, cells[0].length() - 1), cells[2], cells[3]));
            }
        }
        return lines;
    }

    @Test
    void everyFactoryOfTheApiIsInTheCatalogue() throws Exception {
        String readme = Files.readString(README);
        Set<String> missing = new TreeSet<>();
        for (String line : Files.readAllLines(API)) {
            if (line.startsWith("public") && !line.contains("$")) {
                String name = line.replaceFirst(".* (io\\.reward4j\\.[\\w.]+).*", "$1").replaceFirst("<.*", "");
                factories(Class.forName(name)).filter(call -> !readme.contains(call)).forEach(missing::add);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static java.util.stream.Stream<String> factories(Class<?> type) {
        return List.of(type.getDeclaredMethods()).stream()
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .filter(method -> !type.getName().equals(INSTRUCTIONS) && isPart(method))
                .map(method -> type.getSimpleName() + "." + method.getName() + "(");
    }

    private static boolean isPart(Method method) {
        Class<?> made = method.getReturnType();
        return RewardFunction.class.isAssignableFrom(made) || GroupRewardFunction.class.isAssignableFrom(made)
                || made == Extractor.class || made == Similarity.class;
    }

    @Test
    void everyScorerOfTheCatalogueHasTheRangeAndNeedsTheReferenceThatItSays() throws IOException {
        Map<String, RewardFunction> scorers = Catalogue.scorers();
        List<Line> lines = lines();
        assertThat(lines).extracting(Line::call).containsExactlyElementsOf(scorers.keySet());
        for (Line line : lines) {
            RewardFunction scorer = Objects.requireNonNull(scorers.get(line.call()));
            assertThat(line.range()).as(line.call()).isEqualTo(range(scorer.traits()));
            assertThat(line.reference()).as(line.call()).isEqualTo(needsReference(scorer) ? "yes" : "no");
        }
    }

    static String range(Traits traits) {
        return number(traits.min()) + " to " + number(traits.max());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static boolean needsReference(RewardFunction scorer) {
        try {
            scorer.score(SAMPLE);
            return false;
        } catch (RewardException e) {
            return e.kind() == RewardException.Kind.MISSING_REFERENCE;
        }
    }
}
