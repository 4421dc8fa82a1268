package io.reward4j.rlvr.json;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.JsonExtractors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;

/// The JSON-Schema-Test-Suite.
final class SchemaSuite {

    private SchemaSuite() {}

    /// One schema and the values that are tested against it.
    record Group(String file, String description, JsonNode schema, JsonNode tests) {

        /// Tells whether the schema refers to documents of the suite's own server.
        boolean needsRemote() {
            return schema.toString().contains("localhost:1234");
        }
    }

    /// Returns the groups of the files in a folder such as `draft7`, or `draft7/optional`.
    static List<Group> groups(String folder) {
        List<Group> groups = new ArrayList<>();
        try (InputStream resource = SchemaSuite.class.getResourceAsStream("json-schema-test-suite.zip");
                ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(resource))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                String prefix = "tests/" + folder + "/";
                if (name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0) {
                    String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    for (JsonNode group : json(text)) {
                        groups.add(new Group(
                                name.substring(prefix.length()),
                                group.path("description").asString(),
                                group.path("schema"),
                                group.path("tests")));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return groups;
    }

    private static JsonNode json(String text) {
        return switch (JsonExtractors.strict().extract(text)) {
            case Extraction.Found<JsonNode>(JsonNode value) -> value;
            case Extraction.Missing<JsonNode>(String reason) -> throw new IllegalStateException(reason);
        };
    }
}
