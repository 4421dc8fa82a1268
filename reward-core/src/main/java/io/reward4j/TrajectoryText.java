package io.reward4j;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.text.OneLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes a whole conversation as text of bounded length, for judges and for people: every turn with its place, every
/// call with its number, so that a verdict can cite them.
///
/// ```text
/// [0] system: Ask before you change anything.
/// [1] user: Cancel my flight
/// [2] call 1: cancel {"id":"X1"}
/// [3] result of call 1 (failed): Error: no such flight
/// [4] assistant: There is no such flight.
/// ```
///
/// Turns are counted from 0, as [TrajectoryCall#turn()] is, calls from 1. Line breaks within a text are followed by
/// four spaces, and names that could be taken for something else are JSON strings, so that no text can pass for another
/// turn. Of an attachment the kind and the type are said. The model's reasoning is left out, what stands apart from its
/// text as well as the [blocks][ReasoningBlocks] in it, unless it is [asked for][#withReasoning()]. All else is written
/// as it is, and has to be fenced by whoever shows it to a model.
///
/// **The budget.** What the model writes (a text, its reasoning, the arguments of a call) and what a tool returns have
/// at most 4,000 characters each, indentation left aside; the whole has at most 60,000, unless it is said otherwise.
/// What is longer is cut in the middle, with a mark that says how much is missing: `[… 12,345 characters cut …]`. What
/// the user says is cut only where the whole would be longer. Then all long parts are cut shorter, alike, down to 100
/// characters, but instructions (of `system` and `developer`) only down to a third of the whole; where that is not
/// enough, turns in the middle are left out, with a mark in their place. The first and the last turns stay.
///
/// Immutable and safe for use by several threads. Linear in the text.
public final class TrajectoryText {

    private static final int LEAST_WHOLE = 1_000;
    private static final int SHORTEST_PART = 100;
    private static final int LONGEST_MARK = 40;
    private static final TrajectoryText STANDARD = new TrajectoryText(60_000, 4_000, false);

    /// The beginning of a line as this class writes it.
    private static final Pattern TURN = Pattern
            .compile("\\[[0-9]{1,9}] (?:\\(|(?:call|result|reasoning|attachment|system"
                    + "|developer|user|assistant|tool|function|environment)\\b)");

    private final int whole;
    private final int part;
    private final boolean reasoning;

    private TrajectoryText(int whole, int part, boolean reasoning) {
        this.whole = whole;
        this.part = part;
        this.reasoning = reasoning;
    }

    /// Returns a writer with the standard budget.
    public static TrajectoryText standard() {
        return STANDARD;
    }

    /// Returns this writer with another budget.
    ///
    /// @param whole the most characters in all, at least 1,000
    /// @param part the most characters of a text of the model, of the arguments of a call, or of a result, at least 100
    /// @throws IllegalArgumentException if one is less
    public TrajectoryText withBudget(int whole, int part) {
        if (whole < LEAST_WHOLE || part < SHORTEST_PART) {
            throw new IllegalArgumentException(
                    "a conversation needs at least " + LEAST_WHOLE + " characters and a part "
                            + SHORTEST_PART + ", but the budget was " + whole + " and " + part);
        }
        return new TrajectoryText(whole, part, reasoning);
    }

    /// Returns this writer with the model's reasoning, which stands before its text: `[4] reasoning: …`.
    public TrajectoryText withReasoning() {
        return new TrajectoryText(whole, part, true);
    }

    /// Writes a conversation. There is no line break at the end.
    public String of(List<Message> messages) {
        return bounded(lines(messages));
    }

    /// Writes a conversation of which one turn is shown elsewhere; in its place stands `[4] (shown apart)`.
    ///
    /// @param turn the place of the turn, from 0
    public String around(int turn, List<Message> messages) {
        List<List<Line>> lines = lines(messages);
        lines.set(turn, List.of(work(turn, "(shown apart)", "")));
        return bounded(lines);
    }

    /// Writes each turn of a conversation by itself and whole, whatever the budget. A turn of nothing but text is that
    /// text as it is, unless a line of it could be taken for one that is written here.
    public List<String> turns(List<Message> messages) {
        List<List<Line>> lines = lines(messages);
        List<String> turns = new ArrayList<>(messages.size());
        for (int turn = 0; turn < messages.size(); turn++) {
            turns.add(alone(turn, messages.get(turn), lines.get(turn)));
        }
        return turns;
    }

    private static String alone(int turn, Message message, List<Line> lines) {
        Line first = lines.getFirst();
        boolean isText = lines.size() == 1 && first.head().equals(head(turn, speaker(message)));
        if (isText && !hasTurn(first.body())) {
            return first.body();
        }
        return text(lines, Integer.MAX_VALUE);
    }

    /// Tells whether a line of a text begins as a turn does, white space left aside.
    private static boolean hasTurn(String text) {
        Matcher turn = TURN.matcher(text);
        for (int i = text.indexOf('['); i >= 0; i = text.indexOf('[', i + 1)) {
            if (isLineStart(text, i) && turn.region(i, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLineStart(String text, int place) {
        int before = place - 1;
        while (before >= 0 && !Line.isLineBreak(text.charAt(before)) && isSpace(text.charAt(before))) {
            before--;
        }
        return before < 0 || Line.isLineBreak(text.charAt(before));
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private String bounded(List<List<Line>> turns) {
        List<Line> lines = turns.stream().flatMap(List::stream).toList();
        int limit = length(lines, whole) <= whole ? whole : highestLimit(lines);
        return length(lines, limit) <= whole ? text(lines, limit) : ends(lines, limit);
    }

    private static String text(List<Line> lines, int limit) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> line.write(text, limit));
        return text.isEmpty() ? "" : text.substring(1);
    }

    /// Writes what fits of the first and of the last lines.
    private String ends(List<Line> lines, int limit) {
        int room = (whole - SHORTEST_PART) / 2;
        int first = 0;
        for (int used = 0; used + lines.get(first).length(limit) <= room; first++) {
            used += lines.get(first).length(limit);
        }
        int last = lines.size();
        for (int used = 0; used + lines.get(last - 1).length(limit) <= room; last--) {
            used += lines.get(last - 1).length(limit);
        }
        String mark = "[… turns " + lines.get(first).turn() + " to " + lines.get(last - 1).turn() + " left out …]";
        return List.of(text(lines.subList(0, first), limit), mark, text(lines.subList(last, lines.size()), limit))
                .stream().filter(end -> !end.isEmpty()).collect(Collectors.joining("\n"));
    }

    private int highestLimit(List<Line> lines) {
        int low = SHORTEST_PART;
        int high = whole;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (length(lines, middle) <= whole) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static long length(List<Line> lines, int limit) {
        return lines.stream().mapToLong(line -> line.length(limit)).sum();
    }

    /// The lines of each turn, of which each has one at least.
    private List<List<Line>> lines(List<Message> messages) {
        Map<Integer, List<TrajectoryCall>> made = new HashMap<>();
        IdentityHashMap<Message, TrajectoryCall> answered = new IdentityHashMap<>();
        for (TrajectoryCall call : TrajectoryCall.in(messages)) {
            made.computeIfAbsent(call.turn(), turn -> new ArrayList<>()).add(call);
            call.result().ifPresent(result -> answered.put(result, call));
        }
        List<List<Line>> lines = new ArrayList<>(messages.size());
        for (int turn = 0; turn < messages.size(); turn++) {
            Message message = messages.get(turn);
            TrajectoryCall call = answered.get(message);
            lines.add(call == null
                    ? spoken(turn, message, made.getOrDefault(turn, List.of()))
                    : List.of(work(turn, result(call), message.content())));
        }
        return lines;
    }

    private List<Line> spoken(int turn, Message message, List<TrajectoryCall> calls) {
        List<Line> lines = new ArrayList<>();
        if (reasoning && !message.reasoning().isBlank()) {
            lines.add(work(turn, "reasoning: ", message.reasoning()));
        }
        String content = content(message);
        if (!content.isBlank() || (calls.isEmpty() && message.attachments().isEmpty())) {
            lines.add(speech(turn, message, content));
        }
        for (TrajectoryCall call : calls) {
            lines.add(work(turn, "call " + call.number() + ": ",
                    plain(call.call().name()) + " " + call.call().arguments()));
        }
        for (Attachment attachment : message.attachments()) {
            lines.add(work(turn, "attachment: ",
                    (attachment.kind().id() + " " + OneLine.of(attachment.mediaType(), SHORTEST_PART)).strip()));
        }
        return lines;
    }

    private String content(Message message) {
        if (reasoning || !message.isAssistant()) {
            return message.content();
        }
        return switch (ReasoningBlocks.stripped().extract(message.content())) {
            case Extraction.Found<String>(String outside) -> outside;
            case Extraction.Missing<String> unfinished -> "";
        };
    }

    private static String result(TrajectoryCall call) {
        return "result of call " + call.number() + (call.failed() ? " (failed): " : ": ");
    }

    /// Roles come with the event: only the known ones are named.
    private static String speaker(Message message) {
        return switch (message.role()) {
            case "system", "developer", "user", "assistant", "tool", "function" -> message.role() + ": ";
            default -> "environment: ";
        };
    }

    /// A name as it is, or as a JSON string where it could be taken for something else.
    private static String plain(String name) {
        boolean isPlain = !name.isEmpty() && name.length() <= SHORTEST_PART
                && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "_-.:/+".indexOf(c) >= 0);
        if (isPlain) {
            return name;
        }
        return JsonNodeFactory.instance.stringNode(OneLine.of(name, SHORTEST_PART)).toString();
    }

    private Line speech(int turn, Message message, String content) {
        String head = head(turn, speaker(message));
        return switch (message.role()) {
            case "system", "developer" -> new Line(turn, head, content, whole / 3, whole);
            case "user" -> new Line(turn, head, content, SHORTEST_PART, whole);
            default -> work(turn, speaker(message), content);
        };
    }

    private Line work(int turn, String title, String body) {
        return new Line(turn, head(turn, title), body, SHORTEST_PART, part);
    }

    private static String head(int turn, String title) {
        return "\n[" + turn + "] " + title;
    }

    /// What is written in a line of its own.
    ///
    /// @param head what stands before the text, the line break first
    /// @param least what is always left of the text
    /// @param most what is left of the text at the most
    private record Line(int turn, String head, String body, int least, int most) {

        private static final String INDENT = "    ";

        void write(StringBuilder text, int shared) {
            int limit = limit(shared);
            text.append(head);
            if (body.length() <= limit) {
                indent(body, 0, body.length(), text);
                return;
            }
            indent(body, 0, start(limit), text);
            text.append(mark(limit));
            indent(body, end(limit), body.length(), text);
        }

        /// The length of the line at the most.
        int length(int shared) {
            int limit = limit(shared);
            if (body.length() <= limit) {
                return head.length() + indented(0, body.length());
            }
            return head.length() + indented(0, start(limit)) + LONGEST_MARK
                    + indented(end(limit), body.length());
        }

        /// @param shared what all lines have at the most; [Integer#MAX_VALUE] where nothing is cut
        private int limit(int shared) {
            return shared == Integer.MAX_VALUE ? shared : Math.max(least, Math.min(most, shared));
        }

        private String mark(int limit) {
            return String.format(Locale.ROOT, " [… %,d characters cut …] ", end(limit) - start(limit));
        }

        private int start(int limit) {
            int start = (limit - LONGEST_MARK) / 2;
            return Character.isHighSurrogate(body.charAt(start - 1)) ? start - 1 : start;
        }

        private int end(int limit) {
            int end = body.length() - (limit - LONGEST_MARK) / 2;
            return Character.isLowSurrogate(body.charAt(end)) ? end + 1 : end;
        }

        private int indented(int from, int to) {
            int length = to - from;
            for (int i = from; i < to; i++) {
                length += isLineBreak(body.charAt(i)) ? INDENT.length() : 0;
            }
            return length;
        }

        private static void indent(String body, int from, int to, StringBuilder text) {
            for (int i = from; i < to; i++) {
                char c = body.charAt(i);
                if (isLineBreak(c)) {
                    text.append('\n').append(INDENT);
                } else {
                    text.append(c);
                }
            }
        }

        private static boolean isLineBreak(char c) {
            return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029' || c == '\f'
                    || c == '\u000B';
        }
    }
}
