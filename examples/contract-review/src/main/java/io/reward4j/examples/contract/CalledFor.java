package io.reward4j.examples.contract;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Whether a review has comments exactly where the contract calls for some.
///
/// The reference says so: by `{"comments_expected": …}`, a number or a truth value, or as a review of its own,
/// `{"comments": […]}`. Either may come as text, or within one of the fields that [Sample#referenceText()] reads.
/// A review that has comments needs no reference; one that has none cannot be told from an idle one without it.
final class CalledFor {

    private CalledFor() {}

    /// @throws RewardException if there are no comments, and the reference does not say whether there should be
    static Reward score(Sample sample) {
        boolean some = !Comments.of(sample).isEmpty();
        Optional<Boolean> expected = expected(sample.reference()).or(() -> expectedByText(sample));
        if (expected.isEmpty()) {
            if (some) {
                return Reward.of(1, "the reference does not say whether there should be comments");
            }
            throw RewardException.missingReference("no comments, and the reference of sample '" + sample.id()
                    + "' says neither 'comments_expected' nor 'comments'");
        }
        if (expected.get() == some) {
            return Reward.pass();
        }
        return Reward.fail(
                some ? "comments on a contract that calls for none" : "no comments on a contract that calls for some");
    }

    private static Optional<Boolean> expected(JsonNode reference) {
        JsonNode expected = reference.path("comments_expected");
        if (expected.isBoolean()) {
            return Optional.of(expected.booleanValue());
        }
        if (expected.isNumber()) {
            return Optional.of(expected.decimalValue().signum() > 0);
        }
        JsonNode comments = reference.path("comments");
        return comments.isArray() ? Optional.of(!comments.isEmpty()) : Optional.empty();
    }

    private static Optional<Boolean> expectedByText(Sample sample) {
        try {
            return JsonExtractors.strict().extract(sample.referenceText()) instanceof Found<JsonNode>(JsonNode node)
                    ? expected(node)
                    : Optional.empty();
        } catch (RewardException e) {
            return Optional.empty();
        }
    }
}
