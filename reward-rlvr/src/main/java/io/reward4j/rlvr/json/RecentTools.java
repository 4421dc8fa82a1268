package io.reward4j.rlvr.json;

import io.reward4j.rlvr.json.schema.SchemaValidator;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Keeps the schemas of the lists of tools that were used last, since making them takes much longer than using them.
/// Safe for use by several threads.
final class RecentTools {

    private static final int MOST = 64;

    private final Map<JsonNode, Map<String, SchemaValidator>> recent = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonNode, Map<String, SchemaValidator>> eldest) {
            return size() > MOST;
        }
    };

    /// Returns the schema of each tool's arguments, by the tool's name.
    ///
    /// @param tools an array, or its text; not changed from now on
    /// @throws IllegalArgumentException if they cannot be read
    Map<String, SchemaValidator> of(JsonNode tools) {
        synchronized (recent) {
            Map<String, SchemaValidator> known = recent.get(tools);
            if (known != null) {
                return known;
            }
        }
        Map<String, SchemaValidator> schemas = ToolSchemas.of(
                tools.isString() ? tools.stringValue() : tools.toString());
        synchronized (recent) {
            recent.put(tools, schemas);
        }
        return schemas;
    }
}
