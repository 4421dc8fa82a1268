package io.reward4j.wire.message;

import io.reward4j.Attachment;
import io.reward4j.Message;
import io.reward4j.ToolCall;
import io.reward4j.ToolResult;
import io.reward4j.wire.json.Limits;
import io.reward4j.wire.json.SampleReadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One turn of a conversation, while its blocks are read. Results of tools become turns of their own, before the
/// rest.
public final class TurnDraft {

    private final JoinedText text = new JoinedText();
    private final JoinedText refusal = new JoinedText();
    private final JoinedText reasoning = new JoinedText();
    private List<ToolCall> calls = List.of();
    private List<Message> results = List.of();
    private List<Attachment> attachments = List.of();

    void addText(String more) {
        text.add(more);
    }

    /// Adds what a model says in the place of an answer. It is the text where there is no other.
    void addRefusal(String more) {
        refusal.add(more);
    }

    void addReasoning(String more) {
        reasoning.add(more);
    }

    void addCall(ToolCall call) {
        calls = withMore(calls, call);
    }

    void addResult(ToolResult call, TurnDraft result) {
        results = withMore(results, new Message(
                "tool", result.text(), List.of(), Optional.of(call), result.reasoning.toString(), result.attachments));
    }

    void addAttachment(Attachment attachment) {
        attachments = withMore(attachments, attachment);
    }

    boolean holdsResults() {
        return !results.isEmpty();
    }

    boolean hasText() {
        return !text.isEmpty();
    }

    public String text() {
        return text.isEmpty() ? refusal.toString() : text.toString();
    }

    /// Takes over what another draft of the same turn holds.
    public void addAll(TurnDraft later) {
        addText(later.text.toString());
        addRefusal(later.refusal.toString());
        addReasoning(later.reasoning.toString());
        later.calls.forEach(this::addCall);
        for (Message result : later.results) {
            results = withMore(results, result);
        }
        later.attachments.forEach(this::addAttachment);
    }

    /// Begins a draft with what a message holds.
    static TurnDraft of(Message message) {
        TurnDraft draft = new TurnDraft();
        draft.addText(message.content());
        draft.addReasoning(message.reasoning());
        draft.calls = message.toolCalls().isEmpty() ? List.of() : new ArrayList<>(message.toolCalls());
        draft.attachments = message.attachments().isEmpty() ? List.of() : new ArrayList<>(message.attachments());
        return draft;
    }

    /// The turn itself, without the results of tools.
    public Message message(String role, Optional<ToolResult> result) {
        return new Message(role, text(), calls, result, reasoning.toString(), attachments);
    }

    /// Appends the results of tools, and the turn itself unless it held nothing else.
    public void addTo(List<Message> messages, String role, Optional<ToolResult> result) {
        if (!results.isEmpty()) {
            messages.addAll(results);
        }
        boolean onlyResults = !results.isEmpty() && text().isEmpty() && reasoning.isEmpty() && calls.isEmpty()
                && attachments.isEmpty();
        if (!onlyResults) {
            messages.add(message(role, result));
        }
    }

    private static <T> List<T> withMore(List<T> list, T item) {
        List<T> longer = list.isEmpty() ? new ArrayList<>(2) : list;
        longer.add(item);
        return longer;
    }

    /// Texts with nothing between them. Most turns hold one, which is not copied.
    private static final class JoinedText {

        private String first = "";
        private @Nullable StringBuilder all;

        void add(String more) {
            if (more.isEmpty()) {
                return;
            }
            if (first.isEmpty()) {
                first = more;
                return;
            }
            if (all == null) {
                all = new StringBuilder(first);
            }
            if ((long) all.length() + more.length() > Limits.TEXT) {
                throw new SampleReadException("blocks of more than " + Limits.TEXT + " characters in one message");
            }
            all.append(more);
        }

        boolean isEmpty() {
            return first.isEmpty();
        }

        @Override
        public String toString() {
            return all == null ? first : all.toString();
        }
    }
}
