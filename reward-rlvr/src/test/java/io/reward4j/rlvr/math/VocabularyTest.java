package io.reward4j.rlvr.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.syntax.Lexer;
import io.reward4j.rlvr.math.syntax.Parser;
import io.reward4j.rlvr.math.syntax.Token;
import io.reward4j.rlvr.math.syntax.Vocabulary;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The operators that the reader knows. One new line in [Operator] and its name here is all that a new one takes.
class VocabularyTest {

    @Test
    void theseAreTheOperators() {
        assertThat(names(Operator.values())).isEqualTo("PLUS MINUS PLUS_MINUS MINUS_PLUS TIMES DIVIDE MOD UNION"
                + " INTERSECTION DIFFERENCE EQUAL NOT_EQUAL LESS GREATER AT_MOST AT_LEAST IN NOT_IN SUBSET CONGRUENT"
                + " SIMILAR APPROXIMATELY PARALLEL PERPENDICULAR TO IMPLIES EQUIVALENT RATIO");
    }

    @Test
    void everySpellingOfAnOperatorReadsAsOne() {
        for (Operator operator : Operator.values()) {
            for (String spelling : operator.spellings()) {
                boolean command = Character.isLetter(spelling.charAt(0)) && spelling.charAt(0) < 128;
                if (value(spelling) == operator) {
                    assertThat(read("x " + (command ? "\\" : "") + spelling + " y")).as(spelling).isNotNull();
                }
            }
        }
    }

    private static @Nullable Object value(String spelling) {
        Token meaning = Vocabulary.meaning(spelling);
        return meaning == null ? null : meaning.symbol();
    }

    private static Expr read(String text) {
        return assertDoesNotThrow(() -> Parser.parse(Lexer.tokens(text, false)), text);
    }

    private static String names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(" "));
    }
}
