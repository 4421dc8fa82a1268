package io.reward4j.rlvr.math.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.reward4j.rlvr.math.expr.Expr;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bytes that the parser allocates grow as the text does.
class ParserAllocationTest {

    private static final int REPETITIONS = 600;
    private static final double LARGEST_GROWTH = 2.6;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({"x, +y", "x, -y", "2m, +3m", "x, *y", "x, /y", "x, y", "\\sin x, y", "1/x, y", "x, \\pm y",
            "\\sum_{k=1}^n k, y", "2, /3 m"})
    void twiceTheTextTakesAboutTwiceTheBytes(String first, String next) {
        List<Token> once = tokens(first, next, REPETITIONS);
        List<Token> twice = tokens(first, next, 2 * REPETITIONS);
        allocated(once);
        allocated(twice);

        assertThat(allocated(twice)).isLessThan((long) (LARGEST_GROWTH * allocated(once)));
    }

    private static List<Token> tokens(String first, String next, int repetitions) {
        return Lexer.tokens(first + (" " + next).repeat(repetitions), false);
    }

    private long allocated(List<Token> tokens) {
        long before = threads.getCurrentThreadAllocatedBytes();
        Expr expr = Parser.parse(tokens);
        long after = threads.getCurrentThreadAllocatedBytes();
        assertThat(expr).isNotNull();
        return after - before;
    }
}
