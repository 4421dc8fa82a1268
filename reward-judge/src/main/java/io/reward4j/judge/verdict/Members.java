package io.reward4j.judge.verdict;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.JsonExtractors;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The members of a reply's objects, as models write them: names in another letter case or in bold, and values that are
/// JSON once more inside of a string.
public final class Members {

    private static final Extractor<JsonNode> JSON = JsonExtractors.lenient();

    private Members() {}

    /// Returns the member of a name.
    public static Reading<JsonNode> of(JsonNode object, String name) {
        return of(object, name, List.of(name));
    }

    /// Returns the member of one of several names: of those that are spelt so, and are no other's.
    public static Reading<JsonNode> of(JsonNode object, String name, Collection<String> names) {
        String bare = Spelling.bare(name);
        List<Map.Entry<String, JsonNode>> spelt = object.propertyStream()
                .filter(member -> member.getKey().equals(name)
                        || (!names.contains(member.getKey()) && Spelling.bare(member.getKey()).equals(bare)))
                .toList();
        return switch (spelt.size()) {
            case 0 -> Reading.refused("`" + name + "` is missing");
            case 1 -> Reading.read(spelt.getFirst().getValue());
            default -> Reading.refused("`" + name + "` is there twice");
        };
    }

    /// Returns the text of a member, empty where there is none.
    public static String text(JsonNode object, String name) {
        if (of(object, name) instanceof Reading.Read<JsonNode>(JsonNode value)) {
            return value.asString("");
        }
        return "";
    }

    /// Returns the object or array that a string holds as JSON, or the value itself.
    public static JsonNode decoded(JsonNode value) {
        if (value.isString() && JSON.extract(value.stringValue()) instanceof Found<JsonNode>(JsonNode inside)
                && inside.isContainer()) {
            return inside;
        }
        return value;
    }
}
