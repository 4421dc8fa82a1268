package io.reward4j.examples.contract;

import io.reward4j.Message;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The texts that a review is measured by.
final class Documents {

    static final String CONTRACT = "target_document";
    static final String GUIDELINES = "reference_document";

    private Documents() {}

    /// @throws RewardException if the sample has none
    static String contract(Sample sample) {
        return text(sample, CONTRACT);
    }

    /// @throws RewardException if the sample has none
    static String guidelines(Sample sample) {
        return text(sample, GUIDELINES);
    }

    /// What the reviewing model was told, without the two documents, which the judge is shown for themselves.
    static String told(Sample sample) {
        String contract = contract(sample);
        String guidelines = guidelines(sample);
        return sample.messages().stream()
                .filter(message -> !message.isAssistant())
                .map(Message::content)
                .map(content -> without(without(content, contract, "(the contract)"), guidelines, "(the guidelines)"))
                .collect(Collectors.joining("\n\n"));
    }

    private static String without(String content, String document, String title) {
        return document.isBlank() ? content : content.replace(document, title);
    }

    private static String text(Sample sample, String name) {
        JsonNode document = sample.metadata().path(name);
        if (!document.isString() || document.stringValue().isBlank()) {
            throw RewardException.missingReference(
                    "the metadata of sample '" + sample.id() + "' has no text '" + name + "'");
        }
        return document.stringValue();
    }
}
