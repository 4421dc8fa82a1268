package io.reward4j.rlvr.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.rlvr.growth.Work.Done;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The readers of what a model wrote, which count what they do.
record GrowingReaders(Map<String, Consumer<String>> readers) {

    /// Past what an answer may have in characters to be read as mathematics, which takes more than linear effort.
    private static final int BEYOND_MATHEMATICS = 12_000;

    /// The readers, in classes of their own that count their steps.
    static GrowingReaders all() {
        try {
            Object readers = new CountingLoader().loadClass(Readers.class.getName()).getConstructor().newInstance();
            @SuppressWarnings("unchecked")
            Supplier<Map<String, Consumer<String>>> supplier = (Supplier<Map<String, Consumer<String>>>) readers;
            return new GrowingReaders(supplier.get());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Some of the readers.
    GrowingReaders only(Set<String> names) {
        Map<String, Consumer<String>> some = new LinkedHashMap<>(readers);
        some.keySet().retainAll(names);
        return new GrowingReaders(some);
    }

    /// Checks that a text so many times as long takes no more than so many times the work.
    void check(List<Repeated> texts, int length, int times) {
        List<String> faults = new ArrayList<>();
        readers.forEach((name, reader) -> {
            int shorter = name.startsWith("Math") ? Math.max(length, BEYOND_MATHEMATICS) : length;
            for (Repeated text : texts) {
                String once = text.of(shorter);
                String oftener = text.of(shorter * times);
                Done little = Work.by(() -> reader.accept(once));
                Done much = Work.by(() -> reader.accept(oftener));
                if (much.outgrows(little, times, oftener.length())) {
                    faults.add(name + " on " + text + ": " + little + " became " + much);
                }
            }
        });
        assertThat(faults).isEmpty();
    }
}
