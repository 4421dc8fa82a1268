package io.reward4j.rlvr.math;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.math.answer.ResponseAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Scores a whole response `1` where its final answer equals the reference as mathematics, else `0`.
///
/// The answer is the first of these that is there: a line such as `Answer: D` behind the last box; the last box, with
/// those that only a comma or an "and" joins to it; a field or a tag that is named for the answer; what `####`, "final
/// answer", "answer is" or `A:` announces, also in the languages of [Extractors#finalAnswer()]. A response that
/// announces nothing is read as a whole where that is a value or an option; else its last bold value counts, else the
/// option, the formula or the number ([#lastNumber(boolean)]) that its last sentence with one states.
///
/// What the words around it deny, doubt or make one of several is no answer, as in "not 5", "I don't think the answer
/// is 5" and "4 or 5"; "not 4 but 5" is `5`. Where a later sentence takes the answer back, as "Wait, that is wrong",
/// the response is read again from there on. What is only said about an answer, as ", since …" and ", attained at …",
/// does not belong to it.
///
/// A reference with a box, `####` or "answer is" in it is a worked solution and is read the same way; any other is the
/// answer itself. A reference that is a list of texts ([Sample#acceptedTexts()]) lists accepted answers, of which one
/// has to be equal; [#singleReference()] refuses lists. The rationale names both answers and how they were compared.
///
/// Deterministic, without clocks or threads. Immutable and safe for use by several threads at once.
public final class MathReward implements RewardFunction {

    private static final MathReward STANDARD = new MathReward(MathEquivalence.standard(), false, true);
    private static final int SHOWN = 80;

    private final MathEquivalence equivalence;
    private final boolean single;
    private final boolean lastNumber;
    private final Extractor<String> answer;

    private MathReward(MathEquivalence equivalence, boolean single, boolean lastNumber) {
        this.equivalence = equivalence;
        this.single = single;
        this.lastNumber = lastNumber;
        this.answer = new ResponseAnswer(MathEquivalence.standard()::reads, lastNumber);
    }

    /// Returns the reward over [MathEquivalence#standard()].
    public static MathReward standard() {
        return STANDARD;
    }

    /// Returns a reward that compares with other options.
    public static MathReward of(MathEquivalence equivalence) {
        return new MathReward(Objects.requireNonNull(equivalence, "equivalence"), false, true);
    }

    /// Returns this reward for references that are one answer: a list is refused as missing.
    @CheckReturnValue
    public MathReward singleReference() {
        return new MathReward(equivalence, true, lastNumber);
    }

    /// Returns this reward where the last number of prose may be the answer, or may not. It may by default, in a
    /// response that neither announces an answer nor writes one in bold type or as a formula; a number that is only
    /// mentioned, as in parentheses and after "since", never counts.
    @CheckReturnValue
    public MathReward lastNumber(boolean on) {
        return new MathReward(equivalence, single, on);
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
