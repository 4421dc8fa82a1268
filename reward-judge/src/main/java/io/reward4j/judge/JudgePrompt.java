package io.reward4j.judge;

import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a judge is asked.
///
/// @param system the instructions, equal for all samples so that models can cache them; may be empty
/// @param user the question
/// @param schema the JSON schema of the reply, equal for all samples; empty where the reply is free text
/// @param nonce what fences the untrusted text of the prompt and has to stand in the reply; a stand-in takes its
///     place in recordings; empty where the prompt has none
/// @param version a hash of the prompt's constant text; empty where the prompt has none
public record JudgePrompt(String system, String user, Optional<JsonNode> schema, String nonce, String version) {

    public JudgePrompt {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(user, "user");
        schema = schema.map(JsonNode::deepCopy);
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(version, "version");
    }

    /// Returns a prompt for free text, without a nonce.
    public static JudgePrompt of(String system, String user) {
        return new JudgePrompt(system, user, Optional.empty(), "", "");
    }

    /// Returns this prompt with another question.
    public JudgePrompt withUser(String user) {
        return new JudgePrompt(system, user, schema, nonce, version);
    }
}
