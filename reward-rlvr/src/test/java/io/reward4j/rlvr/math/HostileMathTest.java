package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.reward4j.Sample;
import io.reward4j.contract.HostileTexts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that hang or crash other graders. The limit of ten seconds only guards against hanging.
class HostileMathTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final MathEquivalence equivalence = MathEquivalence.standard();

    @ParameterizedTest
    @ValueSource(strings = {
            "9^{9^{9^{9}}}", "10^{10^9}", "2^{2^{2^{49}}}", "1000000!", "((9!)!)!", "5!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
            "1e999999999", "\\binom{1000000}{500000}", "\\sum_{a=1}^{1000}\\sum_{b=1}^{1000}\\sum_{c=1}^{1000}abc",
            "\\prod_{a=1}^{1000}a^{a}", "\\sqrt[1000000000]{2}", "(1/3)^{100000}", "0^{-1}", "\\frac{1}{0}",
            "\\log_1 2", "\\tan\\frac{\\pi}{2}", "\\infty-\\infty", "1000000000000000000000 \\mod 0", "\\gcd(0,0)",
            "__import__('os').system('touch marker') or 0", "${jndi:ldap://x}", "\\input{/etc/passwd}",
            "\\def\\x{\\x\\x}\\x", "\\sum_{k=1}^{10^{12}}k", "\\lcm(0,0)"})
    void noSuchAnswerEqualsOneOrTakesLong(String answer) {
        assertTimeoutPreemptively(LIMIT, () -> assertThat(equivalence.equivalent("1", answer)).isFalse());
        assertThat(equivalence.equivalent(answer, answer)).isTrue();
    }

    @Test
    void depthAndLengthAreBounded() {
        Map<String, String> long_ = Map.of(
                "a million digits", "1".repeat(1_000_000), "a million braces", "{".repeat(1_000_000), "boxes",
                "\\boxed{".repeat(100_000), "closed boxes", "\\boxed{2}, ".repeat(100_000), "nested fractions",
                "\\frac{1}{".repeat(10_000) + "2" + "}".repeat(10_000), "parentheses",
                "(".repeat(4_000) + "1" + ")".repeat(4_000), "powers", "2^".repeat(4_000) + "2", "bars",
                "|".repeat(4_000),
                "signs", "-".repeat(9_001) + "1", "sets", "A" + "\\cup A".repeat(1_500));
        long_.forEach((name, text) -> assertTimeoutPreemptively(LIMIT,
                () -> assertThat(equivalence.equivalent("1", text)).as(name).isFalse()));
    }

    @Test
    void nestedAnswersThatCouldBeReadInSeveralWaysAreReadOnce() {
        for (int depth = 4; depth <= 28; depth += 4) {
            String mixed = "1\\frac{".repeat(depth) + "x" + "}{2}".repeat(depth);
            String sets = "\\{1,2,".repeat(depth) + "x" + "\\}".repeat(depth);
            String others = "\\{1,2,".repeat(depth) + "y" + "\\}".repeat(depth);

            assertTimeoutPreemptively(LIMIT, () -> assertThat(equivalence.equivalent("1", mixed)).isFalse());
            assertTimeoutPreemptively(LIMIT, () -> assertThat(equivalence.equivalent(sets, others)).isFalse());
        }
    }

    @Test
    void aSmallThreadStackIsEnough() throws InterruptedException {
        String deep = "\\sqrt{1+(".repeat(20) + "x" + ")}".repeat(20);
        boolean[] equal = new boolean[1];
        Thread thread = new Thread(null, () -> equal[0] = equivalence.equivalent(deep, "0+" + deep), "small",
                256 << 10);
        thread.start();
        thread.join();
        assertThat(equal[0]).isTrue();
    }

    @Test
    void anyHostileTextIsOnlyDifferent() {
        HostileTexts.small().forEach((name, text) -> assertThat(equivalence.equivalent("1", text)).as(name).isFalse());
        HostileTexts.large().forEach((name, text) -> assertTimeoutPreemptively(LIMIT,
                () -> assertThat(equivalence.equivalent("1", text)).as(name).isFalse(), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "$The probability is \\(\\frac{11}{36}\\).$ (12)",
            "$Answer \\[ 12 \\]$ (12)",
            "$Answer $$ 12 $$$ (12)"})
    void signsOfMathematicsInsideOthersAreReadAsAnyText(String response) {
        Sample sample = Sample.of("How much?", response).withReference("11/36");

        assertThat(MathReward.standard().score(sample).value()).isBetween(0.0, 1.0);
    }

    @Test
    void differencesBeyondDoublesAreSeen() {
        assertThat(equivalence.equivalent("2^{-99}", "2^{-98}")).isFalse();
        assertThat(equivalence.equivalent("\\frac{1}{2004!}", "\\frac{1}{2006!}")).isFalse();
        assertThat(equivalence.equivalent("2024^{4046}", "2024^{4046}+1")).isFalse();
        assertThat(equivalence.equivalent("2024^{4046}", "2024^{2023}\\cdot 2024^{2023}")).isTrue();
        assertThat(equivalence.equivalent("e^{-1000}", "0")).isFalse();
        assertThat(equivalence.equivalent("e^{-1000}", "e^{-999}")).isFalse();
    }
}
