package io.reward4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
/// four spaces, so that no text can pass for another turn. Reasoning is left out; of attachments the number is said.
/// All else is written as it is, and has to be fenced by whoever shows it to a model.
///
/// **The budget.** A text, the arguments of a call and a result have at most 4,000 characters each, indentation left
/// aside; the whole has at most 60,000, unless it is said otherwise. What is longer is cut in the middle, with a mark
/// that says how much is missing: `[… 12,345 characters cut …]`. Where the whole would be longer, all long parts are
/// cut shorter, alike, down to 100 characters; where that is not enough, turns in the middle are left out, with a mark
/// in their place. The first and the last turns stay.
///
/// Immutable and safe for use by several threads. The time that it takes grows with the number of turns and the budget,
/// not with the length of what is cut.
public final class TrajectoryText {

    private static final int LEAST_WHOLE = 1_000;
    private static final int SHORTEST_PART = 100;
    private static final int LONGEST_MARK = 40;
    private static final TrajectoryText STANDARD = new TrajectoryText(60_000, 4_000);

    private final int whole;
    private final int part;

    private TrajectoryText(int whole, int part) {
        this.whole = whole;
        this.part = part;
    }

    /// Returns a writer with the standard budget.
    public static TrajectoryText standard() {
        return STANDARD;
    }

    /// Returns this writer with another budget.
    ///
    /// @param whole the most characters in all, at least 1,000
    /// @param part the most characters of a text, of the arguments of a call, or of a result, at least 100
    /// @throws IllegalArgumentException if one is less
    public TrajectoryText withBudget(int whole, int part) {
        if (whole < LEAST_WHOLE || part < SHORTEST_PART) {
            throw new IllegalArgumentException(
                    "a conversation needs at least " + LEAST_WHOLE + " characters and a part "
                            + SHORTEST_PART + ", but the budget was " + whole + " and " + part);
        }
        return new TrajectoryText(whole, part);
    }

    /// Writes a conversation. There is no line break at the end.
    public String of(List<Message> messages) {
        List<Line> lines = lines(messages);
        int limit = length(lines, part) <= whole ? part : highestLimit(lines);
        StringBuilder text = new StringBuilder();
        if (length(lines, limit) <= whole) {
            lines.forEach(line -> line.write(text, limit));
        } else {
            writeEnds(lines, limit, text);
        }
        return text.isEmpty() ? "" : text.substring(1);
    }

    /// Writes what fits of the first and of the last lines.
    private void writeEnds(List<Line> lines, int limit, StringBuilder text) {
        int room = (whole - SHORTEST_PART) / 2;
        int first = 0;
        for (int used = 0; used + lines.get(first).length(limit) <= room; first++) {
            used += lines.get(first).length(limit);
        }
        int last = lines.size();
        for (int used = 0; used + lines.get(last - 1).length(limit) <= room; last--) {
            used += lines.get(last - 1).length(limit);
        }
        lines.subList(0, first).forEach(line -> line.write(text, limit));
        text.append("\n[… turns ").append(lines.get(first).turn).append(" to ").append(lines.get(last - 1).turn)
                .append(" left out …]");
        lines.subList(last, lines.size()).forEach(line -> line.write(text, limit));
    }

    private int highestLimit(List<Line> lines) {
        int low = SHORTEST_PART;
        int high = part;
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

    private List<Line> lines(List<Message> messages) {
        Map<Integer, List<TrajectoryCall>> made = new HashMap<>();
        IdentityHashMap<Message, TrajectoryCall> answered = new IdentityHashMap<>();
        for (TrajectoryCall call : TrajectoryCall.in(messages)) {
            made.computeIfAbsent(call.turn(), turn -> new ArrayList<>()).add(call);
            call.result().ifPresent(result -> answered.put(result, call));
        }
        List<Line> lines = new ArrayList<>();
        for (int turn = 0; turn < messages.size(); turn++) {
            Message message = messages.get(turn);
            TrajectoryCall call = answered.get(message);
            List<TrajectoryCall> calls = made.getOrDefault(turn, List.of());
            if (call != null) {
                String failed = call.failed() ? " (failed)" : "";
                lines.add(line(turn, "result of call " + call.number() + failed + ": ", message.content()));
            } else if (calls.isEmpty() || !message.content().isBlank() || !message.attachments().isEmpty()) {
                lines.add(line(turn, speaker(message), message.content()));
            }
            for (TrajectoryCall one : calls) {
                lines.add(line(turn, "call " + one.number() + ": ",
                        OneLine.of(one.call().name(), SHORTEST_PART) + " " + one.call().arguments()));
            }
        }
        return lines;
    }

    private static String speaker(Message message) {
        int attachments = message.attachments().size();
        String with = attachments == 0 ? "" : " (attachments: " + attachments + ")";
        return OneLine.of(message.role(), SHORTEST_PART) + with + ": ";
    }

    private static Line line(int turn, String head, String body) {
        return new Line(turn, "\n[" + turn + "] " + head, body);
    }

    /// What is written in a line of its own.
    ///
    /// @param head what stands before the text, the line break first
    private record Line(int turn, String head, String body) {

        private static final String INDENT = "    ";

        void write(StringBuilder text, int limit) {
            text.append(head);
            if (body.length() <= limit) {
                indent(body, 0, body.length(), text);
                return;
            }
            indent(body, 0, start(limit), text);
            text.append(mark(limit));
            indent(body, end(limit), body.length(), text);
        }

        int length(int limit) {
            if (body.length() <= limit) {
                return head.length() + indented(0, body.length());
            }
            return head.length() + indented(0, start(limit)) + mark(limit).length()
                    + indented(end(limit), body.length());
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
