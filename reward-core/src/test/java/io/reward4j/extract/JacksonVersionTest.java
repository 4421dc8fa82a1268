package io.reward4j.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JacksonVersionTest {

    @Test
    void theAnnotationsOfThisBuildAreNewEnough() {
        assertThatCode(JacksonVersion::check).doesNotThrowAnyException();
    }

    /// The class path of Spring Boot 3: everything, but the annotations without what 2.21 added.
    @Test
    void olderAnnotationsAreSaidAtFirstUseWithTheFix(@TempDir Path folder) throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path file = Path.of(entry).toAbsolutePath();
            boolean annotations = file.getFileName().toString().startsWith("jackson-annotations");
            path.add(
                    (annotations ? older(file, folder.resolve("jackson-annotations-2.19.jar")) : file).toUri().toURL());
        }
        try (URLClassLoader boot = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var of = boot.loadClass("io.reward4j.Sample").getMethod("of", String.class, String.class);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> of.invoke(null, "q", "a")).cause().isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("Jackson 3.1 needs 2.21 or later")
                        .hasMessageContaining("import the BOM io.reward4j:reward-parent");
            }
        }
    }

    private static Path older(Path annotations, Path copy) throws Exception {
        try (JarFile in = new JarFile(annotations.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
            for (JarEntry entry : in.stream().toList()) {
                if (!entry.getName().contains("SerializeAs") && !entry.getName().contains("DeserializeAs")) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.getInputStream(entry).transferTo(out);
                }
            }
        }
        assertThat(copy).exists();
        return copy;
    }
}
