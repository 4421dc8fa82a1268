package io.reward4j.examples.chabsa;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes samples in the form in which a trainer sends them to a reward Lambda.
final class Rollouts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Rollouts() {}

    /// Writes one line for each response, several responses to each opinion, and returns how many there are.
    static int write(Path file, MadeUpResponses responses, int each) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<Opinion> opinions = Opinion.all();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Opinion opinion : opinions) {
                for (int i = 0; i < each; i++) {
                    out.write(JSON.writeValueAsString(event(opinion, opinion.id() + "#" + i, responses.next(opinion))));
                    out.write('\n');
                }
            }
        }
        return opinions.size() * each;
    }

    /// Returns one sample as a trainer sends it.
    static ObjectNode event(Opinion opinion, String id, String response) {
        ObjectNode sample = JSON.createObjectNode().put("id", id);
        var messages = sample.putArray("messages");
        messages.addObject().put("role", "user").put("content", opinion.prompt());
        messages.addObject().put("role", "assistant").put("content", response);
        sample.putObject("reference_answer").put("answer", opinion.polarity());
        sample.putObject("metadata").put("category", opinion.category());
        return sample;
    }
}
