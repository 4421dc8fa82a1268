package io.reward4j.judge;

import io.reward4j.RewardException;
import io.reward4j.Sample;
import io.reward4j.extract.BlankAnswers;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.ReasoningBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// What a judge is shown of a sample.
record Shown(boolean conversation, boolean reference, List<Document> documents, int maxAnswerLength) {

    /// A titled text of each sample.
    record Document(String title, Function<Sample, String> text) {

        Document {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(text, "text");
        }
    }

    static int checkedLength(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("the longest answer must be positive: " + characters);
        }
        return characters;
    }

    /// The answer that is worth a call, or why it is worth nothing.
    Extraction<String> answer(Sample sample) {
        return ReasoningBlocks.stripped().extract(sample.completion()).flatMap(answer -> {
            if (answer.length() > maxAnswerLength) {
                return Extraction.missing("longer than a judge reads: " + answer.length() + " characters of at most "
                        + maxAnswerLength);
            }
            return BlankAnswers.reason(answer)
                    .<Extraction<String>>map(reason -> Extraction.missing("no answer: " + reason))
                    .orElse(Extraction.found(answer));
        });
    }

    /// @throws RewardException if the reference is to be shown and missing
    List<Material> material(Sample sample, String answer) {
        List<Material> material = new ArrayList<>();
        for (Document document : documents) {
            material.add(new Material(document.title(), document.text().apply(sample)));
        }
        if (conversation) {
            material.addAll(Material.conversation(sample));
        }
        if (reference) {
            material.add(new Material("The reference to grade by", reference(sample)));
        }
        material.add(new Material("The answer to grade", answer));
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
