package io.reward4j.judge.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.GroupRewardFunction;
import io.reward4j.PreferenceFunction;
import io.reward4j.RewardFunction;
import io.reward4j.judge.Criterion;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The catalogue of judges in the README names all there is.
class JudgeCatalogueTest {

    @Test
    void everyJudgeOfTheApiIsInTheCatalogue() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        Set<String> missing = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src", "test", "resources", "api.txt"))) {
            if (line.startsWith("public") && !line.contains("$")) {
                String name = line.replaceFirst(".* (io\\.reward4j\\.[\\w.]+).*", "$1").replaceFirst("<.*", "");
                judges(Class.forName(name)).filter(call -> !readme.contains(call)).forEach(missing::add);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Stream<String> judges(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .filter(JudgeCatalogueTest::isJudge)
                .map(method -> type.getSimpleName() + "." + method.getName() + "(");
    }

    private static boolean isJudge(Method method) {
        Class<?> made = method.getReturnType();
        return made == Criterion.class || Stream.of(RewardFunction.class, GroupRewardFunction.class,
                PreferenceFunction.class).anyMatch(kind -> kind.isAssignableFrom(made));
    }
}
