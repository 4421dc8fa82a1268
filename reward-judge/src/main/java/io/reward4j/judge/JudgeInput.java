package io.reward4j.judge;

import io.reward4j.Content;
import io.reward4j.Message;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.TrajectoryText;
import io.reward4j.extract.BlankAnswers;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.judge.prompt.TokenEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// What a judge is shown of a sample.
///
/// @param trajectory how a conversation with calls of tools is written
/// @param reasoning whether the model's reasoning is shown
/// @param maxAnswerTokens the most that the model may have written, by [TokenEstimate]
record JudgeInput(
        boolean conversation,
        TrajectoryText trajectory,
        boolean reference,
        boolean reasoning,
        List<Document> documents,
        int maxAnswerTokens) {

    static final int MAX_ANSWER_TOKENS = 64_000;

    /// A titled text of each sample.
    record Document(String title, Function<Sample, String> text) {

        Document {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(text, "text");
        }
    }

    static int checkedTokens(int tokens) {
        if (tokens < 1) {
            throw new IllegalArgumentException("the longest answer must be positive: " + tokens);
        }
        return tokens;
    }

    /// What a judge with these settings announces.
    Traits traits(int calls) {
        Traits seen = Traits.calling(calls).reading(Content.TEXT, Content.TOOL_CALLS, Content.ATTACHMENTS);
        if (reasoning) {
            return seen.reading(Content.TEXT, Content.TOOL_CALLS, Content.ATTACHMENTS, Content.REASONING);
        }
        return seen;
    }

    /// The answer that is worth a call, in the form of [TrajectoryText#turns], or why it is worth nothing.
    Extraction<String> answer(Sample sample) {
        Message answer = sample.answer();
        boolean doesSomething = answer.holds(Content.TOOL_CALLS) || answer.holds(Content.ATTACHMENTS);
        if (!doesSomething && words(answer.content()) instanceof Extraction.Missing<String> nothing) {
            return nothing;
        }
        List<Message> written = conversation ? sample.messages() : List.of(answer);
        List<String> forms = form().turns(written);
        long size = 0;
        for (int i = 0; i < forms.size(); i++) {
            size += written.get(i).isAssistant() ? size(forms.get(i)) : 0;
        }
        if (size > maxAnswerTokens) {
            return tooLong(size);
        }
        return Extraction.found(forms.get(written.lastIndexOf(answer)));
    }

    private TrajectoryText form() {
        return reasoning ? trajectory.withReasoning() : trajectory;
    }

    /// The item of an answer that is worth a call, or why it is worth nothing.
    Extraction<String> item(String text) {
        return words(text).flatMap(this::bounded);
    }

    private Extraction<String> bounded(String text) {
        return size(text) <= maxAnswerTokens ? Extraction.found(text) : tooLong(size(text));
    }

    private Extraction<String> tooLong(long size) {
        return Extraction.missing("more than a judge reads: about " + size + " tokens of at most " + maxAnswerTokens);
    }

    private static long size(String text) {
        return TokenEstimate.of(text);
    }

    /// Returns a text that says something, or why it says nothing.
    private static Extraction<String> words(String text) {
        return ReasoningBlocks.stripped().extract(text).flatMap(outside -> BlankAnswers.reason(outside)
                .<Extraction<String>>map(reason -> Extraction.missing("no answer: " + reason))
                .orElse(Extraction.found(outside)));
    }

    /// @throws RewardException if the reference is to be shown and missing
    void requireReference(Sample sample) {
        if (reference) {
            reference(sample);
        }
    }

    /// @throws RewardException if the reference is to be shown and missing
    List<Material> material(Sample sample, String answer) {
        List<Material> material = around(sample);
        material.add(new Material("The answer to grade", answer));
        return material;
    }

    /// What an answer is graded by.
    ///
    /// @throws RewardException if the reference is to be shown and missing
    List<Material> around(Sample sample) {
        List<Material> material = new ArrayList<>();
        for (Document document : documents) {
            material.add(new Material(document.title(), document.text().apply(sample)));
        }
        if (conversation) {
            material.addAll(Material.conversation(sample, form()));
        }
        if (reference) {
            material.add(new Material("The reference to grade by", reference(sample)));
        }
        return material;
    }

    /// The reference's text, or the whole of a reference that has none.
    private static String reference(Sample sample) {
        try {
            return sample.referenceText();
        } catch (RewardException e) {
            if (sample.reference().isContainer()) {
                return sample.reference().toString();
            }
            throw e;
        }
    }
}
