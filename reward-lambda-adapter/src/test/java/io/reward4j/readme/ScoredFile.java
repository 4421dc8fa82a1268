package io.reward4j.readme;

import io.reward4j.RewardFunction;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.Rubric;
import io.reward4j.judge.RubricJudge;
import io.reward4j.judge.layer.RecordedJudgeModel;
import io.reward4j.report.HtmlReport;
import io.reward4j.report.RunStatistics;
import io.reward4j.wire.JsonlRunner;
import java.io.IOException;
import java.nio.file.Path;

/// The run over a file in the README of the adapter.
final class ScoredFile {

    private ScoredFile() {}

    static void score(JudgeModel bedrock) throws IOException {
        JudgeModel judge = RecordedJudgeModel.recordOrReplay(bedrock, Path.of("replies.jsonl"));
        JsonlRunner.of(reward(judge)).resumable().run(Path.of("samples.jsonl"), Path.of("results.jsonl"));
    }

    static void report(RewardFunction reward) throws IOException {
        RunStatistics statistics = RunStatistics.builder(reward.traits()).examples(10).by("category").build();
        JsonlRunner.of(reward).withListener(statistics).run(Path.of("samples.jsonl"), Path.of("results.jsonl"));
        HtmlReport.of(statistics.summary()).titled("polarity").write(Path.of("report.html"));
    }

    private static RewardFunction reward(JudgeModel judge) {
        return RubricJudge.of(judge, Rubric.of("Judge the answer.").ask("right", 1, "Is it right?"));
    }
}
