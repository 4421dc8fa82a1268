package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Sample;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/// Random strings of the grammar's own tokens: nothing is thrown, whatever they say.
class FuzzTest {

    static final List<String> TOKENS = List.of("1", "2", "10", "0", "-", "+", "*", "/", "^", "_", "{", "}", "(", ")",
            "[", "]", "\\{", "\\}", "|", ",", ";", ":", "=", "<", ">", "\\le ", "\\in ", "\\cup ", "\\setminus ", "x",
            "y", "n", "e", "i", "\\pi ", "\\infty ", "\\frac", "\\sqrt", "\\sin ", "\\log ", "\\ln ", "!", "%", "'",
            "°", "^\\circ ", "\\pm ", "\\mod ", "\\text{", "\\text{cm}", " cm", "and ", "or ", "\\binom",
            "\\sum_{k=1}^{3}", "\\int ", "dx", "\\lim_{x\\to 0}", "\\begin{pmatrix}", "\\end{pmatrix}", "&", "\\\\",
            "\\left", "\\right", ".", "0.5", "1,000", "\\overline{3}", "\\gcd", "\\max", "f", "\\lfloor ", "\\rfloor ",
            "²", "₂", "½", "√", "π", "∞", "≤", "−", "\\boxed{", "$", "\\quad ", "words ", "A", "\\mathbb{R}",
            "\\emptyset ", "\\ldots ", "\\angle ", "\\not", "\\choose", "\\over", "\\prod_{i=1}^n", "1e5", "^{-1}",
            "\\ne ", "\\approx ", "yuan", "\\dot", "\\hat", "\\operatorname{gcd}", "\\pmod", "\\ceil", "mod", "min",
            "5th", "\\begin{cases}", "\\end{cases}", "\\langle ", "\\rangle ", "\\|", "\ud835\udc65", "\ud800", "漢",
            "!!",
            "**", "...", " ", "million", "\\frac{d}{dx}", "\0");

    static final List<String> PHRASES = List.of("$", "$$", "\\(", "\\)", "\\[", "\\]", "12", "x = 3", "\\frac{1}{2}",
            ", ",
            " and ", " or ", " not ", ". ", "\n", "\n\n", "The answer is ", "Answer: ", "#### ", "**", "\\boxed{", "}",
            "(",
            ")", " (12)", ", since ", " but ", " rather than ", "A", "(B)", "答案是", "答えは", "ではない", "답은 ",
            "La risposta è ",
            "- ", "```", "# Final answer", "wait, ", "that is wrong", "I think ", "five", "1,000", "50%", "<answer>",
            "</answer>", "<think>", "</think>", "{\"answer\": ", "\ud83d\ude00", "\ud800", "?", "!", "…", "\t");

    private final MathEquivalence equivalence = MathEquivalence.standard();
    private final MathReward reward = MathReward.standard();

    @Provide
    Arbitrary<String> strings() {
        return Arbitraries.of(TOKENS).list().ofMaxSize(14).map(parts -> String.join("", parts));
    }

    @Property(tries = 50_000, shrinking = ShrinkingMode.OFF)
    void aHundredThousandRandomStringsThrowNothing(@ForAll("strings") String a, @ForAll("strings") String b) {
        assertThat(equivalence.compare(a, b)).isNotNull();
    }

    @Provide
    Arbitrary<String> responses() {
        return Arbitraries.of(PHRASES).list().ofMinSize(1).ofMaxSize(14).map(parts -> String.join("", parts));
    }

    @Property(tries = 50_000, shrinking = ShrinkingMode.OFF)
    void anyResponseHasAScore(@ForAll("responses") String response) {
        assertThat(reward.score(Sample.of("How much?", response + ".").withReference("12")).value()).isBetween(0.0,
                1.0);
    }

    @Tag("long-fuzz")
    @Property(tries = 500_000, shrinking = ShrinkingMode.OFF)
    void aMillionRandomStringsThrowNothing(@ForAll("strings") String a, @ForAll("strings") String b) {
        assertThat(equivalence.compare(a, b)).isNotNull();
    }
}
