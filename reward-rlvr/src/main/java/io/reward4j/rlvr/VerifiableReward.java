package io.reward4j.rlvr;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A reward for the answer that a completion holds, compared with the reference.
///
/// ```java
/// RewardFunction polarity = VerifiableReward.of(Extractors.tag("answer"), Similarity.exact());
/// ```
///
/// The reference is [Sample#referenceText()]. It is read with the extractor of [#withReference] if
/// one is given. Otherwise it is read as the completion is, so that it may be written just like a
/// good completion; where that finds nothing in it, an answer that is text is compared with the
/// reference as it stands, both ends stripped.
///
/// The value is the similarity, in `[0, 1]`; with a [#formatCredit(double)] of `c` it is
/// `c + (1 − c) · similarity` for an answer that can be read. An answer that cannot be read scores
/// `0`.
///
/// Instances are immutable, and safe for use by several threads where their parts are.
///
/// @param <T> what the answer is read as
public final class VerifiableReward<T> implements RewardFunction {

    private static final int LONGEST_SHOWN = 80;

    private final Extractor<? extends T> answer;
    private final @Nullable Extractor<? extends T> reference;
    private final Similarity<? super T> similarity;
    private final double formatCredit;

    private VerifiableReward(
            Extractor<? extends T> answer,
            @Nullable Extractor<? extends T> reference,
            Similarity<? super T> similarity,
            double formatCredit) {
        this.answer = Objects.requireNonNull(answer, "answer");
        this.reference = reference;
        this.similarity = Objects.requireNonNull(similarity, "similarity");
        this.formatCredit = formatCredit;
    }

    /// Returns a reward that reads the answer with `answer`, and the reference with it as well if it
    /// can, without credit for the format.
    public static <T> VerifiableReward<T> of(Extractor<? extends T> answer, Similarity<? super T> similarity) {
        return new VerifiableReward<>(answer, null, similarity, 0);
    }

    /// Returns this reward for references that are written unlike the completion.
    public VerifiableReward<T> withReference(Extractor<? extends T> reference) {
        return new VerifiableReward<>(
                answer, Objects.requireNonNull(reference, "reference"), similarity, formatCredit);
    }

    /// Returns this reward with credit for an answer that can be read but is wrong. A blank text earns
    /// none. The default is `0`.
    ///
    /// @throws IllegalArgumentException if the credit is not in `[0, 1)`
    public VerifiableReward<T> formatCredit(double credit) {
        if (!(credit >= 0 && credit < 1)) {
            throw new IllegalArgumentException("a format credit must be in [0, 1), but was " + credit);
        }
        return new VerifiableReward<>(answer, reference, similarity, credit);
    }

    /// @throws RewardException if the sample has no reference, or one that cannot be read
    @Override
    public Reward score(Sample sample) {
        String text = sample.referenceText();
        Extraction<? extends T> expected = (reference == null ? answer : reference).extract(text);
        Extraction<? extends T> actual = answer.extract(sample.completion());
        return switch (expected) {
            case Found<? extends T>(T value) -> compare(sample, value, actual);
            case Missing<? extends T>(String reason) -> compareWithText(sample, text, reason, actual);
        };
    }

    private Reward compare(Sample sample, T expected, Extraction<? extends T> actual) {
        return switch (actual) {
            case Missing<? extends T>(String reason) -> Reward.fail(reason);
            case Found<? extends T>(T value) -> {
                double alike = similarity.of(expected, value);
                if (!(alike >= 0 && alike <= 1)) {
                    throw new RewardException(
                            RewardException.Kind.SCORER_FAILED,
                            "the similarity of " + name(sample) + " is not in [0, 1]: " + alike);
                }
                boolean blank = value instanceof String text && text.isBlank();
                double credit = blank ? 0 : formatCredit;
                yield Reward.of(
                        credit + (1 - credit) * alike, "expected " + shown(expected) + ", got " + shown(value));
            }
        };
    }

    /// Compares with a reference that the answer's own extractor finds nothing in.
    private Reward compareWithText(Sample sample, String text, String reason, Extraction<? extends T> actual) {
        if (reference == null && actual instanceof Missing<? extends T>(String unread)) {
            return Reward.fail(unread);
        }
        if (reference == null && actual instanceof Found<? extends T>(T value) && value instanceof String) {
            @SuppressWarnings("unchecked") // T is what the extractor returns for the completion: a text
            T plain = (T) text.strip();
            return compare(sample, plain, actual);
        }
        throw RewardException.missingReference(name(sample) + " has a reference that cannot be read: " + reason);
    }

    private static String name(Sample sample) {
        return sample.id().isEmpty() ? "the sample" : "sample '" + sample.id() + "'";
    }

    private static String shown(Object value) {
        String text = value.toString();
        if (text.length() <= LONGEST_SHOWN) {
            return text;
        }
        int end = text.offsetByCodePoints(0, Math.min(LONGEST_SHOWN, text.codePointCount(0, LONGEST_SHOWN)));
        return text.substring(0, end) + "…";
    }
}
