package io.reward4j.rlvr.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.RewardFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The scanners agree with the expressions that upstream matches, on texts made of the expressions' own parts.
class FormatOracleTest {

    private static final int PYTHON = Pattern.DOTALL | Pattern.MULTILINE | Pattern.UNIX_LINES;

    private static final Pattern TRL = Pattern.compile("^<think>(?!.*<think>)(.*?)</think>.*$", PYTHON);
    private static final Pattern OPEN_R1 = Pattern.compile("^<think>\\n.*?\\n</think>\\n<answer>\\n.*?\\n</answer>$",
            PYTHON);
    private static final Pattern OPEN_R1_CODE = Pattern
            .compile("^<think>\\n.*?\\n</think>\\n<answer>\\n.*?```py.*?```.*?\\n</answer>$", PYTHON);
    private static final Pattern STEPS = Pattern.compile(
            "(Step \\d+:|^\\d+\\.|\\n-|\\n\\*|First,|Second,|Next,|Finally,)",
            Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NEMO_THINK = Pattern.compile("<think>[\\s\\S]*</think>");
    private static final Pattern NEMO_ANSWER = Pattern.compile("<answer>[\\s\\S]*</answer>");

    @Provide
    Arbitrary<String> tagged() {
        return texts("<think>", "</think>", "<answer>", "</answer>", "\n", "\n", "```py", "```", "a", " ", "\r");
    }

    /// Texts in the right order, with something out of place now and then.
    @Provide
    Arbitrary<String> nearly() {
        return Arbitraries.of(
                "<think>", "\n", "a", "\n</think>\n<answer>\n", "```python\nx\n```", "\n</answer>", "<think>\n", "\nb")
                .list()
                .ofMaxSize(9)
                .map(parts -> "<think>\n" + String.join("", parts));
    }

    @Provide
    Arbitrary<String> stepped() {
        return texts("Step ", "1", "٣", "𝟙", ":", ".", "\n", "-", "*", "First,", "Second,", "Next,", "Finally,", "F",
                "S");
    }

    private static Arbitrary<String> texts(String... parts) {
        return Arbitraries.of(parts).list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Property(tries = 3000)
    void thinkFormatOfTrl(@ForAll("tagged") String text) {
        assertThat(isOne(FormatReward.trlThink(), text)).isEqualTo(TRL.matcher(text).lookingAt());
    }

    @Property(tries = 3000)
    void formatOfOpenR1(@ForAll("nearly") String text) {
        assertThat(isOne(FormatReward.openR1(), text)).isEqualTo(OPEN_R1.matcher(text).lookingAt());
    }

    @Property(tries = 3000)
    void formatOfOpenR1OnAnything(@ForAll("tagged") String text) {
        assertThat(isOne(FormatReward.openR1(), text)).isEqualTo(OPEN_R1.matcher(text).lookingAt());
    }

    @Property(tries = 3000)
    void codeFormatOfOpenR1(@ForAll("nearly") String text) {
        assertThat(isOne(FormatReward.openR1Code("py"), text)).isEqualTo(OPEN_R1_CODE.matcher(text).lookingAt());
    }

    @Property(tries = 3000)
    void formatOfNemoRl(@ForAll("tagged") String text) {
        double expected = (NEMO_THINK.matcher(text).find() ? 0.25 : 0) + (NEMO_ANSWER.matcher(text).find() ? 0.75 : 0);
        assertThat(Rows.value(FormatReward.nemoRl(), text)).isEqualTo(expected);
    }

    @Property(tries = 3000)
    void reasoningStepsOfOpenR1(@ForAll("stepped") String text) {
        Matcher matcher = STEPS.matcher(text);
        int found = 0;
        while (matcher.find()) {
            found++;
        }
        assertThat(Rows.value(ReasoningSteps.openR1(), text)).isEqualTo(Math.min(1, found / 3.0));
    }

    private static boolean isOne(RewardFunction function, String text) {
        return Rows.value(function, text) == 1;
    }
}
