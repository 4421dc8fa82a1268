package io.reward4j.rlvr.math;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.extract.Extractors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Scores a whole response `1` where its final answer equals the reference as mathematics, else `0`.
///
/// The answer is read with [Extractors#finalAnswer()]: the last box first, then what "final answer is", "Answer:",
/// `####` or a tag announces, the last span of mathematics, the last number. Of several boxes the last one counts,
/// with those that only a comma or an "and" joins to it. A value that the words around it take back or make one of
/// several, as "not 5" and "4 or 5", is no answer. A reference with a box, `####` or "answer is" in it is a worked
/// solution and is read the same way; any other is the answer itself. A reference that is a list of texts
/// ([Sample#acceptedTexts()]) lists accepted answers, of which one has to be equal; [#singleReference()] refuses
/// lists. The rationale names both answers and how they were compared.
///
/// Deterministic, without clocks or threads. Immutable and safe for use by several threads at once.
public final class MathReward implements RewardFunction {

    private static final MathReward STANDARD = new MathReward(MathEquivalence.standard(), false);
    private static final int SHOWN = 80;

    private final MathEquivalence equivalence;
    private final boolean single;
    private final Extractor<String> answer = new ResponseAnswer();

    private MathReward(MathEquivalence equivalence, boolean single) {
        this.equivalence = equivalence;
        this.single = single;
    }

    /// Returns the reward over [MathEquivalence#standard()].
    public static MathReward standard() {
        return STANDARD;
    }

    /// Returns a reward that compares with other options.
    public static MathReward of(MathEquivalence equivalence) {
        return new MathReward(Objects.requireNonNull(equivalence, "equivalence"), false);
    }

    /// Returns this reward for references that are one answer: a list is refused as missing.
    public MathReward singleReference() {
        return new MathReward(equivalence, true);
    }

    /// Scores the sample's completion against its reference.
    ///
    /// @throws RewardException if the reference is missing or cannot be read as an answer
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        List<String> golds = golds(single ? List.of(sample.referenceText()) : sample.acceptedTexts());
        return switch (answer.extract(sample.completion())) {
            case Missing<String>(String reason) -> Reward.fail("no answer: " + reason);
            case Found<String>(String prediction) -> compare(golds, prediction);
        };
    }

    /// Returns what the first gold answer that is equal earns, or else the first of all.
    private Reward compare(List<String> golds, String prediction) {
        Reward first = compare(golds.getFirst(), prediction);
        for (int i = 1; i < golds.size() && first.value() == 0; i++) {
            Reward other = compare(golds.get(i), prediction);
            first = other.value() == 1 ? other : first;
        }
        return first;
    }

    private Reward compare(String gold, String prediction) {
        Comparison comparison = equivalence.compare(gold, prediction);
        return Reward.of(comparison.equal() ? 1 : 0, "expected " + shown(gold) + ", read " + shown(prediction)
                + ", compared by " + comparison.basis());
    }

    /// Returns the answers that can be read out of the accepted texts; at least one.
    private List<String> golds(List<String> accepted) {
        List<String> readable = new ArrayList<>(accepted.size());
        RewardException first = null;
        for (String text : accepted) {
            try {
                readable.add(readable(gold(text)));
            } catch (RewardException e) {
                first = first == null ? e : first;
            }
        }
        if (readable.isEmpty() && first != null) {
            throw first;
        }
        return readable;
    }

    private String readable(String gold) {
        if (!equivalence.reads(gold)) {
            throw RewardException.missingReference("the reference is no answer that can be read");
        }
        return gold;
    }

    private String gold(String reference) {
        if (!isWorkedSolution(reference)) {
            return reference;
        }
        Extraction<String> read = answer.extract(reference);
        return switch (read) {
            case Found<String>(String found) -> found;
            case Missing<String>(String reason) ->
                throw RewardException.missingReference("the reference is a solution without an answer: " + reason);
        };
    }

    private static boolean isWorkedSolution(String reference) {
        String lower = reference.toLowerCase(Locale.ROOT);
        return lower.contains("\\boxed") || lower.contains("\\fbox") || lower.contains("####")
                || lower.contains("answer is") || lower.contains("answer:");
    }

    private static String shown(String answer) {
        String line = answer.strip().replace('\n', ' ');
        return "`" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…") + "`";
    }
}
