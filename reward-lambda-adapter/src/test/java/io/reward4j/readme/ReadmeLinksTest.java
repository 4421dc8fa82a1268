package io.reward4j.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The links of the READMEs within the project lead to files and headings that exist.
class ReadmeLinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    static Stream<Page> pages() throws IOException {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Page page) {
        LINK.matcher(page.prose()).results().forEach(link -> {
            Path target = link.group(1).isEmpty() ? page.file() : page.file().resolveSibling(link.group(1));
            assertThat(target).as(page + ": " + link.group()).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target)).as(page + ": " + link.group()).contains(link.group(2));
            }
        });
    }

    /// Returns the names that a page's headings have in links.
    private static Stream<String> anchors(Path file) {
        try {
            return HEADING.matcher(new Page(file, Files.readString(file)).prose()).results()
                    .map(heading -> heading.group(1).toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
