package io.reward4j.rlvr.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Whether the excerpts that an answer quotes really stand in the document that it is about.
///
/// ```java
/// RewardFunction grounded = QuotationReward.of(JsonExtractors.lenient().map(Comments::excerpts));
/// ```
///
/// The documents are texts of the metadata: by default the excerpts are to stand in `target_document`, and an excerpt
/// of `reference_document` scores nothing. One that stands in both, such as a common clause, belongs to the document
/// where it stands better (exact, then normalised, then fuzzy, see [QuotationFinder]), the target where that is equal.
///
/// The value is the mean over the distinct excerpts, in `[0, 1]`: `1` for one that stands in the target, its similarity
/// if it stands there with changes, `0` for others. Excerpts shorter than eight letters and digits score `0`, as do
/// those after the first hundred, and an answer without excerpts. The rationale says where each of the first excerpts
/// stands.
///
/// Instances are immutable and safe for use by several threads at once.
public final class QuotationReward implements RewardFunction {

    private static final int MOST_EXCERPTS = 100;
    private static final int MOST_TOLD = 5;
    private static final int SHORTEST = 8;

    private final Extractor<? extends List<String>> excerpts;
    private final String target;
    private final String other;
    private final double threshold;

    private QuotationReward(
            Extractor<? extends List<String>> excerpts, String target, String other, double threshold) {
        this.excerpts = Objects.requireNonNull(excerpts, "excerpts");
        this.target = Objects.requireNonNull(target, "target");
        this.other = Objects.requireNonNull(other, "other");
        this.threshold = QuotationFinder.requireThreshold(threshold);
    }

    /// Returns a reward for the excerpts that `excerpts` reads out of a completion.
    public static QuotationReward of(Extractor<? extends List<String>> excerpts) {
        return new QuotationReward(
                excerpts, "target_document", "reference_document", QuotationFinder.DEFAULT_THRESHOLD);
    }

    /// Returns this reward for documents in other fields of the metadata. The field of the other document may be absent
    /// from a sample.
    @CheckReturnValue
    public QuotationReward withDocuments(String target, String other) {
        return new QuotationReward(excerpts, target, other, threshold);
    }

    /// Returns this reward with another threshold than `0.85`; `1` finds only what is not changed.
    ///
    /// @throws IllegalArgumentException if the threshold is not in `[0.5, 1]`
    @CheckReturnValue
    public QuotationReward withThreshold(double threshold) {
        return new QuotationReward(excerpts, target, other, threshold);
    }

    /// @throws RewardException if the metadata has no target document
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        JsonNode document = sample.metadata().path(target);
        if (!document.isString()) {
            throw RewardException
                    .missingReference("the metadata of " + sample.describe() + " has no text '" + target + "'");
        }
        return switch (excerpts.extract(sample.completion())) {
            case Extraction.Missing<? extends List<String>>(String reason) -> Reward.fail(reason);
            case Extraction.Found<? extends List<String>>(List<String> found) ->
                score(found, document.stringValue(), sample.metadata().path(other).asString(""));
        };
    }

    private Reward score(List<String> found, String document, String otherDocument) {
        Set<String> distinct = new LinkedHashSet<>(found);
        if (distinct.isEmpty()) {
            return Reward.fail("no excerpts");
        }
        QuotationFinder inTarget = QuotationFinder.of(document).withThreshold(threshold);
        QuotationFinder inOther = QuotationFinder.of(otherDocument).withThreshold(threshold);
        StringBuilder rationale = new StringBuilder();
        double sum = 0;
        int number = 0;
        for (String excerpt : distinct) {
            if (number++ == MOST_EXCERPTS) {
                break;
            }
            Optional<Quotation> here = isLongEnough(excerpt) ? inTarget.find(excerpt) : Optional.empty();
            Optional<Quotation> there = here.isPresent() && here.get().kind() == Quotation.Kind.EXACT
                    ? Optional.empty()
                    : inOther.find(excerpt);
            boolean belongsHere = here.isPresent() && (there.isEmpty() || here.get().isAtLeast(there.get()));
            sum += belongsHere ? here.get().similarity() : 0;
            if (number <= MOST_TOLD) {
                String elsewhere = isLongEnough(excerpt) ? told(there, other) : "is too short";
                rationale.append(number == 1 ? "" : "; ").append('#').append(number).append(' ')
                        .append(belongsHere ? told(here, target) : elsewhere);
            }
        }
        return Reward.of(sum / distinct.size(), rationale.toString());
    }

    private static boolean isLongEnough(String excerpt) {
        return excerpt.codePoints().filter(Character::isLetterOrDigit).limit(SHORTEST).count() == SHORTEST;
    }

    private static String told(Optional<Quotation> place, String document) {
        return place.map(p -> "stands in " + document + " at " + p.start() + "-" + p.end()
                + switch (p.kind()) {
                    case EXACT -> "";
                    case NORMALIZED -> " but for its form";
                    case FUZZY -> " with changes";
                }).orElse("stands nowhere");
    }
}
