package io.reward4j.rlvr;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.rlvr.api.OpenApi;
import io.reward4j.rlvr.code.HttpCodeRunner;
import io.reward4j.rlvr.sql.SqlDatabase;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Optional dependencies that are missing are named with their coordinates.
class MissingLibrariesTest {

    @Test
    void sqliteIsNamed() throws Exception {
        try (URLClassLoader loader = without("sqlite4j", "chicory")) {
            Class<?> type = loader.loadClass(SqlDatabase.class.getName());
            assertThatThrownBy(() -> type.getMethod("sqlite", String.class).invoke(null, ""))
                    .cause().isInstanceOf(IllegalStateException.class).hasMessageContaining("io.roastedroot:sqlite4j");
        }
    }

    @Test
    void theParserOfApisIsNamed() throws Exception {
        try (URLClassLoader loader = without("swagger")) {
            Class<?> type = loader.loadClass(OpenApi.class.getName());
            assertThatThrownBy(() -> type.getMethod("parse", String.class).invoke(null, "{}"))
                    .cause().isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("io.swagger.parser.v3:swagger-parser-v3");
        }
    }

    @Test
    void failsafeIsNamed() throws Exception {
        try (URLClassLoader loader = without("failsafe")) {
            Class<?> type = loader.loadClass(HttpCodeRunner.class.getName());
            assertThatThrownBy(() -> type.getMethod("piston", URI.class).invoke(null, URI.create("http://localhost")))
                    .cause().isInstanceOf(IllegalStateException.class).hasMessageContaining("dev.failsafe:failsafe");
        }
    }

    private static URLClassLoader without(String... names) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (List.of(names).stream().noneMatch(Path.of(entry).getFileName().toString()::contains)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }
}
