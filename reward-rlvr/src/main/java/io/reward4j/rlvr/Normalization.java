package io.reward4j.rlvr;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// A way to write texts alike before they are compared.
///
/// ```java
/// Similarity<String> lenient = Similarity.exact(Normalization.standard().withoutPunctuation());
/// Extractor<String> answer = Extractors.boxed().map(Normalization.standard());
/// ```
///
/// The steps run in the order in which they were added. Each is total, linear in the text, and
/// changes nothing when it is run again. Instances are immutable and safe for use by several
/// threads at once.
public final class Normalization implements UnaryOperator<String> {

    private static final Normalization NONE = new Normalization(UnaryOperator.identity());
    private static final Normalization STANDARD = none().nfkc().foldCase().nfkc().collapseSpace();

    private final UnaryOperator<String> steps;

    private Normalization(UnaryOperator<String> steps) {
        this.steps = steps;
    }

    /// Returns a normalisation that leaves every text as it is.
    public static Normalization none() {
        return NONE;
    }

    /// Returns compatibility composition, then case, then white space. Punctuation stays.
    public static Normalization standard() {
        return STANDARD;
    }

    /// Adds Unicode's normalisation form KC: full-width digits and letters become plain ones,
    /// half-width kana full-width, ligatures letters, and composed and decomposed letters the same.
    ///
    /// Of more than 30 combining marks in a row the rest is dropped: Unicode's bound for stream-safe
    /// text (UAX #15, section 13), without which the time is not linear. A text that ligatures of whole phrases (`ﷺ`)
    /// would make longer than 1,024 characters and more than four times as long is left as it is.
    @CheckReturnValue
    public Normalization nfkc() {
        return then(Nfkc::of);
    }

    /// Adds case folding without regard to a language: `STRASSE` and `straße` become the same.
    @CheckReturnValue
    public Normalization foldCase() {
        return then(Normalization::folded);
    }

    /// Adds that each run of white space becomes one space, and that both ends have none.
    @CheckReturnValue
    public Normalization collapseSpace() {
        return then(Normalization::collapsed);
    }

    /// Adds that punctuation (Unicode's categories P) is taken out. What a number is made of stays:
    /// `%`, and any of `.,-/:` right before a digit, so that `-5` and `5` or `3.14` and `314` are
    /// not the same.
    @CheckReturnValue
    public Normalization withoutPunctuation() {
        return then(Normalization::unpunctuated);
    }

    /// Adds a step of one's own.
    @CheckReturnValue
    public Normalization then(UnaryOperator<String> step) {
        Objects.requireNonNull(step, "step");
        return new Normalization(text -> step.apply(steps.apply(text)));
    }

    @Override
    public String apply(String text) {
        return steps.apply(text);
    }

    private static String folded(String text) {
        if (Nfkc.isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }

    private static String collapsed(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
                continue;
            }
            if (space && !collapsed.isEmpty()) {
                collapsed.append(' ');
            }
            space = false;
            collapsed.append(c);
        }
        return collapsed.toString();
    }

    private static String unpunctuated(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean beforeDigit = next < text.length() && Character.isDigit(text.charAt(next));
            if (!isPunctuation(c) || c == '%' || (beforeDigit && ".,-/:".indexOf(c) >= 0)) {
                kept.appendCodePoint(c);
            }
            i = next;
        }
        return kept.toString();
    }

    private static boolean isPunctuation(int c) {
        return switch ((byte) Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                true;
            default -> false;
        };
    }
}
