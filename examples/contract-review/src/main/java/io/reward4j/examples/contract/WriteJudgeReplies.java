package io.reward4j.examples.contract;

import io.reward4j.judge.layer.RecordedJudgeModel;
import io.reward4j.judge.layer.RecordingJudgeModel;
import io.reward4j.wire.JsonlRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes the replies that the demo's judge gives: [HandWrittenGrades] under the key of each prompt that the demo asks.
/// To be run again whenever the prompt, the data or the made-up reviews change.
final class WriteJudgeReplies {

    private WriteJudgeReplies() {}

    /// Writes the replies.
    ///
    /// @param arguments the file
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), lines());
    }

    /// Returns the lines of the recording, in order of their keys.
    static List<String> lines() throws IOException {
        Path folder = Files.createTempDirectory("contract-review");
        Path samples = folder.resolve("samples.jsonl");
        Path rewards = folder.resolve("rewards.jsonl");
        Path replies = folder.resolve("replies.jsonl");
        try (RecordingJudgeModel judge = RecordedJudgeModel.record(new HandWrittenGrades(), replies)) {
            Rollouts.write(samples);
            JsonlRunner.of(ContractReview.reward(judge)).run(samples, rewards);
            return Files.readAllLines(replies).stream().distinct().sorted().toList();
        } finally {
            for (Path file : List.of(samples, rewards, replies, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
