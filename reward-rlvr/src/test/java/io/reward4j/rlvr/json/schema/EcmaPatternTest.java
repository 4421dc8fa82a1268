package io.reward4j.rlvr.json.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', ignoreLeadingAndTrailingWhitespace = false, value = {
            "b abc true",
            "^b abc false",
            "a|b|^c xb true",
            "^(a|b)$ b true",
            "^\\u00e9$ é true",
            "^\\u{1f600}$ 😀 true",
            "^\\ud83d\\ude00$ 😀 true",
            "^.$ 😀 true",
            "^[\\s]$ \u3000 true",
            "^\\S$ \u3000 false",
            "^[\\S\\d]$ \u00a0 false",
            "^[\\S]$ x true",
            "^\\d$ ٣ false",
            "^\\p{Letter}$ é true",
            "^\\p{Script=Greek}$ α true",
            "^\\P{L}$ 1 true",
            "^[^]$ x true",
            "a[] a false",
            "^[[]$ [ true",
            "^[\\b]$ \b true",
            "^\\cA$ \u0001 true",
            "^(?<year>[0-9]{4})$ 2024 true",
            "^a\\/b\\-c$ a/b-c true",
            "^a{2,3}$ aaaa false",
            ". \u2028 false"})
    void meansWhatItMeansInEcma262(String pattern, String text, boolean matches) {
        assertThat(EcmaPattern.of(pattern).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(a)\\1", "\\k<a>", "(", ")", "a)(b", "[a", "\\", "\\Z", "\\Qa",
            "\\c1", "\\u12", "\\u{zz}",
            "\\u{", "\\p{", "\\pL", "\\p{Nothing}", "a{2000}", "*"})
    void whatCannotBeSearchedInLinearTimeIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> EcmaPattern.of(pattern))
                .withMessageContaining("the pattern '" + pattern + "' cannot be used");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "abc 4",
            "[a-z\\]]+\\d 4",
            "a{500}b 502",
            "(ab{2,10}){3} 37",
            "\\x{1f600}\\p{L} 3",
            "x{a} 5"})
    void theSizeWritesRepetitionsOut(String pattern, long size) {
        assertThat(PatternSize.of(pattern)).isEqualTo(size);
    }
}
