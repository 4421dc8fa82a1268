package io.reward4j.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The marks that models and servers put around reasoning in a reply to a program: those of [ReasoningBlocks], and more
/// that a completion may hold as a part of the answer. Used once, by one thread.
final class ReasoningMarks {

    private static final List<MarkPair> MARKS = List.of(
            MarkPair.tag("reasoning"), MarkPair.tag("reason"), MarkPair.tag("thought"), MarkPair.tag("thoughts"),
            MarkPair.tag("analysis"),
            MarkPair.tag("reflection"), MarkPair.tag("scratchpad"), MarkPair.tag("seed:think"),
            new MarkPair("[think]", List.of("[/think]")),
            new MarkPair("[thinking]", List.of("[/thinking]")),
            new MarkPair("◁think▷", List.of("◁/think▷")),
            new MarkPair("<|start_thinking|>", List.of("<|end_thinking|>")),
            new MarkPair("<|channel|>analysis", List.of("<|channel|>final", "<|end|>", "<|return|>")),
            new MarkPair("<|channel|>commentary", List.of("<|channel|>final", "<|end|>", "<|return|>")));

    private final String text;
    private final String lower;
    private final Map<String, Integer> nextAt = new HashMap<>();

    ReasoningMarks(String text) {
        this.text = text;
        this.lower = lower(text);
    }

    /// How reasoning begins and ends, in lower case.
    private record MarkPair(String opening, List<String> closings) {

        static MarkPair tag(String name) {
            return new MarkPair("<" + name + ">", List.of("</" + name + ">"));
        }
    }

    /// Reasoning that begins or ends at a place.
    ///
    /// @param opened false where it only ends here: all before it was reasoning
    /// @param end where the text after it begins; [#NOWHERE] where it never ends
    record Block(boolean opened, int end) {

        static final int NOWHERE = -1;

        boolean isOpen() {
            return end == NOWHERE;
        }
    }

    /// Reads the block at `start`. A mark that [ReasoningBlocks] does not know and that nothing closes is text.
    Optional<Block> at(int start) {
        return switch (text.charAt(start)) {
            case '<' -> {
                ReasoningTag tag = ReasoningTag.at(text, start);
                yield tag == null ? other(start) : Optional.of(known(tag));
            }
            case '[', '◁' -> other(start);
            default -> Optional.empty();
        };
    }

    private Block known(ReasoningTag tag) {
        if (!tag.opens()) {
            return new Block(false, tag.end());
        }
        ReasoningTag next = ReasoningTag.next(text, tag.end());
        while (next != null && next.opens()) {
            next = ReasoningTag.next(text, next.end());
        }
        return new Block(true, next == null ? Block.NOWHERE : next.end());
    }

    private Optional<Block> other(int start) {
        for (MarkPair mark : MARKS) {
            if (lower.startsWith(mark.opening(), start)) {
                int end = end(mark, start + mark.opening().length());
                return end < 0 ? Optional.empty() : Optional.of(new Block(true, end));
            }
            String closing = mark.closings().getFirst();
            if (lower.startsWith(closing, start)) {
                return Optional.of(new Block(false, start + closing.length()));
            }
        }
        return Optional.empty();
    }

    private int end(MarkPair mark, int from) {
        int end = Block.NOWHERE;
        for (String closing : mark.closings()) {
            int found = next(closing, from);
            if (found < text.length() && (end < 0 || found + closing.length() < end)) {
                end = found + closing.length();
            }
        }
        return end;
    }

    /// Where a closing mark stands next, or the end of the text. Asked with ever higher places.
    private int next(String closing, int from) {
        return nextAt.compute(closing, (mark, known) -> {
            if (known != null && known >= from) {
                return known;
            }
            int found = lower.indexOf(mark, from);
            return found < 0 ? text.length() : found;
        });
    }

    /// In lower case as far as ASCII goes, so that every character keeps its place.
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return lower.toString();
    }
}
