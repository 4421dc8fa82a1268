package io.reward4j.rlvr.instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingBreaksTest {

    @Test
    void aMissingDependencyIsNamedWhenAnInstructionIsMade() throws Exception {
        try (URLClassLoader loader = withoutIcu()) {
            Class<?> instructions = loader.loadClass(Instructions.class.getName());
            Class<?> rewards = loader.loadClass(InstructionReward.class.getName());
            assertThat(instructions).isNotSameAs(Instructions.class);
            assertThatThrownBy(() -> instructions.getMethod("noCommas").invoke(null))
                    .rootCause().isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> instructions.getMethod("noCommas").invoke(null))
                    .cause().isInstanceOf(IllegalStateException.class).hasMessageContaining("com.ibm.icu:icu4j");
            assertThatThrownBy(() -> rewards.getMethod("ifEval").invoke(null))
                    .cause().isInstanceOf(IllegalStateException.class).hasMessageContaining("com.ibm.icu:icu4j");
        }
    }

    private static URLClassLoader withoutIcu() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("icu4j")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }
}
