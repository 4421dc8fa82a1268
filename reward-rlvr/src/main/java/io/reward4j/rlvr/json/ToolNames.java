package io.reward4j.rlvr.json;

import io.reward4j.rlvr.json.schema.SchemaValidator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names of tools as wires have them: OpenAI and Bedrock refuse dots, so that `_` stands in their place.
final class ToolNames {

    private ToolNames() {}

    static String undotted(String name) {
        return name.replace('.', '_');
    }

    /// Tells whether a call of `made` is one of the tool `expected`; never where these are two tools.
    static boolean isCallOf(String expected, String made, Map<String, SchemaValidator> tools) {
        boolean areTwoTools = tools.containsKey(expected) && tools.containsKey(made);
        return expected.equals(made) || (undotted(expected).equals(made) && !areTwoTools);
    }

    /// Returns the schema of a tool whose name may have dots where the schema's has none.
    static @Nullable SchemaValidator schema(String name, Map<String, SchemaValidator> tools) {
        SchemaValidator schema = tools.get(name);
        return schema == null ? tools.get(undotted(name)) : schema;
    }
}
