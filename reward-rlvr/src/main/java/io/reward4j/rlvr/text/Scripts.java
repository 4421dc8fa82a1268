package io.reward4j.rlvr.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The script of each letter as a small number, and the scripts that languages are written in.
///
/// Hiragana and katakana are one script here. Letters of mathematics (`𝐀`) count as Latin.
final class Scripts {

    private static final Map<UnicodeScript, Integer> NUMBERS = numbers();

    /// Of what is no letter, or of no script.
    static final int NONE = 0;
    static final int LATIN = number(UnicodeScript.LATIN);
    static final int KANA = number(UnicodeScript.KATAKANA);
    static final int HAN = number(UnicodeScript.HAN);
    static final int HANGUL = number(UnicodeScript.HANGUL);
    private static final int CYRILLIC = number(UnicodeScript.CYRILLIC);
    private static final int ARABIC = number(UnicodeScript.ARABIC);
    private static final int DEVANAGARI = number(UnicodeScript.DEVANAGARI);
    static final int BOPOMOFO = number(UnicodeScript.BOPOMOFO);

    /// One more than the highest number.
    static final int COUNT = UnicodeScript.values().length + 1;

    private static final byte[] PLANE_0 = new byte[1 << 16];

    private static final Map<String, Set<String>> LANGUAGES = Map.ofEntries(
            Map.entry("CYRILLIC",
                    Set.of("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg", "tt", "ba", "cv", "ce")),
            Map.entry("ARABIC", Set.of("ar", "fa", "ur", "ps", "sd", "ug", "ckb")),
            Map.entry("HEBREW", Set.of("he", "iw", "yi", "ji")),
            Map.entry("GREEK", Set.of("el")),
            Map.entry("DEVANAGARI", Set.of("hi", "mr", "ne", "sa", "mai", "bho")),
            Map.entry("BENGALI", Set.of("bn", "as")),
            Map.entry("GURMUKHI", Set.of("pa")),
            Map.entry("GUJARATI", Set.of("gu")),
            Map.entry("ORIYA", Set.of("or")),
            Map.entry("TAMIL", Set.of("ta")),
            Map.entry("TELUGU", Set.of("te")),
            Map.entry("KANNADA", Set.of("kn")),
            Map.entry("MALAYALAM", Set.of("ml")),
            Map.entry("SINHALA", Set.of("si")),
            Map.entry("THAI", Set.of("th")),
            Map.entry("LAO", Set.of("lo")),
            Map.entry("TIBETAN", Set.of("bo", "dz")),
            Map.entry("MYANMAR", Set.of("my")),
            Map.entry("KHMER", Set.of("km")),
            Map.entry("GEORGIAN", Set.of("ka")),
            Map.entry("ARMENIAN", Set.of("hy")),
            Map.entry("ETHIOPIC", Set.of("am", "ti")));

    static {
        for (int c = 0; c < PLANE_0.length; c++) {
            PLANE_0[c] = (byte) compute(c);
        }
    }

    private Scripts() {}

    /// Returns the number of a letter's script, or [#NONE].
    static int of(int c) {
        return c < PLANE_0.length ? PLANE_0[c] & 0xFF : compute(c);
    }

    /// Returns the number of the script that a language is written in, by its tag or else by the table;
    /// Latin where the table does not know it. Japanese is kana, Chinese Han, Korean Hangul.
    static int of(Locale language) {
        return switch (language.getScript().isEmpty() ? language.getLanguage() : language.getScript()) {
            case "ja", "Jpan", "Hira", "Kana" -> KANA;
            case "zh", "yue", "wuu", "Hans", "Hant", "Hani" -> HAN;
            case "ko", "Kore", "Hang" -> HANGUL;
            default -> language.getScript().isEmpty()
                    ? ofLanguage(language.getLanguage())
                    : number(UnicodeScript.forName(language.getScript()));
        };
    }

    /// Tells whether several languages of the world are mostly written in a script.
    static boolean isShared(int script) {
        return script == LATIN || script == CYRILLIC || script == ARABIC || script == DEVANAGARI;
    }

    private static int ofLanguage(String language) {
        for (Map.Entry<String, Set<String>> script : LANGUAGES.entrySet()) {
            if (script.getValue().contains(language)) {
                return number(UnicodeScript.valueOf(script.getKey()));
            }
        }
        return LATIN;
    }

    private static int compute(int c) {
        if (!Character.isLetter(c)) {
            return NONE;
        }
        if (c == 'ー' || c == 'ｰ') {
            return KANA;
        }
        if (c >= 0x1D400 && c <= 0x1D7FF) {
            return LATIN;
        }
        return switch (UnicodeScript.of(c)) {
            case HIRAGANA -> KANA;
            case COMMON, INHERITED, UNKNOWN -> NONE;
            case UnicodeScript script -> number(script);
        };
    }

    private static Map<UnicodeScript, Integer> numbers() {
        Map<UnicodeScript, Integer> numbers = new EnumMap<>(UnicodeScript.class);
        for (UnicodeScript script : UnicodeScript.values()) {
            numbers.put(script, numbers.size() + 1);
        }
        return numbers;
    }

    private static int number(UnicodeScript script) {
        return Objects.requireNonNull(NUMBERS.get(script));
    }
}
