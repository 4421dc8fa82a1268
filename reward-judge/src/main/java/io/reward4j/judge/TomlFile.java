package io.reward4j.judge;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// The text of a TOML file as JSON. The one place that needs Jackson's TOML module, which is an optional dependency.
final class TomlFile {

    private TomlFile() {}

    /// @param name the file's, for messages
    /// @throws IllegalArgumentException if the text is no TOML
    /// @throws IllegalStateException if the module is missing
    static JsonNode read(String name, String text) {
        try {
            return new TomlMapper().readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(name + " is no TOML: " + e.getMessage(), e);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "rubrics in TOML are read with Jackson's TOML module, which is missing: add"
                            + " tools.jackson.dataformat:jackson-dataformat-toml to the dependencies",
                    e);
        }
    }
}
