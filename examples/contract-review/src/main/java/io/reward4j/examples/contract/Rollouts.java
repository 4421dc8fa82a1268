package io.reward4j.examples.contract;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes samples in the form in which a trainer sends them to a reward Lambda.
final class Rollouts {

    /// What the model is told.
    static final String TASK = Resources.text("reviewer-task.md");

    private static final JsonMapper JSON = JsonMapper.shared();

    private Rollouts() {}

    /// Writes one line for each variant of each contract's review, and returns how many there are.
    static int write(Path file) throws IOException {
        int samples = 0;
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Contract contract : Contract.all()) {
                for (Variant variant : Variant.of(contract)) {
                    out.write(JSON.writeValueAsString(event(contract, variant)));
                    out.write('\n');
                    samples++;
                }
            }
        }
        return samples;
    }

    /// Returns one sample as a trainer sends it.
    static ObjectNode event(Contract contract, Variant variant) {
        ObjectNode sample = JSON.createObjectNode().put("id", contract.id() + "#" + variant.label());
        var messages = sample.putArray("messages");
        messages.addObject().put("role", "system").put("content", TASK);
        messages.addObject().put("role", "user").put("content", contract.prompt());
        messages.addObject().put("role", "assistant").put("content", variant.write(contract));
        sample.putObject("reference_answer").put("comments_expected", contract.departures().size());
        sample.putObject("metadata")
                .put(Documents.CONTRACT, contract.text())
                .put(Documents.GUIDELINES, contract.guidelinesText());
        return sample;
    }
}
