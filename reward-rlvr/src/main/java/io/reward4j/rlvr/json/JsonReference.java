package io.reward4j.rlvr.json;

import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import tools.jackson.databind.JsonNode;

/// Reads the reference of a sample as JSON.
final class JsonReference {

    private JsonReference() {}

    /// Returns the reference itself; of a text that is a JSON object or array, what it says.
    ///
    /// @throws RewardException if there is no reference
    static JsonNode of(Sample sample) {
        JsonNode reference = sample.reference();
        if (reference.isMissingNode() || reference.isNull()) {
            throw RewardException.missingReference(name(sample) + " has no reference");
        }
        if (reference.isString()
                && JsonExtractors.strict().extract(reference.stringValue()) instanceof Found<JsonNode>(JsonNode value)
                && value.isContainer()) {
            return value;
        }
        return reference;
    }

    static String name(Sample sample) {
        return sample.id().isEmpty() ? "the sample" : "sample '" + sample.id() + "'";
    }
}
