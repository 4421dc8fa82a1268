package io.reward4j.examples.chabsa;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// One labelled opinion of the chABSA dataset.
///
/// @param id names the opinion
/// @param sentence a sentence of a securities report
/// @param target what the opinion is about
/// @param category the aspect, such as `product#sales`
/// @param polarity `positive`, `negative` or `neutral`
record Opinion(String id, String sentence, String target, String category, String polarity) {

    /// Returns the opinions that come with this example.
    static List<Opinion> all() {
        JsonMapper json = JsonMapper.shared();
        try (InputStream in = Objects.requireNonNull(Opinion.class.getResourceAsStream("opinions.jsonl"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> json.readValue(line, Opinion.class)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The polarities.
    static final List<String> POLARITIES = List.of("positive", "negative", "neutral");

    /// What the model is asked.
    String prompt() {
        return """
                次の文における「%s」についての極性を positive、negative、neutral のいずれかで答えてください。
                最終的な答えは <|begin_of_solution|> と <|end_of_solution|> の間に \\boxed{} で示してください。

                文: %s""".formatted(target, sentence);
    }
}
