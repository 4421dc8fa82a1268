package io.reward4j.rlvr.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.rlvr.growth.Work.Done;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What reads an answer does no more than in proportion to its length, whatever a model repeats. Counted are
/// steps and bytes, so that the same text always gives the same figures.
class GrowthTest {

    /// What the grammar of answers gives a meaning to, and a letter and a digit of each kind.
    private static final String SIGNS = "*_`#:.,;!?()[]{}$\\|<>/=+-^&%~\"'\n 1aAx’：。、答é";
    private static final List<String> PIECES = List.of("\\boxed{", "\\boxed ", "\\boxed{1},", "\\fbox{1} and ",
            "\\text{", "\\frac{1}{", "\\left(", "\\(1\\)", "\\[", "$1$", "$$", "** ", "__ ", "#### ", "<answer>",
            "</answer>", "<answer>1</answer>", "<think>", "</think>", "<|eot_id|>", "<|begin_of_solution|>", "```\n",
            "Answer:", "Answer: ", "The answer is 5. ", "the answer is not ", "A: ", "final answer\n", "Final answer: ",
            "答案是", "答えは", "Antwort: ", "not ", "n't ", "no ", "neither ", "rather than ", "Wait, ", "Wait. ",
            "Actually, ", "No. ", "that is wrong. ", "I doubt ", "since ", ", since ", " is ", " or ", "and ",
            "or maybe ", "5, ", "5 or ", "5. ", "1,000", "1/", "1.5 ", "x=", "x_1 = ", "(5) ", "(A) ", "A ", "B or ",
            "Option C ", "I think ", "**5** ", "(at 5) ", "{\"answer\": ", "\"answer\": \"5\", ", "positive ",
            "not positive ", "\n\n", "\r\n", "\n- ", "。答案是42", "ではなく");
    private static final List<String> MARKERS = List.of("\\boxed{", "\\boxed ", "\\text{", "$", "$$", "\\[", "<answer>",
            "####", "Answer:", "The answer is ", "A:", "Final answer\n", "答案是", "not ", "**", "(", "{\"answer\": \"",
            "\\boxed{5} ", "The answer is 5. ", "5 ");

    private static final Set<String> READERS_OF_ANSWERS = Set.of("afterMarker", "mathSpan", "lastNumber", "choice",
            "finalAnswer", "MathReward");

    /// Past what an answer may have in characters to be read as mathematics, which takes more than linear effort.
    private static final int BEYOND_MATHEMATICS = 12_000;

    private final Map<String, Consumer<String>> readers = readers();

    @Test
    void aRepeatedSignOrPieceIsReadInProportionToItsLength() {
        checkGrowth(readers, repeated(), 1 << 12, 8);
    }

    @Test
    void aRepeatedPairOfSignsIsReadInProportionToItsLength() {
        List<Repeated> pairs = new ArrayList<>();
        for (int i = 0; i < SIGNS.length(); i++) {
            for (int j = i + 1; j < SIGNS.length(); j++) {
                pairs.add(new Repeated("", SIGNS.substring(i, i + 1) + SIGNS.charAt(j)));
            }
        }
        checkGrowth(readersOfAnswers(), pairs, 1 << 11, 2);
    }

    @Test
    void aRunBehindAMarkerIsReadInProportionToItsLength() {
        List<Repeated> runs = new ArrayList<>();
        for (String marker : MARKERS) {
            SIGNS.codePoints().forEach(sign -> runs.add(new Repeated(marker, Character.toString(sign))));
            for (int i = runs.size() % 3; i < PIECES.size(); i += 3) {
                runs.add(new Repeated(marker, PIECES.get(i)));
            }
        }
        checkGrowth(readersOfAnswers(), runs, 1 << 11, 2);
    }

    @Test
    @Tag("long-fuzz")
    void aMebibyteOfASignOrPieceIsReadInProportionToItsLength() {
        checkGrowth(readers, repeated(), 1 << 16, 16);
    }

    private static List<Repeated> repeated() {
        List<Repeated> texts = new ArrayList<>();
        SIGNS.codePoints().forEach(sign -> texts.add(new Repeated("", Character.toString(sign))));
        PIECES.forEach(piece -> texts.add(new Repeated("", piece)));
        return texts;
    }

    /// The readers that know conventions, by far the most of which the final answer and the reward know too.
    private Map<String, Consumer<String>> readersOfAnswers() {
        Map<String, Consumer<String>> answers = new LinkedHashMap<>(readers);
        answers.keySet().retainAll(READERS_OF_ANSWERS);
        return answers;
    }

    private static void checkGrowth(
            Map<String, Consumer<String>> readers, List<Repeated> texts, int length, int times) {
        List<String> faults = new ArrayList<>();
        readers.forEach((name, reader) -> {
            int shorter = name.startsWith("Math") ? Math.max(length, BEYOND_MATHEMATICS) : length;
            for (Repeated text : texts) {
                String once = text.of(shorter);
                String oftener = text.of(shorter * times);
                Done little = Work.by(() -> reader.accept(once));
                Done much = Work.by(() -> reader.accept(oftener));
                if (much.outgrows(little, times, oftener.length())) {
                    faults.add(name + " on " + text + ": " + little + " became " + much);
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    /// The readers, in classes of their own that count their steps.
    private static Map<String, Consumer<String>> readers() {
        try {
            Object readers = new CountingLoader().loadClass(Readers.class.getName()).getConstructor().newInstance();
            @SuppressWarnings("unchecked")
            Supplier<Map<String, Consumer<String>>> supplier = (Supplier<Map<String, Consumer<String>>>) readers;
            return supplier.get();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A text that a unit is repeated in, with a start before it.
    private record Repeated(String start, String unit) {

        String of(int length) {
            return start + unit.repeat(length / unit.length());
        }

        @Override
        public String toString() {
            return ("'" + start + "' and '" + unit + "' again and again").replace("\n", "\\n").replace("\r", "\\r");
        }
    }
}
