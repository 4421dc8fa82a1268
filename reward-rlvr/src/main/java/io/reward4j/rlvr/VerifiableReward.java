package io.reward4j.rlvr;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A reward for the answer that a completion holds, compared with the reference.
///
/// ```java
/// RewardFunction polarity = VerifiableReward.of(Extractors.tag("answer"), Similarity.exact());
/// ```
///
/// The reference is [Sample#acceptedTexts()]: one text, or a list of texts that are accepted as right, of which the
/// most alike counts ([#singleReference()] refuses lists). Each is read with the extractor of [#withReference] if one
/// is given. Otherwise it is read as the completion is, so that it may be written just like a good completion; where
/// that finds nothing in it, an answer that is text is compared with the reference as it stands, both ends stripped.
///
/// A text that is JSON with an answer in one of its fields, such as `{"answer": "42"}`, stands for the answer and for
/// itself: whichever is more alike counts. A text that the extractor picks out of such JSON, such as its last number,
/// counts only where it finds nothing in the answer.
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
    private final boolean single;

    private VerifiableReward(
            Extractor<? extends T> answer,
            @Nullable Extractor<? extends T> reference,
            Similarity<? super T> similarity,
            double formatCredit,
            boolean single) {
        this.answer = Objects.requireNonNull(answer, "answer");
        this.reference = reference;
        this.similarity = Objects.requireNonNull(similarity, "similarity");
        this.formatCredit = formatCredit;
        this.single = single;
    }

    /// Returns a reward that reads the answer with `answer`, and the reference with it as well if it
    /// can, without credit for the format.
    public static <T> VerifiableReward<T> of(Extractor<? extends T> answer, Similarity<? super T> similarity) {
        return new VerifiableReward<>(answer, null, similarity, 0, false);
    }

    /// Returns this reward for references that are written unlike the completion.
    @CheckReturnValue
    public VerifiableReward<T> withReference(Extractor<? extends T> reference) {
        return new VerifiableReward<>(
                answer, Objects.requireNonNull(reference, "reference"), similarity, formatCredit, single);
    }

    /// Returns this reward with credit for an answer that can be read but is wrong. A blank text earns
    /// none. The default is `0`.
    ///
    /// @throws IllegalArgumentException if the credit is not in `[0, 1)`
    @CheckReturnValue
    public VerifiableReward<T> formatCredit(double credit) {
        if (!(credit >= 0 && credit < 1)) {
            throw new IllegalArgumentException("a format credit must be in [0, 1), but was " + credit);
        }
        return new VerifiableReward<>(answer, reference, similarity, credit, single);
    }

    /// Returns this reward for references that are one answer: a list is refused as missing.
    @CheckReturnValue
    public VerifiableReward<T> singleReference() {
        return new VerifiableReward<>(answer, reference, similarity, formatCredit, true);
    }

    /// @throws RewardException if the sample has no reference, or one that cannot be read
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        Expected<T> expected = expected(sample);
        // no pattern switches: they are linked at run time, and this is the way of every sample
        Extraction<? extends T> found = answer.extract(sample.completion());
        if (found instanceof Found<? extends T> read) {
            return compare(sample, expected, read.value());
        }
        if (reference != null && expected.read().isEmpty()) {
            throw unreadable(sample, expected);
        }
        return Reward.fail(((Missing<? extends T>) found).reason());
    }

    /// What the reference says.
    ///
    /// @param read the answers that the extractor finds in it
    /// @param unread the texts in which it finds nothing, stripped
    /// @param reason why it finds nothing in the first of those
    private record Expected<T>(List<T> read, List<String> unread, String reason) {}

    private Expected<T> expected(Sample sample) {
        Extractor<? extends T> reader = reference == null ? answer : reference;
        List<String> accepted = accepted(sample);
        List<T> read = new ArrayList<>(accepted.size());
        List<String> unread = new ArrayList<>(0);
        String reason = "";
        for (int i = 0; i < accepted.size(); i++) {
            String text = accepted.get(i);
            Extraction<? extends T> found = reader.extract(text);
            if (found instanceof Found<? extends T> value) {
                read.add(value.value());
                continue;
            }
            if (unread.isEmpty()) {
                reason = ((Missing<? extends T>) found).reason();
            }
            unread.add(text.strip());
        }
        Set<String> others = writtenOtherwise(sample, accepted);
        if (!others.isEmpty()) {
            addPlausible(read, reader, others);
        }
        return new Expected<>(read, unread, reason);
    }

    /// Adds what is read of texts that are JSON; pieces out of them only where nothing was read before.
    private static <T> void addPlausible(List<T> read, Extractor<? extends T> reader, Set<String> texts) {
        boolean isReadable = !read.isEmpty();
        for (String text : texts) {
            if (reader.extract(text) instanceof Found<? extends T>(T value) && !(isReadable && isPiece(value))) {
                read.add(value);
            }
        }
    }

    /// The accepted texts; those as they are written where JSON in them does not say which.
    private List<String> accepted(Sample sample) {
        if (single) {
            return List.of(sample.referenceText());
        }
        try {
            return sample.acceptedTexts();
        } catch (RewardException e) {
            List<String> written = sample.writtenTexts();
            if (written.isEmpty()) {
                throw e;
            }
            return written;
        }
    }

    /// The texts as they are written that are not among the accepted ones: those that are JSON.
    private static Set<String> writtenOtherwise(Sample sample, List<String> accepted) {
        JsonNode reference = sample.reference();
        if (reference.isString() && !reference.stringValue().stripLeading().startsWith("{")) {
            return Set.of();
        }
        List<String> written = sample.writtenTexts();
        if (accepted.containsAll(written)) {
            return Set.of();
        }
        Set<String> others = new LinkedHashSet<>(written);
        accepted.forEach(others::remove);
        return others;
    }

    /// Tells whether a value is a text out of JSON, such as its last number, and not JSON itself.
    private static boolean isPiece(Object value) {
        return value instanceof String text && !text.stripLeading().startsWith("{");
    }

    private Reward compare(Sample sample, Expected<T> expected, T actual) {
        List<T> accepted = expected.read();
        if (reference == null && actual instanceof String && !expected.unread().isEmpty()) {
            @SuppressWarnings("unchecked") // T is what the extractor returns for the completion: a text
            List<T> plain = (List<T>) expected.unread();
            accepted = new ArrayList<>(accepted);
            accepted.addAll(plain);
        }
        if (accepted.isEmpty()) {
            throw unreadable(sample, expected);
        }
        T closest = accepted.getFirst();
        double alike = alike(sample, closest, actual);
        for (int i = 1; i < accepted.size() && alike < 1; i++) {
            double other = alike(sample, accepted.get(i), actual);
            if (other > alike) {
                closest = accepted.get(i);
                alike = other;
            }
        }
        boolean blank = actual instanceof String text && text.isBlank();
        double credit = blank ? 0 : formatCredit;
        return Reward.of(credit + (1 - credit) * alike, "expected " + shown(closest) + ", got " + shown(actual));
    }

    private double alike(Sample sample, T expected, T actual) {
        double alike = similarity.of(expected, actual);
        if (!(alike >= 0 && alike <= 1)) {
            throw new RewardException(
                    RewardException.Kind.SCORER_FAILED,
                    "the similarity of " + sample.describe() + " is not in [0, 1]: " + alike);
        }
        return alike;
    }

    private static <T> RewardException unreadable(Sample sample, Expected<T> expected) {
        return RewardException.missingReference(
                sample.describe() + " has a reference that cannot be read: " + expected.reason());
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
