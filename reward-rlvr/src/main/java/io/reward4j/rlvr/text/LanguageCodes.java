package io.reward4j.rlvr.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tells codes of languages from what is written in their place: countries, tags, names.
final class LanguageCodes {

    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

    /// What is written for a language where its country has another code, or several languages.
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("jp", "ja"), Map.entry("cn", "zh"), Map.entry("tw", "zh"), Map.entry("kp", "ko"),
            Map.entry("gr", "el"), Map.entry("dk", "da"), Map.entry("cz", "cs"), Map.entry("ua", "uk"),
            Map.entry("vn", "vi"), Map.entry("us", "en"), Map.entry("gb", "en"), Map.entry("au", "en"),
            Map.entry("at", "de"), Map.entry("mx", "es"), Map.entry("ir", "fa"), Map.entry("il", "he"),
            Map.entry("eg", "ar"), Map.entry("ph", "fil"), Map.entry("ge", "ka"), Map.entry("kz", "kk"),
            Map.entry("rs", "sr"), Map.entry("pk", "ur"), Map.entry("ch", "de"));

    private LanguageCodes() {}

    /// Returns the language if its code is one.
    ///
    /// @throws IllegalArgumentException if it is none, with what was probably meant
    static Locale required(Locale language) {
        String code = language.getLanguage();
        if (code.isEmpty()) {
            throw new IllegalArgumentException("a locale with a language is needed, but was '" + language
                    + "'; write Locale.ENGLISH or Locale.of(\"ja\")");
        }
        if (isKnown(code)) {
            return language;
        }
        throw new IllegalArgumentException("'" + code + "' is no language; "
                + meant(code).map(meant -> "was '" + meant + "' meant?")
                        .orElse("codes are those of ISO 639, such as 'ja' or 'en'"));
    }

    private static boolean isKnown(String code) {
        return TWO_LETTERS.contains(code) || (code.length() == 3 && shortCode(code).isEmpty()
                && !Locale.of(code).getDisplayLanguage(Locale.ENGLISH).equals(code));
    }

    private static Optional<String> meant(String code) {
        String first = code.split("[-_]", 2)[0];
        if (!first.equals(code) && TWO_LETTERS.contains(first)) {
            return Optional.of("Locale.forLanguageTag(\"" + code.replace('_', '-') + "\")");
        }
        return Optional.ofNullable(COUNTRIES.get(code)).or(() -> shortCode(code)).or(() -> named(code));
    }

    /// The two letters of a code of three.
    private static Optional<String> shortCode(String code) {
        return languages().filter(each -> Locale.of(each).getISO3Language().equals(code)).findFirst();
    }

    private static Optional<String> named(String name) {
        return languages().filter(each -> Locale.of(each).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(name)
                || Locale.of(each).getDisplayLanguage(Locale.of(each)).equalsIgnoreCase(name)).findFirst();
    }

    private static Stream<String> languages() {
        return Arrays.stream(Locale.getISOLanguages());
    }
}
