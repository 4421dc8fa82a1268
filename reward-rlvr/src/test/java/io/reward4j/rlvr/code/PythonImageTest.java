package io.reward4j.rlvr.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonImageTest {

    @Test
    void moduleWithoutDataKeepsTheRest() {
        byte[] module = {0, 'a', 's', 'm', 1, 0, 0, 0, 1, 1, 7, 12, 1, 9, 10, 2, 1, 2, 11, (byte) 0x81, 0, 3, 0, 1, 5};

        assertThat(PythonImage.withoutData(module)).containsExactly(
                0, 'a', 's', 'm', 1, 0, 0, 0, 1, 1, 7, 10, 2, 1, 2, 0, 1, 5);
    }

    @Test
    void pagesOfZerosAreLeftOut() {
        byte[] page = new byte[GuestState.PAGE];
        assertThat(GuestState.withoutZeros(page)).isEmpty();
        page[GuestState.PAGE - 1] = 1;
        assertThat(GuestState.withoutZeros(page)).isSameAs(page);
    }

    @Test
    @Tag("long-fuzz")
    void imageThatIsNotWholeIsMadeAgainAndIsTheSame(@TempDir Path directory) throws IOException {
        try (PythonRunner python = Problems.python().build()) {
            assertThat(python.run(CodeTask.python("print(1)")).stdout()).isEqualTo("1\n");
        }
        byte[] image = Files.readAllBytes(PythonImage.file(Path.of("target", "python-image")));
        byte[] broken = image.clone();
        broken[image.length / 2]++;
        Files.write(PythonImage.file(directory), broken);

        PythonImage.in(directory);

        assertThat(Files.readAllBytes(PythonImage.file(directory))).isEqualTo(image);
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }
}
