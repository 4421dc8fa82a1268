package io.reward4j.judge.lab.gold;

import io.reward4j.RewardFunction;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Runs a [JudgeSuite] from the command line; its documentation says how.
final class JudgeSuiteMain {

    private static final int NOT_RUN = 3;
    private static final String USAGE = "usage: JudgeSuiteMain <suite.jsonl> <class of a Supplier<RewardFunction>> "
            + "[--write-baseline] [--json]";

    private JudgeSuiteMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        List<String> names = new ArrayList<>(arguments);
        boolean writing = names.remove("--write-baseline");
        boolean json = names.remove("--json");
        if (names.size() != 2) {
            err.println(USAGE);
            return NOT_RUN;
        }
        try {
            JudgeSuite suite = JudgeSuite.load(Path.of(names.get(0)));
            RewardFunction judge = judge(names.get(1));
            if (writing) {
                suite.writeBaseline(judge);
                out.println("written: " + suite.baseline());
                return 0;
            }
            SuiteResult result = suite.run(judge);
            out.println(json ? result.toJson().toPrettyString() : result.text());
            return result.exitCode();
        } catch (ReflectiveOperationException e) {
            err.println("cannot make a " + names.get(1) + ": " + e);
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            err.println(e.getMessage());
        }
        return NOT_RUN;
    }

    private static RewardFunction judge(String name) throws ReflectiveOperationException {
        Object supplier = Class.forName(name).getDeclaredConstructor().newInstance();
        if (supplier instanceof Supplier<?> judges && judges.get() instanceof RewardFunction judge) {
            return judge;
        }
        throw new IllegalArgumentException(name + " does not supply a RewardFunction");
    }
}
