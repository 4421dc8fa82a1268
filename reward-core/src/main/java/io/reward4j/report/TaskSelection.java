package io.reward4j.report;

import io.reward4j.SampleGroup;
import io.reward4j.report.stats.GroupKey;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Some of the tasks of a [TaskProfile], with which a data set is filtered. Immutable.
public final class TaskSelection {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<TaskResult> tasks;
    private final Set<String> keys;
    private final boolean byField;

    TaskSelection(List<TaskResult> tasks, boolean byField) {
        this.tasks = List.copyOf(tasks);
        this.keys = tasks.stream().map(TaskResult::key).collect(Collectors.toUnmodifiableSet());
        this.byField = byField;
    }

    /// The tasks, in the order in which they came.
    public List<TaskResult> tasks() {
        return tasks;
    }

    /// Tells whether the task with this content is one of them.
    ///
    /// @throws IllegalStateException if tasks were told apart by a field
    public boolean contains(SampleGroup group) {
        if (byField) {
            throw new IllegalStateException("the tasks were told apart by a field, not by their content");
        }
        return keys.contains(GroupKey.of(group).toString());
    }

    /// Tells whether the task that a field names so is one of them.
    ///
    /// @throws IllegalStateException if tasks were told apart by content
    public boolean contains(String name) {
        if (!byField) {
            throw new IllegalStateException("the tasks were told apart by their content, not by a field");
        }
        return keys.contains(name);
    }

    /// Writes the lines of a data set whose task is one of these, as they are, to a file beside the target which then
    /// replaces it.
    ///
    /// @param dataset a JSON object on each line
    /// @param pointer where a line names its task, such as `/task_id`
    /// @return how many lines were kept
    /// @throws IllegalArgumentException if the pointer is none, or a line is no JSON object or has nothing there, with
    ///     the number of the line
    /// @throws IllegalStateException if tasks were told apart by content
    /// @throws IOException if a file cannot be read or written
    public long write(Path dataset, Path kept, String pointer) throws IOException {
        JsonPointer place = TaskProfiler.compiled(pointer);
        return writeLines(dataset, kept, line -> named(line, place).map(this::contains));
    }

    /// Writes the lines of a data set whose task is one of these, like [#write(Path, Path, String)], for tasks that are
    /// told apart by content.
    ///
    /// @param reader reads a line; nothing where it cannot be read
    /// @throws IllegalArgumentException if a line cannot be read
    /// @throws IllegalStateException if tasks were told apart by a field
    public long write(Path dataset, Path kept, Function<String, Optional<SampleGroup>> reader) throws IOException {
        return writeLines(dataset, kept, line -> reader.apply(line).map(this::contains));
    }

    private static Optional<String> named(String line, JsonPointer place) {
        try {
            JsonNode field = JSON.readTree(line).at(place);
            return field.isMissingNode() ? Optional.empty() : Optional.of(TaskProfiler.key(field));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static long writeLines(Path dataset, Path kept, Function<String, Optional<Boolean>> isKept)
            throws IOException {
        Path target = kept.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            long count = copy(dataset, part, isKept);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static long copy(Path dataset, Path part, Function<String, Optional<Boolean>> isKept) throws IOException {
        long count = 0;
        long number = 0;
        try (BufferedReader in = Files.newBufferedReader(dataset, StandardCharsets.UTF_8);
                BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank() && required(isKept.apply(line), dataset, number)) {
                    out.write(line);
                    out.write('\n');
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean required(Optional<Boolean> isKept, Path dataset, long number) {
        return isKept.orElseThrow(() -> new IllegalArgumentException(
                "line " + number + " of " + dataset + " does not say which task it is of"));
    }
}
