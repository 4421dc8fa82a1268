package io.reward4j.judge;

import io.reward4j.digest.Sha256;
import io.reward4j.judge.prompt.Nonce;
import io.reward4j.judge.prompt.PromptTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Writes the prompts of one judge: the instructions and the schema are constant, so that models can cache
/// them; what differs comes last.
final class PromptWriter {

    private static final PromptTemplate AGAIN = PromptTemplate.resource(PromptWriter.class, "again.md");
    private static final int VERSION_LENGTH = 12;

    private final String system;
    private final PromptTemplate user;
    private final Optional<JsonNode> schema;
    private final PromptTemplate again;
    private final String version;

    /// @param user has the places `material` and `nonce`
    PromptWriter(String system, PromptTemplate user, JsonNode schema) {
        this(system, user, Optional.of(schema), AGAIN);
    }

    /// @param user has the places `material` and `nonce`
    /// @param schema empty where the reply is free text
    /// @param again asks once more; has the places `request`, `reason` and `nonce`
    PromptWriter(String system, PromptTemplate user, Optional<JsonNode> schema, PromptTemplate again) {
        this.system = system;
        this.user = user;
        this.schema = schema;
        this.again = again;
        String constant = system + '\0' + user + '\0' + schema.map(JsonNode::toString).orElse("");
        this.version = Sha256.hex(constant).substring(0, VERSION_LENGTH);
    }

    JudgePrompt write(List<Material> materials) {
        List<String> texts = new ArrayList<>();
        texts.add(version);
        for (Material material : materials) {
            texts.add(material.title());
            texts.add(material.text());
        }
        String nonce = Nonce.of(texts);
        String rendered = materials.stream()
                .map(material -> material.rendered(nonce))
                .collect(Collectors.joining("\n\n"));
        return new JudgePrompt(
                system,
                user.render(Map.of("material", rendered, "nonce", nonce)),
                schema,
                nonce,
                version);
    }

    /// Returns the prompt that asks once more.
    ///
    /// @param reason what was wrong with the reply; holds no text of it
    JudgePrompt again(JudgePrompt first, String reason) {
        return first.withUser(again.render(
                Map.of("request", first.user(), "reason", reason, "nonce", first.nonce())));
    }

    /// A hash of the constant part: the first 12 hexadecimal digits of its SHA-256.
    String version() {
        return version;
    }
}
