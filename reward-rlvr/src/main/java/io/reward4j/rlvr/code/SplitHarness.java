package io.reward4j.rlvr.code;

import io.reward4j.RewardException;
import io.reward4j.rlvr.code.CodeRun.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Runs tests in one interpreter and the candidate in another, on one thread and one budget.
///
/// A call from a test to a function of the candidate crosses as bytes of plain data, and so does the answer, which is
/// read here before it is handed on. The verdict is what the tests' interpreter says, which the candidate cannot reach.
final class SplitHarness {

    private static final byte[] NO_ANSWER = {};

    private final PythonImage image;
    private final int mostPages;
    private final FunctionTask task;
    private final List<TestVerdict> verdicts = new ArrayList<>();
    private boolean asked;

    SplitHarness(PythonImage image, int mostPages, FunctionTask task) {
        this.image = image;
        this.mostPages = mostPages;
        this.task = task;
    }

    FunctionRun run() {
        PythonGuest candidate = PythonGuest.forCandidate(image, mostPages);
        byte[] loaded = candidate.call('l', bytes(task.program()));
        Status status = loaded == null ? candidate.death() : PythonRunner.statusOf(loaded);
        if (loaded == null || status != Status.FINISHED) {
            return notLoaded(status);
        }
        byte[] names = candidate.call('n');
        if (names == null || !PlainData.isPlain(names)) {
            return notLoaded(Status.FAILED);
        }
        PythonGuest tests = PythonGuest.forTests(image, mostPages, call -> answer(candidate, call));
        byte[] setUp = tests.call(
                's', names, bytes(task.definitions()), bytes(task.setup()), bytes(task.entryPoint()));
        return run(tests, setUp == null ? "died" : new String(setUp, StandardCharsets.UTF_8));
    }

    private FunctionRun run(PythonGuest tests, String setUp) {
        switch (setUp) {
            case "check" -> verdicts.add(verdict(tests, "check(candidate)"));
            case "" -> {
                if (task.tests().isEmpty()) {
                    requireCall();
                    verdicts.add(TestVerdict.pass());
                }
            }
            default -> verdicts.add(verdict(tests, setUp, false));
        }
        for (String test : task.tests()) {
            if (!mayGoOn()) {
                break;
            }
            verdicts.add(verdict(tests, test));
        }
        return new FunctionRun(verdicts, GuestThread.current().used());
    }

    private boolean mayGoOn() {
        return !task.stopAtFailure() || verdicts.stream().allMatch(TestVerdict::passed);
    }

    /// What is said where the fuel ran out under a test.
    FunctionRun outOfFuel() {
        return failed(Status.OUT_OF_FUEL, Status.OUT_OF_FUEL.words());
    }

    private FunctionRun notLoaded(Status status) {
        return switch (status) {
            case REJECTED -> failed(status, "the program cannot be compiled");
            case OUT_OF_MEMORY -> failed(status, "out of memory while the program was loaded");
            default -> failed(Status.FAILED, "the program ended while it was loaded");
        };
    }

    private FunctionRun failed(Status status, String reason) {
        verdicts.add(TestVerdict.fail(status, reason));
        while (!task.stopAtFailure() && verdicts.size() < task.tests().size()) {
            verdicts.add(TestVerdict.fail(status, reason));
        }
        return new FunctionRun(verdicts, GuestThread.current().used());
    }

    private byte[] answer(PythonGuest candidate, byte[] call) {
        asked = true;
        byte[] answer = candidate.call('c', call);
        if (answer != null && PlainData.isPlain(answer)) {
            return answer;
        }
        return NO_ANSWER;
    }

    private TestVerdict verdict(PythonGuest tests, String test) {
        byte[] said = tests.call('t', bytes(test));
        return verdict(tests, said == null ? "died" : new String(said, StandardCharsets.UTF_8), true);
    }

    /// @param said what the tests' interpreter said: `passed`, or one word and a reason
    /// @param whole whether it ran a test, and may say that it passed
    private TestVerdict verdict(PythonGuest tests, String said, boolean whole) {
        int colon = said.indexOf(':');
        String word = colon < 0 ? said : said.substring(0, colon);
        String reason = colon < 0 ? "" : said.substring(colon + 1);
        return switch (word) {
            case "passed" -> whole ? TestVerdict.pass() : TestVerdict.fail(Status.FAILED, "no test was run");
            case "memory" -> TestVerdict.fail(Status.OUT_OF_MEMORY, Status.OUT_OF_MEMORY.words());
            case "refused" -> throw RewardException.missingReference(
                    "the tests of the reference cannot be run apart from the program: a test " + reason);
            case "broken" -> {
                if (!asked) {
                    throw RewardException.missingReference("the tests of the reference cannot be run: one " + reason);
                }
                yield TestVerdict.fail(Status.FAILED, reason);
            }
            case "died" -> TestVerdict.fail(tests.death(), tests.death().words());
            default -> TestVerdict.fail(Status.FAILED, reason);
        };
    }

    private void requireCall() {
        if (!asked) {
            throw RewardException.missingReference("the tests of the reference call no function of the program");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
