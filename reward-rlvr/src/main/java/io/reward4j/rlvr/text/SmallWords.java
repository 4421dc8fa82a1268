package io.reward4j.rlvr.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tells languages that share a script by their most frequent small words, and by letters that only one of them has.
/// It needs no model. Languages that it does not know are never named.
final class SmallWords implements LanguageIdentifier {

    static final LanguageIdentifier STANDARD = new SmallWords();

    private static final int FEWEST = 2;

    private static final Map<String, Set<String>> WORDS = words();

    /// The languages that have a word.
    private static final Map<String, Set<String>> LANGUAGES = languages();

    private SmallWords() {}

    /// Tells whether a language can be told from others of its script.
    static boolean knows(String language) {
        return WORDS.containsKey(language);
    }

    @Override
    public Optional<Locale> identify(String passage) {
        String text = passage.toLowerCase(Locale.ROOT);
        Map<String, Integer> hits = new HashMap<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && isOfWord(text.charAt(i))) {
                continue;
            }
            String word = text.substring(start, i);
            LANGUAGES.getOrDefault(word, Set.of()).forEach(language -> hits.merge(language, 1, Integer::sum));
            start = i + 1;
        }
        text.codePoints().mapToObj(SmallWords::ofLetter).filter(each -> !each.isEmpty())
                .forEach(language -> hits.merge(language, 1, Integer::sum));
        int most = hits.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<String> likely = hits.keySet().stream().filter(each -> hits.getOrDefault(each, 0) == most).toList();
        if (likely.size() == 1 && most >= FEWEST) {
            return Optional.of(Locale.of(likely.getFirst()));
        }
        return Optional.empty();
    }

    private static boolean isOfWord(char c) {
        return Character.isLetter(c) || Character.isSurrogate(c) || c == '\'' || switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /// Returns the language that alone uses a letter, or `""`.
    private static String ofLetter(int c) {
        return switch (c) {
            case 'ß' -> "de";
            case 'ñ', '¿', '¡' -> "es";
            case 'ã', 'õ' -> "pt";
            case 'œ', 'ê', 'ç' -> "fr";
            case 'ł', 'ą', 'ę', 'ż', 'ś', 'ź', 'ć' -> "pl";
            case 'ơ', 'ư', 'ạ', 'ế', 'ệ', 'ộ', 'ợ', 'ủ', 'ị', 'ấ', 'ả' -> "vi";
            case 'ы', 'э', 'ё' -> "ru";
            case 'і', 'ї', 'є', 'ґ' -> "uk";
            case 'ٹ', 'ڈ', 'ڑ', 'ں', 'ے' -> "ur";
            case 'ة', 'ى', 'إ', 'أ' -> "ar";
            case 'ळ' -> "mr";
            default -> "";
        };
    }

    private static Map<String, Set<String>> words() {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        add(words, "en",
                "the of and to is that it was for with as his they at this have from had not but what were when "
                        + "your there which their will would been are you he she we");
        add(words, "es",
                "el los las y que es por con para una del al lo como más pero sus le ya este sí porque esta son "
                        + "entre está muy sin sobre también hay desde todo nos");
        add(words, "pt",
                "os um uma não do da dos das em no na que é para com por mais como mas foi ao ele tem à seu sua ou "
                        + "quando muito nos já também são você isso");
        add(words, "fr",
                "le les des et est une du dans qui pour sur pas au par plus avec ce sont mais nous vous ils elle "
                        + "cette aux leur être ont je il c'est très");
        add(words, "de",
                "der die und das ist nicht mit den von zu ein eine auf für sich dem auch als an es werden aus er "
                        + "hat dass sie nach wird bei einer um am sind noch wie über wir ich");
        add(words, "it", "il di che è per una sono del della con gli ha nel alla dei più anche come ma lo le questo si "
                + "delle non da essere nella molto io");
        add(words, "pl",
                "i w nie na się z że do to jest jak o ale po co tak za od czy już dla są przez był która może");
        add(words, "vi", "và của là có không cho các được trong với một những người này đã khi từ tôi để cũng như ở");
        add(words, "sw", "na ya wa kwa ni katika za la cha kuwa hii kama lakini yake sana hiyo pia yangu huo watu");
        add(words, "fi", "ja on ei se että hän oli olen mutta joka ovat kuin niin minä tämä myös sitä mukaan sekä voi");
        add(words, "ru", "и в не на что он она они это как его но за то по так же от из был был для с у мы вы все");
        add(words, "uk", "і в не на що з у та до як це від за але він вона вони для є було про або також");
        add(words, "bg", "и на да се не за от е в са с че по как това но като ще съм тя той те при или му");
        add(words, "ar", "في من على أن إلى هذا هذه التي الذي مع عن لا ما كان هو هي بين كل أو");
        add(words, "fa", "و در به از که این را با است برای آن یک خود تا بر هم می شود کرد شده");
        add(words, "ur", "کے کی ہے میں اور سے کا کو نے پر یہ ہیں کہ ایک بھی تھا اس وہ جو");
        add(words, "hi", "के की है में और से का को ने पर यह हैं कि एक भी था इस वह जो लिए");
        add(words, "ne", "र छ को मा छन् यो हो पनि गर्न भएको लाई ले गर्ने त्यो तर एक हरू हुन्छ");
        add(words, "mr", "आहे आणि आहेत या हे ते त्या मध्ये होते नाही तो ती एक मी होता करून आपण");
        return words;
    }

    private static Map<String, Set<String>> languages() {
        Map<String, Set<String>> languages = new HashMap<>();
        WORDS.forEach((language, words) -> words
                .forEach(word -> languages.computeIfAbsent(word, any -> new TreeSet<>()).add(language)));
        return languages;
    }

    private static void add(Map<String, Set<String>> words, String language, String list) {
        words.put(language, Set.copyOf(Arrays.asList(list.split(" "))));
    }
}
