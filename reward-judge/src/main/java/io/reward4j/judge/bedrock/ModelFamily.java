package io.reward4j.judge.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is known of models by their ids, from the table `models.json`.
///
/// The nearest family decides: of those whose stem an id begins with, the newest version that is not above the id's, or
/// else the longest stem without a version. An id that is not known, such as that of an application profile, has no
/// temperature and plain text: what any model takes.
///
/// @param stem what ids of the family begin with, after the prefix of a profile such as `us.` or `global.`
/// @param from the first version, such as 4.7 as 4,007; `0` for families without versions
/// @param plainSchema whether a tool's schema may hold nothing but types, properties, what is required and choices
record ModelFamily(
        String stem, int from, ReplyFormat format, boolean cachePoints, boolean temperature, boolean plainSchema) {

    private static final ModelFamily UNKNOWN = new ModelFamily("", 0, ReplyFormat.TEXT, false, false, false);
    private static final int VERSION = 1_000;
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})(?:[-.](\\d{1,2}))?(?![\\d.])(?=$|[-:])");

    private static final List<ModelFamily> KNOWN = table();

    /// Returns the family of a model, given the id of the model or of an inference profile, or the ARN of either.
    static ModelFamily of(String modelId) {
        String id = modelId.startsWith("arn:") ? modelId.substring(modelId.lastIndexOf('/') + 1) : modelId;
        return known(id).or(() -> known(id.substring(id.indexOf('.') + 1))).orElse(UNKNOWN);
    }

    private static Optional<ModelFamily> known(String id) {
        return KNOWN.stream()
                .filter(family -> id.startsWith(family.stem))
                .filter(family -> family.from <= version(id, family))
                .max(Comparator.<ModelFamily>comparingInt(family -> family.stem.length())
                        .thenComparingInt(ModelFamily::from));
    }

    /// Returns the version behind the family's stem; less than any where there is none.
    private static int version(String id, ModelFamily family) {
        if (family.from == 0) {
            return 0;
        }
        Matcher numbers = NUMBERS.matcher(id.substring(family.stem.length()));
        return numbers.lookingAt() ? version(numbers.group(1), numbers.group(2)) : -1;
    }

    private static int version(String major, String minor) {
        return Integer.parseInt(major) * VERSION + Integer.parseInt(Objects.requireNonNullElse(minor, "0"));
    }

    private static List<ModelFamily> table() {
        try (InputStream in = ModelFamily.class.getResourceAsStream("models.json")) {
            JsonNode table = JsonMapper.shared().readTree(Objects.requireNonNull(in, "models.json").readAllBytes());
            Stream<JsonNode> rows = table.path("families").valueStream();
            return rows.map(ModelFamily::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("models.json cannot be read", e);
        }
    }

    private static ModelFamily row(JsonNode row) {
        String[] from = row.path("from").asString("0").split("\\.", -1);
        return new ModelFamily(
                row.path("stem").stringValue(),
                version(from[0], from.length > 1 ? from[1] : "0"),
                ReplyFormat.valueOf(row.path("format").stringValue()),
                row.path("cachePoints").booleanValue(),
                row.path("temperature").booleanValue(),
                row.path("plainSchema").asBoolean(false));
    }
}
