package io.reward4j.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What functions are sent.
final class Events {

    private Events() {}

    /// The events of real trainers, out of the jar of the adapter's tests.
    static List<byte[]> ofTrainers() throws IOException, URISyntaxException {
        URI folder = Objects.requireNonNull(Events.class.getResource("/io/reward4j/wire/events")).toURI();
        List<byte[]> events = new ArrayList<>();
        try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of());
                Stream<Path> files = Files.list(jar.getPath("/io/reward4j/wire/events"))) {
            for (Path file : files.sorted().toList()) {
                events.add(Files.readAllBytes(file));
            }
        }
        assertThat(events).hasSizeGreaterThan(20);
        return events;
    }

    static byte[] answering(String completion) {
        return ("[{\"id\":1,\"messages\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\""
                + completion + "\"}],\"reference_answer\":\"positive\"}]").getBytes(UTF_8);
    }
}
