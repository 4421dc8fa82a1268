package io.reward4j.rlvr.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/// Chooses among some languages with the detector of Apache OpenNLP.
final class OpenNlpLanguages implements LanguageIdentifier {

    private static final String MODEL = "/langdetect-183.bin";
    private static final int FEWEST_LETTERS = 12;

    /// The model's names of languages that ISO 639 gives several.
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "zho", "cmn", "fas", "pes", "nor", "nob", "lav", "lvs", "est", "ekk", "msa", "zlm", "aze", "azj", "uzb",
            "uzn");

    private final Map<String, Locale> candidates;

    private OpenNlpLanguages(Map<String, Locale> candidates) {
        this.candidates = Map.copyOf(candidates);
    }

    static OpenNlpLanguages among(Locale... languages) {
        List<String> known = Arrays.asList(new LanguageDetectorME(Model.LOADED).getSupportedLanguages());
        Map<String, Locale> candidates = new HashMap<>();
        for (Locale language : languages) {
            String name = language.getISO3Language();
            String other = OTHER_NAMES.getOrDefault(name, name);
            if (!known.contains(name) && !known.contains(other)) {
                throw new IllegalArgumentException(
                        "the model of OpenNLP does not know the language '" + language + "'");
            }
            candidates.put(known.contains(name) ? name : other, language);
        }
        if (candidates.size() < 2) {
            throw new IllegalArgumentException("an identifier chooses among at least two languages: " + candidates);
        }
        return new OpenNlpLanguages(candidates);
    }

    @Override
    public Optional<Locale> identify(String passage) {
        if (passage.codePoints().filter(Character::isLetter).limit(FEWEST_LETTERS).count() < FEWEST_LETTERS) {
            return Optional.empty();
        }
        for (Language guess : new LanguageDetectorME(Model.LOADED).predictLanguages(passage)) {
            Locale candidate = candidates.get(guess.getLang());
            if (candidate != null) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// Holds the model once it is asked for.
    private static final class Model {

        static final LanguageDetectorModel LOADED = load();

        private static LanguageDetectorModel load() {
            try (InputStream model = LanguageDetectorModel.class.getResourceAsStream(MODEL)) {
                if (model == null) {
                    throw new IllegalStateException(
                            "the model of opennlp-models-langdetect is not on the class path: " + MODEL);
                }
                return new LanguageDetectorModel(model);
            } catch (IOException e) {
                throw new IllegalStateException("the model of OpenNLP cannot be read: " + MODEL, e);
            }
        }
    }
}
