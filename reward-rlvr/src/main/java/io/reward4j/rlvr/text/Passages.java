package io.reward4j.rlvr.text;

import java.util.Locale;
import java.util.Optional;

/// Counts the letters of one script that stand in passages of another language. Used by one thread.
///
/// A passage is as many whole sentences as have 60 letters of the script, or a 64th of the text where that is more, so
/// that at most some 64 passages are identified; of each the first 400 characters are. Quotations belong to no passage.
final class Passages implements LetterReader.Reader {

    private static final int FEWEST_LETTERS = 60;
    private static final int MOST_PASSAGES = 64;
    private static final int LONGEST = 400;

    private final LanguageIdentifier identifier;
    private final Locale language;
    private final int script;
    private final int enough;
    private final StringBuilder passage = new StringBuilder();
    private int letters;
    private int foreign;

    private Passages(LanguageIdentifier identifier, Locale language, int script, int enough) {
        this.identifier = identifier;
        this.language = language;
        this.script = script;
        this.enough = enough;
    }

    /// Returns how many letters of the language's script stand in passages of another language.
    static int foreignLetters(String text, Locale language, int script, LanguageIdentifier identifier) {
        int enough = Math.max(FEWEST_LETTERS, text.length() / MOST_PASSAGES);
        Passages passages = new Passages(identifier, language, script, enough);
        LetterReader.read(text, passages);
        passages.identify();
        return passages.foreign;
    }

    @Override
    public void letter(int c, int script, boolean quoted) {
        if (quoted) {
            return;
        }
        if (script == this.script) {
            letters++;
        }
        if (passage.length() < LONGEST) {
            passage.appendCodePoint(c);
        }
    }

    @Override
    public void other(char c) {
        if (passage.length() < LONGEST) {
            passage.append(c);
        }
    }

    @Override
    public void sentenceEnd() {
        if (letters >= enough) {
            identify();
        }
    }

    private void identify() {
        Optional<Locale> found = letters == 0 ? Optional.empty() : identifier.identify(passage.toString());
        if (found.isPresent() && !found.get().getLanguage().equals(language.getLanguage())) {
            foreign += letters;
        }
        letters = 0;
        passage.setLength(0);
    }
}
