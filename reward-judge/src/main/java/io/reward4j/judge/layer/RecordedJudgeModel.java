package io.reward4j.judge.layer;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgeModelException;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// A model that replies from a recording: for tests and demonstrations without a model at hand.
///
/// ```java
/// try (RecordingJudgeModel model = RecordedJudgeModel.record(bedrock, file)) { … }   // once
/// JudgeModel model = RecordedJudgeModel.replay(file);                                // from then on
/// ```
///
/// A recording is a file of JSON lines, UTF-8, such as
///
/// ```json
/// {"key": "6fe0…", "model": "nova", "version": "a1", "reply": {"text": "{nonce} yes", "outputTokens": 7}}
/// ```
///
/// A `reply` holds a `text`, a `structured` value or both, and may hold `inputTokens`, `outputTokens` and
/// `stopReason`. In both, `{nonce}` stands for the nonce of the prompt, also of one with another nonce than the
/// recorded one; a reply that really holds the text `{nonce}` has `{literal-nonce}` (and `{literal-literal-nonce}` for
/// that). The nth call with a prompt gets the nth reply recorded for it, and those after the last the last.
///
/// Safe for use by several threads.
public final class RecordedJudgeModel implements JudgeModel {

    private final String source;
    private final String name;
    private final int lines;
    private final Set<String> versions;
    private final Map<String, Recordings> replies;

    private RecordedJudgeModel(String source, List<Recording> recordings) {
        this.source = source;
        Set<String> models = new HashSet<>();
        versions = new HashSet<>();
        replies = new HashMap<>();
        for (Recording recording : recordings) {
            models.add(recording.model());
            versions.add(recording.version());
            replies.computeIfAbsent(recording.key(), key -> new Recordings()).list.add(recording);
        }
        name = models.size() == 1 ? models.iterator().next() : "recorded";
        lines = recordings.size();
    }

    /// What was recorded for one prompt, and how many of it were given out.
    private static final class Recordings {

        private final List<Recording> list = new ArrayList<>();
        private final AtomicInteger next = new AtomicInteger();

        Optional<Recording> nextUnused() {
            int index = next.getAndUpdate(n -> Math.min(n + 1, list.size()));
            return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
        }

        Recording next() {
            return list.get(next.getAndUpdate(n -> Math.min(n + 1, list.size() - 1)));
        }
    }

    /// Returns a model that replies from a file.
    ///
    /// @throws UncheckedIOException if it cannot be read
    /// @throws IllegalArgumentException if a line is not one of a recording
    public static RecordedJudgeModel replay(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return replay(in, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e, e);
        }
    }

    /// Returns a model that replies from a stream, such as a resource, which is read to its end and left open.
    ///
    /// @param name names the stream in messages
    /// @throws UncheckedIOException if it cannot be read
    /// @throws IllegalArgumentException if a line is not one of a recording
    public static RecordedJudgeModel replay(InputStream in, String name) {
        List<Recording> recordings = new ArrayList<>();
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        int number = 0;
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    recordings.add(Recording.read(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " beyond line " + number + ": " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ", line " + number + ": " + e.getMessage(), e);
        }
        return new RecordedJudgeModel(name, recordings);
    }

    /// Returns a model that replies as `model` does and appends each reply to a file, which is made if there is none.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public static RecordingJudgeModel record(JudgeModel model, Path file) {
        return RecordingJudgeModel.of(model, file);
    }

    /// Returns a model that replies from a file as [#replay] does where that holds a reply that was not given out yet,
    /// and otherwise as `model` does, appending each such reply: for runs that are ended and begun again, which then
    /// pay for nothing twice. The file is made if there is none. A line at its end that was cut off in the middle, as
    /// by the end of a process, is dropped, with a warning.
    ///
    /// @throws UncheckedIOException if it cannot be read or written
    /// @throws IllegalArgumentException if another line is not one of a recording
    public static RecordingJudgeModel recordOrReplay(JudgeModel model, Path file) {
        RecordingFile.repair(file);
        return RecordingJudgeModel.of(model, file).after(Files.exists(file) ? replay(file) : null);
    }

    /// Returns the key that recordings know a prompt by, for those who write them by hand: 64 hexadecimal digits, a
    /// digest of the prompt's texts, schema and version. Prompts that differ by nothing but the nonce have one key.
    public static String key(JudgePrompt prompt) {
        return Recording.key(prompt);
    }

    /// Returns what was recorded.
    ///
    /// @throws JudgeModelException a permanent one if there is nothing for this prompt
    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        Recordings recorded = replies.get(key(prompt));
        if (recorded == null) {
            throw JudgeModelException.permanent(notFound(prompt), null);
        }
        return recorded.next().replyTo(prompt.nonce());
    }

    /// Returns the next reply that was recorded for this prompt and not given out yet.
    Optional<JudgeReply> unusedReply(JudgePrompt prompt) {
        Recordings recorded = replies.get(key(prompt));
        if (recorded == null) {
            return Optional.empty();
        }
        return recorded.nextUnused().map(recording -> recording.replyTo(prompt.nonce()));
    }

    /// The name of the model that was recorded; `recorded` where there were several, or none.
    @Override
    public String name() {
        return name;
    }

    private String notFound(JudgePrompt prompt) {
        String message = source + " (" + lines + " replies) has none to the prompt with the key " + key(prompt);
        if (versions.contains(prompt.version())) {
            return message;
        }
        return message + ", nor to any of version " + prompt.version()
                + ": the prompt's text was changed since the recording";
    }
}
