package io.reward4j.rlvr.math.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.rlvr.math.number.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the parser makes of a text, as a golden tree: `trees.tsv` has the text and the tree.
class ParserTest {

    static List<String> trees() {
        try (InputStream in = ParserTest.class.getResourceAsStream("trees.tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.strip().lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("trees")
    void aTextHasItsTree(String line) {
        String[] parts = line.split("\t", -1);
        assertThat(tree(parts[0])).as(parts[0]).isEqualTo(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ")", "1 +", "\\frac{1}", "{", "x^", "=", "(1,2", "1 2 3", "\\begin{cases} 1",
            "\\sqrt{1,2}", "\\binom{1}"})
    void whatIsNoMathematicsIsUnreadable(String text) {
        assertThatThrownBy(() -> tree(text)).isSameAs(Unreadable.SYNTAX);
    }

    @Test
    void depthAndNumberOfItemsAreBounded() {
        assertThatThrownBy(() -> tree("(".repeat(200) + "1" + ")".repeat(200))).isSameAs(Unreadable.BUDGET);
        assertThatThrownBy(() -> tree("1" + ",1".repeat(300))).isSameAs(Unreadable.BUDGET);
    }

    private static String tree(String text) {
        return TreeText.of(Parser.parse(Lexer.tokens(text, false)));
    }
}
