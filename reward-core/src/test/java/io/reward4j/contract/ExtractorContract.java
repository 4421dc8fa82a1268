package io.reward4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// What every [Extractor] keeps: it is total on hostile text, and reads the same value each time.
public interface ExtractorContract {

    /// The extractor under test.
    Extractor<?> extractor();

    /// A text in which it finds a value.
    String readable();

    @Test
    default void readsAValueFromAReadableText() {
        assertThat(extractor().extract(readable())).isInstanceOf(Extraction.Found.class);
    }

    @Test
    default void readingAgainGivesTheSameValue() {
        assertThat(extractor().extract(readable())).isEqualTo(extractor().extract(readable()));
    }

    @Test
    default void anySmallHostileTextIsFoundOrMissingWithAReason() {
        HostileTexts.small().forEach((name, text) -> check(name, extractor().extract(text)));
    }

    @Test
    default void anyLargeHostileTextIsFoundOrMissingWithAReason() {
        HostileTexts.large().forEach((name, text) -> Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> check(name, extractor().extract(text)),
                name));
    }

    private static void check(String name, Extraction<?> extraction) {
        switch (extraction) {
            case Extraction.Found<?> found -> assertThat(found.value()).as(name).isNotNull();
            case Extraction.Missing<?> missing -> assertThat(missing.reason()).as(name).isNotBlank();
        }
    }
}
