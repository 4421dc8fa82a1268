package io.reward4j.rlvr.json;

import io.reward4j.Content;
import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.Traits;
import io.reward4j.TrajectoryCall;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extractor;
import java.util.ArrayList;
import java.util.List;

/// Whose calls are scored: those of the answer, or those of the whole conversation.
enum CallSource {

    /// The calls of the answer: those of its message, or else those that are written in its text.
    ANSWER {
        @Override
        Extraction<MadeCalls> calls(Sample sample, Extractor<List<ToolCall>> written) {
            List<ToolCall> own = sample.answer().toolCalls();
            Extraction<List<ToolCall>> calls = own.isEmpty()
                    ? written.extract(sample.completion())
                    : Extraction.found(own);
            return calls.flatMap(found -> Extraction.found(MadeCalls.done(found)));
        }
        @Override
        Traits traits() {
            return ANSWER_TRAITS;
        }
    },

    /// The calls of all turns of the model that did not fail. Texts are read where no message of the model has calls.
    TRAJECTORY {
        @Override
        Extraction<MadeCalls> calls(Sample sample, Extractor<List<ToolCall>> written) {
            List<ToolCall> done = new ArrayList<>();
            List<ToolCall> failed = new ArrayList<>();
            for (TrajectoryCall call : TrajectoryCall.in(withCalls(sample.messages(), written))) {
                (call.failed() ? failed : done).add(call.call());
            }
            return Extraction.found(new MadeCalls(done, failed));
        }

        @Override
        Traits traits() {
            return TRAJECTORY_TRAITS;
        }
    };

    private static final Traits ANSWER_TRAITS = Traits.code().reading(Content.TEXT, Content.TOOL_CALLS);
    private static final Traits TRAJECTORY_TRAITS = Traits.code().reading(Content.TRAJECTORY);

    /// Returns the calls; missing where the answer's text holds none.
    ///
    /// @param written reads calls out of a text
    abstract Extraction<MadeCalls> calls(Sample sample, Extractor<List<ToolCall>> written);

    abstract Traits traits();

    private static List<Message> withCalls(List<Message> messages, Extractor<List<ToolCall>> written) {
        boolean haveCalls = messages.stream().anyMatch(message -> message.isAssistant() && message.holds(
                Content.TOOL_CALLS));
        if (haveCalls) {
            return messages;
        }
        return messages.stream().map(message -> withCalls(message, written)).toList();
    }

    private static Message withCalls(Message message, Extractor<List<ToolCall>> written) {
        if (message.isAssistant()
                && written.extract(message.content()) instanceof Found<List<ToolCall>>(List<ToolCall> calls)) {
            return message.withToolCalls(calls);
        }
        return message;
    }
}
