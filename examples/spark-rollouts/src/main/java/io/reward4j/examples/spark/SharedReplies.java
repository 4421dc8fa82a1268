package io.reward4j.examples.spark;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgeModelLayer;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import io.reward4j.judge.layer.RecordedJudgeModel;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// A model whose replies are kept in a directory that all executors see, so that a task that is tried again, on
/// whatever machine, does not pay again for what was answered.
///
/// ```java
/// CachingJudgeModel.of(SharedReplies.of(ResilientJudgeModel.of(model), Path.of("/mnt/judge-replies")))
/// ```
///
/// One file for each prompt, a recording of one reply, which appears in one step. Two executors that ask the same at
/// the same time both pay. Where the directory is not shared by all, or is no file system (S3 is none), a retry pays
/// again. Safe for use by several threads and processes.
public final class SharedReplies implements JudgeModelLayer {

    private final JudgeModel model;
    private final Path directory;

    private SharedReplies(JudgeModel model, Path directory) {
        this.model = Objects.requireNonNull(model, "model");
        this.directory = directory.resolve(URLEncoder.encode(model.name(), StandardCharsets.UTF_8));
    }

    /// Returns a model that keeps the replies of `model` below a directory, under its name.
    public static SharedReplies of(JudgeModel model, Path directory) {
        return new SharedReplies(model, directory);
    }

    /// Returns the reply that is kept, or the model's, once it is kept.
    ///
    /// @throws JudgeModelException if the model threw it, or a permanent one if the reply could not be kept
    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        Path kept = file(prompt);
        if (Files.exists(kept)) {
            return RecordedJudgeModel.replay(kept).reply(prompt);
        }
        try {
            Files.createDirectories(kept.getParent());
            Path written = Files.createTempFile(kept.getParent(), "", ".tmp");
            try {
                JudgeReply reply = RecordedJudgeModel.record(model, written).reply(prompt);
                Files.move(written, kept, StandardCopyOption.ATOMIC_MOVE);
                return reply;
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw JudgeModelException.permanent("a reply could not be kept in " + kept + ": " + e, e);
        }
    }

    /// Deletes what is kept of a prompt.
    @Override
    public void forget(JudgePrompt prompt) {
        try {
            Files.deleteIfExists(file(prompt));
        } catch (IOException e) {
            throw JudgeModelException.permanent("a reply could not be forgotten: " + e, e);
        }
        JudgeModelLayer.super.forget(prompt);
    }

    @Override
    public JudgeModel inner() {
        return model;
    }

    private Path file(JudgePrompt prompt) {
        String key = RecordedJudgeModel.key(prompt);
        return directory.resolve(key.substring(0, 2)).resolve(key + ".jsonl");
    }
}
