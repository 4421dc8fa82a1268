package io.reward4j.rlvr.json;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.extract.JsonPlace;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.json.schema.Place;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// A reward for JSON that agrees, field by field, with the reference.
///
/// ```java
/// RewardFunction invoice = JsonMatch.exact()
///         .weight("/total", 3)
///         .field("/total", Similarity.within(0.01))
///         .field("/lines/*/name", Similarity.editDistance())
///         .list("/lines", ListOrder.BAG);
/// ```
///
/// The agreement of two objects is the F1 of their fields: with the weights `w` of the fields and the
/// agreements `s` of those that both have,
/// `2 · Σ w·s / (Σ w of the expected fields + Σ w of the fields that are there)`. It is the harmonic
/// mean of precision and recall, so that a field that was not asked for costs as much as one that is
/// missing. A field weighs the same whatever it holds. The agreement of two lists is the F1 of their
/// items, in order unless it is said otherwise ([ListOrder]). Numbers are equal by value (`1` and
/// `1.0`), texts as [#texts(Similarity)] says, exactly by default; values of different types do not
/// agree at all. Two empty objects, or two empty lists, agree.
///
/// Items of a bag or a set that are equal are paired first, then the most similar ones. Where the
/// product of what is left on both sides, in characters of JSON, is above 2^24, the rest is compared in
/// order.
///
/// A place is a JSON pointer (RFC 6901) in which `*` stands for any name or index; a name that is given
/// wins over `*`.
///
/// The reference is [Sample#referenceJson()]: the JSON itself or its text, also under `text` or `ground_truth`.
/// Where no reference of a run has a field that a rule is for, the report warns of it
/// ([io.reward4j.report.Warning.Kind#MISSING_FIELD]): the place may be misspelt.
///
/// The completion has to be the JSON text and nothing else, as [JsonExtractors#strict()] reads it;
/// [#from(Extractor)] reads it from elsewhere. What cannot be read scores `0`. Values are in `[0, 1]`; the
/// rationale has the first differences.
///
/// Instances are immutable, and safe for use by several threads where their parts are.
public final class JsonMatch implements RewardFunction {

    private static final JsonMatch EXACT = new JsonMatch(
            JsonExtractors.strict(), Similarity.exact(), ListOrder.SEQUENCE, FieldRules.NONE);

    private final Extractor<? extends JsonNode> json;
    private final Similarity<String> texts;
    private final ListOrder lists;
    private final FieldRules rules;
    private final List<RulePlace> places;

    private JsonMatch(
            Extractor<? extends JsonNode> json, Similarity<String> texts, ListOrder lists, FieldRules rules) {
        this.json = Objects.requireNonNull(json, "json");
        this.texts = Objects.requireNonNull(texts, "texts");
        this.lists = Objects.requireNonNull(lists, "lists");
        this.rules = rules;
        this.places = RulePlace.of(rules);
    }

    /// Returns a match of equal fields: texts exactly, lists in order, all weights `1`.
    public static JsonMatch exact() {
        return EXACT;
    }

    /// Returns this match with another place where the JSON stands in the completion, such as the last
    /// JSON value of the text ([JsonExtractors#lenient()]).
    @CheckReturnValue
    public JsonMatch from(Extractor<? extends JsonNode> json) {
        return new JsonMatch(json, texts, lists, rules);
    }

    /// Returns this match with another way to compare texts wherever nothing else is said.
    @CheckReturnValue
    public JsonMatch texts(Similarity<String> texts) {
        return new JsonMatch(json, texts, lists, rules);
    }

    /// Returns this match with another way to compare lists wherever nothing else is said.
    @CheckReturnValue
    public JsonMatch lists(ListOrder lists) {
        return new JsonMatch(json, texts, lists, rules);
    }

    /// Returns this match with a weight for a field among those beside it. The default is `1`; a field
    /// of weight `0` does not matter, there or not.
    ///
    /// @throws IllegalArgumentException if the place is no JSON pointer to a field, or the weight is
    ///     negative or not finite
    @CheckReturnValue
    public JsonMatch weight(String place, double weight) {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException(
                    "the weight of '" + place + "' must be at least 0 and finite: " + weight);
        }
        if (place.isEmpty()) {
            throw new IllegalArgumentException("the whole value has no weight");
        }
        return with(place, rule -> rule.withWeight(weight));
    }

    /// Does what [#weight(String, double)] does with a whole number, which Kotlin does not widen.
    ///
    /// @throws IllegalArgumentException if the place is no JSON pointer to a field, or the weight is negative
    @CheckReturnValue
    public JsonMatch weight(String place, int weight) {
        return weight(place, (double) weight);
    }

    /// Returns this match with another way to compare the text or the number of a field. Numbers are
    /// compared as they are written in plain JSON, such as with [Similarity#within(double)].
    ///
    /// @throws IllegalArgumentException if the place is no JSON pointer
    @CheckReturnValue
    public JsonMatch field(String place, Similarity<String> similarity) {
        Objects.requireNonNull(similarity, "similarity");
        return with(place, rule -> rule.withSimilarity(similarity));
    }

    /// Returns this match with another way to compare the list in a field.
    ///
    /// @throws IllegalArgumentException if the place is no JSON pointer
    @CheckReturnValue
    public JsonMatch list(String place, ListOrder order) {
        Objects.requireNonNull(order, "order");
        return with(place, rule -> rule.withOrder(order));
    }

    /// @throws RewardException if the sample has no reference
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        JsonNode expected = sample.referenceJson();
        tellPlaces(expected);
        return switch (json.extract(sample.completion())) {
            case Found<? extends JsonNode>(JsonNode actual) -> compare(expected, actual, ExpectedFields.VALUES);
            case Missing<? extends JsonNode>(String reason) -> Reward.fail(reason);
        };
    }

    private void tellPlaces(JsonNode expected) {
        if (places.isEmpty()) {
            return;
        }
        RewardListener listener = RewardListener.current();
        for (RulePlace place : places) {
            listener.referenceFieldSought(place.pointer(), place.isIn(expected));
        }
    }

    /// Compares two values that were read.
    Reward compare(JsonNode expected, JsonNode actual, ExpectedFields fields) {
        JsonComparison agreement = new JsonComparison(texts, lists, fields);
        double value = agreement.of(expected, actual, rules, Place.ROOT);
        return Reward.of(value, agreement.differences());
    }

    private JsonMatch with(String place, FieldRules.Change change) {
        return new JsonMatch(json, texts, lists, rules.with(JsonPlace.pointer("a place", place), change));
    }
}
