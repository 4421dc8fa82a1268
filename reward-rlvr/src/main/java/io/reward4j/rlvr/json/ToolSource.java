package io.reward4j.rlvr.json;

import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.rlvr.json.schema.SchemaValidator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Where the schemas of tools come from.
@FunctionalInterface
interface ToolSource {

    /// No schemas are known.
    ToolSource NONE = sample -> Map.of();

    /// Where a sample's metadata, which holds the unknown fields of its event too, names the tools.
    List<JsonPointer> PLACES = List.of(
            JsonPointer.compile("/tools"), JsonPointer.compile("/toolConfig/tools"), JsonPointer.compile("/functions"));

    /// Returns the schema of each tool's arguments, by the tool's name.
    ///
    /// @throws RewardException if the sample should name its tools and does not
    Map<String, SchemaValidator> of(Sample sample);

    /// Returns the schemas that are given in code.
    ///
    /// @throws IllegalArgumentException if the tools cannot be read
    static ToolSource given(String tools) {
        Map<String, SchemaValidator> schemas = ToolSchemas.of(tools);
        return sample -> schemas;
    }

    /// Returns the schemas that come with each sample. The last ones are kept, since the samples of a run share them.
    static ToolSource ofSample() {
        RecentTools recent = new RecentTools();
        return sample -> {
            try {
                return recent.of(tools(sample));
            } catch (IllegalArgumentException e) {
                throw RewardException.missingReference(
                        sample.describe() + " has unusable tools in its metadata: " + e.getMessage());
            }
        };
    }

    private static JsonNode tools(Sample sample) {
        for (JsonPointer place : PLACES) {
            JsonNode tools = sample.metadata().at(place);
            if (!tools.isMissingNode() && !tools.isNull()) {
                return tools;
            }
        }
        throw RewardException.missingReference(sample.describe() + " names no tools: they are looked for in "
                + PLACES + " of its metadata");
    }
}
