package io.reward4j.judge.layer;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgeModelLayer;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A model whose replies are appended to a file, for [RecordedJudgeModel#replay(Path)].
///
/// One line of JSON for each reply, in the order in which they came, each written out before the reply is returned;
/// failures are not recorded. Prompts are recorded by their [key][RecordedJudgeModel#key(JudgePrompt)] alone unless
/// [#withPrompts()] is asked for, and nonces by the stand-in `{nonce}`. Safe for use by several threads, but not by
/// several instances that write to one file. The file is open only while a line is written.
public final class RecordingJudgeModel implements JudgeModelLayer {

    private final JudgeModel model;
    private final Path file;
    private final ReentrantLock lock;
    private final boolean prompts;
    private final @Nullable RecordedJudgeModel earlier;

    private RecordingJudgeModel(
            JudgeModel model, Path file, ReentrantLock lock, boolean prompts, @Nullable RecordedJudgeModel earlier) {
        this.model = Objects.requireNonNull(model, "model");
        this.file = file;
        this.lock = lock;
        this.prompts = prompts;
        this.earlier = earlier;
    }

    static RecordingJudgeModel of(JudgeModel model, Path file) {
        RecordingJudgeModel recording = new RecordingJudgeModel(model, file, new ReentrantLock(), false, null);
        try {
            recording.append("");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record to " + file + ": " + e, e);
        }
        return recording;
    }

    /// Returns a model that first gives out what was recorded earlier.
    RecordingJudgeModel after(@Nullable RecordedJudgeModel earlier) {
        return new RecordingJudgeModel(model, file, lock, prompts, earlier);
    }

    /// Returns a model that records the prompts' texts as well, to the same file.
    public RecordingJudgeModel withPrompts() {
        return new RecordingJudgeModel(model, file, lock, true, earlier);
    }

    /// Returns the model's reply, after it was recorded.
    ///
    /// @throws JudgeModelException if the model threw it, or a permanent one if the reply could not be recorded
    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        Optional<JudgeReply> recorded = earlier == null ? Optional.empty() : earlier.unusedReply(prompt);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        JudgeReply reply = Objects.requireNonNull(model.reply(prompt), "no reply");
        try {
            Optional<JudgePrompt> shown = Optional.of(prompt).filter(given -> prompts);
            append(Recording.of(model.name(), prompt, reply).toLine(shown) + "\n");
        } catch (IOException | RuntimeException e) {
            throw JudgeModelException.permanent("the reply could not be recorded to " + file + ": " + e, e);
        }
        return reply;
    }

    @Override
    public JudgeModel inner() {
        return model;
    }

    private void append(String line) throws IOException {
        lock.lock();
        // not a channel, which an interrupt would close in the middle of a line
        try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        } finally {
            lock.unlock();
        }
    }
}
