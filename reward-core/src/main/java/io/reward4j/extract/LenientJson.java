package io.reward4j.extract;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import tools.jackson.databind.JsonNode;

/// Reads the last top-level value of a text. Each stretch of text is parsed once at most.
enum LenientJson implements Extractor<JsonNode> {

    INSTANCE;

    @Override
    public Extraction<JsonNode> extract(String text) {
        if (text.length() > JsonText.MAX_LENGTH) {
            return Extraction.missing("longer than " + JsonText.MAX_LENGTH + " characters");
        }
        String whole = text.strip();
        if (whole.startsWith("\"") && JsonText.STRICT.read(whole) instanceof Found<JsonNode> string) {
            return string;
        }
        return switch (LastJson.in(text)) {
            case Found<JsonCandidate>(JsonCandidate candidate) -> read(text, candidate);
            case Missing<JsonCandidate>(String reason) -> scalar(text, reason);
        };
    }

    private static Extraction<JsonNode> read(String text, JsonCandidate candidate) {
        return switch (candidate.kind()) {
            case COMPLETE ->
                JsonText.LENIENT.read(JsonSpelling.toJson(text.substring(candidate.start(), candidate.end())));
            case BROKEN, PROSE -> Extraction.missing("the last JSON value is not well-formed");
            case TRUNCATED -> Extraction.missing("truncated: the last JSON value never ends");
        };
    }

    private static Extraction<JsonNode> scalar(String text, String reason) {
        if (ReasoningBlocks.stripped().extract(text) instanceof Found<String>(String outside)
                && JsonText.STRICT.read(unfenced(outside)) instanceof Found<JsonNode> scalar) {
            return scalar;
        }
        return Extraction.missing(reason);
    }

    /// Takes one fence off that goes around the whole text, with its language.
    private static String unfenced(String text) {
        if (text.length() < 6 || !text.startsWith("```") || !text.endsWith("```")) {
            return text;
        }
        int from = JsonTokens.endOfWord(text, 3);
        boolean language = text.startsWith("\n", from) || text.startsWith(" ", from);
        return text.substring(language ? from : 3, text.length() - 3).strip();
    }
}
