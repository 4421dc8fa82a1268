package io.reward4j.rlvr.api;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an OpenAPI document, in YAML or JSON, and checks its structure. Nothing is fetched.
final class OpenApiParser {

    private static final int MOST_FAULTS = 3;

    private OpenApiParser() {}

    /// Returns the document as one tree, its references as they are written.
    ///
    /// @throws IllegalArgumentException if it is no OpenAPI document of version 3
    /// @throws IllegalStateException if the library is missing
    static JsonNode parse(String document) {
        try {
            return read(document);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException("OpenAPI documents are read with swagger-parser, which is missing: add"
                    + " io.swagger.parser.v3:swagger-parser-v3 to the dependencies", e);
        }
    }

    private static JsonNode read(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(document, null, options);
        List<String> faults = result.getMessages();
        OpenAPI api = result.getOpenAPI();
        if (api == null || (faults != null && !faults.isEmpty())) {
            List<String> shown = faults == null ? List.of("it cannot be read") : faults;
            throw new IllegalArgumentException("unusable OpenAPI document: "
                    + String.join("; ", shown.subList(0, Math.min(MOST_FAULTS, shown.size()))));
        }
        boolean isDraft2020 = api.getSpecVersion() == SpecVersion.V31;
        try {
            String json = (isDraft2020 ? Json31.mapper() : Json.mapper()).writeValueAsString(api);
            return JsonMapper.shared().readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("unusable OpenAPI document: " + e.getMessage(), e);
        }
    }
}
