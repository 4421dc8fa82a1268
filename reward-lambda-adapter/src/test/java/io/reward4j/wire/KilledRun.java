package io.reward4j.wire;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import io.reward4j.judge.Rubric;
import io.reward4j.judge.RubricJudge;
import io.reward4j.judge.layer.RecordedJudgeModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A process that scores a file with a recorded judge, and may be killed at any moment.
final class KilledRun {

    private KilledRun() {}

    static Process start(Path samples, Path results, Path recording) throws IOException {
        return new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xshare:auto", "-cp", System.getProperty("java.class.path"),
                KilledRun.class.getName(), samples.toString(), results.toString(), recording.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// The yes of every question that has an even number of letters.
    private static JudgeReply judge(JudgePrompt prompt) {
        String choice = prompt.user().length() % 2 == 0 ? "yes" : "no";
        return JudgeReply
                .of("{\"code\":\"" + prompt.nonce() + "\",\"criteria\":{\"right\":{\"rationale\":\"r\",\"choice\":\""
                        + choice + "\"}}}");
    }

    public static void main(String[] arguments) throws IOException {
        JudgeModel model = RecordedJudgeModel.recordOrReplay(KilledRun::judge, Path.of(arguments[2]));
        JsonlRunner.of(RubricJudge.of(model, Rubric.of("Judge the answer.").ask("right", 1, "Is it right?")))
                .resumable()
                .run(Path.of(arguments[0]), Path.of(arguments[1]));
    }
}
