package io.reward4j.rlvr.text;

import java.util.Locale;
import java.util.Optional;

/// Says which language a passage is in.
///
/// It is asked for languages that share a script, such as English and French. Implementations are total,
/// give the same answer each time, and are safe for use by several threads at once.
@FunctionalInterface
public interface LanguageIdentifier {

    /// Identifies the language of a passage of up to some hundred characters.
    ///
    /// @return the language, or nothing where it cannot be told
    Optional<Locale> identify(String passage);

    /// Returns an identifier that tells languages by their most frequent small words, such as `the` and `der`, and by
    /// letters that one of them alone has. It needs no model and knows 19: Arabic, Bulgarian, English, Finnish, French,
    /// German, Hindi, Italian, Marathi, Nepali, Persian, Polish, Portuguese, Russian, Spanish, Swahili, Ukrainian, Urdu
    /// and Vietnamese. A passage with fewer than two such words, or as many of another language, cannot be told; others
    /// than these are never named.
    static LanguageIdentifier smallWords() {
        return SmallWords.STANDARD;
    }

    /// Returns an identifier that chooses among the candidates with the language detector of Apache OpenNLP.
    ///
    /// It needs `org.apache.opennlp:opennlp-tools` and `opennlp-models-langdetect` on the class path, which this
    /// library names as optional dependencies. The model is loaded here, once for the process, in about half a second.
    ///
    /// @throws IllegalArgumentException if there are fewer than two candidates, or the model does not know one
    /// @throws IllegalStateException if the model is not on the class path
    static LanguageIdentifier openNlp(Locale... candidates) {
        return OpenNlpLanguages.among(candidates);
    }
}
