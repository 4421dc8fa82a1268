package io.reward4j.rlvr.json;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.json.schema.LeafCount;
import io.reward4j.rlvr.json.schema.LeafFinder;
import io.reward4j.rlvr.json.schema.Place;
import io.reward4j.rlvr.json.schema.RequiredLeaves;
import io.reward4j.rlvr.json.schema.SchemaFaults;
import io.reward4j.rlvr.json.schema.SchemaValidator;
import io.reward4j.rlvr.json.schema.StepBudget;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A reward for JSON that is valid under a JSON Schema, of draft 2020-12 or draft 7.
///
/// ```java
/// RewardFunction reward = CompositeReward.builder()
///         .gate("schema", JsonSchemaReward.gate(schema))
///         .term("agreement", 1, JsonMatch.exact())
///         .build();
/// ```
///
/// The completion has to be the JSON text and nothing else, as [JsonExtractors#strict()] reads it: a
/// reward that forgives prose and code fences teaches them. [#from(Extractor)] reads it from elsewhere.
/// What cannot be read scores `0`. Values are in `[0, 1]`; the rationale has the first faults with
/// their JSON pointers.
///
/// The schema is checked against its metaschema when the reward is made. `$schema` decides on the
/// draft where it is there, otherwise the draft is 2020-12. Nothing is ever fetched: a `$ref` has to
/// lead to a place in the schema itself, or to a metaschema. A keyword that is not of JSON Schema is
/// passed over, as the specification has it, unless it looks like a misspelt one. `format` is an
/// annotation, as in the drafts, and refuses nothing.
///
/// Patterns are searched in linear time. They are those of ECMA-262 but for references back (`\1`)
/// and looks ahead and behind (`(?=`, `(?!`, `(?<=`, `(?<!`), and they may not repeat anything more
/// than 1,000 times.
///
/// A value that takes more than 2^22 (4 Mi) steps to check, or 512 nested ones, scores as if it
/// were invalid. A step is one keyword at one place; searching a pattern takes one for sixteen characters
/// of the pattern, with its repetitions written out, at each character of the text.
///
/// Instances are immutable, and safe for use by several threads where their extractor is.
public final class JsonSchemaReward implements RewardFunction {

    private static final int MOST_FAULTS = 3;

    private final SchemaValidator schema;
    private final @Nullable RequiredLeaves leaves;
    private final Extractor<? extends JsonNode> json;

    private JsonSchemaReward(
            SchemaValidator schema, @Nullable RequiredLeaves leaves, Extractor<? extends JsonNode> json) {
        this.schema = schema;
        this.leaves = leaves;
        this.json = Objects.requireNonNull(json, "json");
    }

    private static SchemaValidator validator(String schema, SchemaDraft draft) {
        return SchemaValidator.of(schema, Objects.requireNonNull(draft, "draft").dialect());
    }

    /// Returns a reward of `1` for a valid value and `0` for any other.
    ///
    /// @throws IllegalArgumentException if the schema cannot be used, with the place of the fault
    public static JsonSchemaReward gate(String schema) {
        return gate(schema, SchemaDraft.DRAFT_2020_12);
    }

    /// Returns a reward of `1` for a valid value and `0` for any other.
    ///
    /// @param draft the draft of a schema that names none
    /// @throws IllegalArgumentException if the schema cannot be used, with the place of the fault
    public static JsonSchemaReward gate(String schema, SchemaDraft draft) {
        return new JsonSchemaReward(validator(schema, draft), null, JsonExtractors.strict());
    }

    /// Returns a reward of `1` for a valid value, and of the share of the required leaves that are
    /// right for an invalid one.
    ///
    /// A *leaf* is a property that is `required`, of an object that is required itself, all the way
    /// from the root, and that requires no properties in turn. It is right where it is there and valid.
    /// The leaves of an array are those of its items, and count as much as those of a single item:
    /// each of `n` items has a share of `1/n`. Where `minItems` wants more, the lacking items are lost,
    /// and items beyond `maxItems` earn nothing. For
    ///
    /// ```json
    /// {
    ///   "required": ["title", "lines"],
    ///   "properties": {
    ///     "title": {"type": "string"},
    ///     "lines": {
    ///       "type": "array",
    ///       "items": {
    ///         "required": ["name", "price"],
    ///         "properties": {"name": {"type": "string"}, "price": {"type": "number"}}
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// there are three leaves: the title, the names and the prices. With a title and two lines of which
    /// one has no price, the value is `(1 + 1 + 1/2) / 3`.
    ///
    /// Keys that the schema does not require count for nothing, so that more of them never help; unless
    /// the schema asks for them in another way, such as by `minProperties`, and they make the value
    /// valid. Where all leaves are right and the value is still invalid, half of the smallest leaf is
    /// taken off: only a valid value scores `1`. Without required properties there is a single leaf,
    /// the whole value, and the reward is that of [#gate(String)].
    ///
    /// Leaves are found through `properties`, `additionalProperties`, `items`, `allOf` and `$ref` into
    /// the schema itself. What else the schema says, such as `anyOf`, `if` or `prefixItems`, belongs to
    /// the leaf that it stands in, and so does a schema within itself.
    ///
    /// @throws IllegalArgumentException if the schema cannot be used, with the place of the fault, or if
    ///     it requires more than 4,096 leaves
    public static JsonSchemaReward partialCredit(String schema) {
        return partialCredit(schema, SchemaDraft.DRAFT_2020_12);
    }

    /// Returns a reward of `1` for a valid value, and of the share of the required leaves that are
    /// right for an invalid one.
    ///
    /// @param draft the draft of a schema that names none
    /// @see #partialCredit(String)
    /// @throws IllegalArgumentException if the schema cannot be used, with the place of the fault, or if
    ///     it requires more than 4,096 leaves
    public static JsonSchemaReward partialCredit(String schema, SchemaDraft draft) {
        SchemaValidator validator = validator(schema, draft);
        return new JsonSchemaReward(validator, LeafFinder.of(validator), JsonExtractors.strict());
    }

    /// Returns this reward with another place where the JSON stands in the completion, such as a fenced
    /// block (`Extractors.fenced("json").then(JsonExtractors.strict()::extract)`) or the last JSON value
    /// of the text ([JsonExtractors#lenient()]).
    @CheckReturnValue
    public JsonSchemaReward from(Extractor<? extends JsonNode> json) {
        return new JsonSchemaReward(schema, leaves, json);
    }

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        return switch (json.extract(sample.completion())) {
            case Found<? extends JsonNode>(JsonNode value) -> score(value);
            case Missing<? extends JsonNode>(String reason) -> Reward.fail(reason);
        };
    }

    private Reward score(JsonNode value) {
        StepBudget budget = new StepBudget();
        SchemaFaults findings = schema.check(value, MOST_FAULTS, budget);
        if (findings.valid()) {
            return Reward.pass();
        }
        if (leaves == null) {
            return Reward.fail(findings.toString());
        }
        LeafCount count = new LeafCount(budget);
        double lost = count.lost(leaves, value, Place.ROOT, 1);
        if (lost == 0) {
            return Reward.of(
                    1 - count.smallest() / 2 / leaves.count(),
                    "all required leaves are right, but " + findings);
        }
        return Reward.of(Math.max(0, 1 - lost / leaves.count()), count.shown());
    }
}
