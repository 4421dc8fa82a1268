package io.reward4j.rlvr.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The share of a completion's letters that are in the wanted language, in `[0, 1]`.
///
/// ```java
/// RewardFunction japanese = LanguageReward.of(Locale.JAPANESE);
/// ```
///
/// The measure is the language consistency of DeepSeek-R1 (arXiv 2501.12948, section 2.3.2), with letters instead of
/// words, as Japanese and Chinese write no spaces.
///
/// **Left out**: code between fences or backticks, URLs, markup tags, LaTeX commands, digits and signs, the keys of a
/// completion that is JSON, quotations (“…”, "…", 「…」, 『…』, «…», block quotes) as long as they have at most four
/// letters of another language for each letter of the wanted one outside of them. A completion that is nothing but
/// quotation is read as if it were none. Of a language that is not written in Latin letters, Latin names are left out:
/// up to three words in a row, each with a capital or of at most two letters, in a sentence where Latin letters are at
/// most twice as many as the others.
///
/// A completion without a letter to tell by, such as a number or a block of code, scores `0`.
///
/// **By script alone** languages with a script of their own are told (Japanese, Chinese, Korean, Greek, Thai …). Han
/// letters are Japanese in a sentence with enough kana, Chinese in others, and Korean among Hangul; a few of them by
/// themselves, such as `東京`, are both Japanese and Chinese. Latin, Cyrillic, Arabic and Devanagari letters are shared
/// by many languages, which are told by [LanguageIdentifier#smallWords()] unless something else is said: by a better
/// one with [#withIdentifier], or not at all with [#byScriptOnly()], where French scores `1` as English. A language of
/// a shared script that small words do not tell, such as Dutch, has no reward until one of the two is chosen: its
/// samples fail with a message that says so. A passage that cannot be told counts by its script. The locale's script is
/// heeded (`sr-Latn`), its country is not; simplified and traditional Chinese are one.
///
/// Linear in the text. Instances are immutable and safe for use by several threads at once.
public final class LanguageReward implements RewardFunction {

    private static final int FREE_QUOTED_LETTERS = 4;

    private final @Nullable Locale language;
    private final @Nullable LanguageIdentifier identifier;
    private final boolean chosen;

    /// @param language what is wanted; the prompt's where it is null
    /// @param identifier what tells languages of a shared script; none where it is null
    /// @param chosen whether the user said how these are told
    private LanguageReward(@Nullable Locale language, @Nullable LanguageIdentifier identifier, boolean chosen) {
        this.language = language;
        this.identifier = identifier;
        this.chosen = chosen;
    }

    /// Returns a reward for completions in a language.
    ///
    /// @throws IllegalArgumentException if the locale has no language, a code that is no language (`jp` for `ja`), or a
    ///     script that Unicode does not know
    public static LanguageReward of(Locale language) {
        Scripts.of(LanguageCodes.required(language));
        return new LanguageReward(language, LanguageIdentifier.smallWords(), false);
    }

    /// Returns a reward for completions in the language of their prompt: that of most of its letters.
    ///
    /// Where the prompt's language cannot be told this compares scripts. A prompt without letters is refused
    /// ([RewardException.Kind#REFUSED_INPUT]).
    public static LanguageReward ofPrompt() {
        return new LanguageReward(null, LanguageIdentifier.smallWords(), false);
    }

    /// Returns this reward with an identifier for languages that share a script with others.
    ///
    /// Passages of 60 letters or more are identified, each by its first 400 characters. One that the identifier cannot
    /// tell counts by its script.
    @CheckReturnValue
    public LanguageReward withIdentifier(LanguageIdentifier identifier) {
        return new LanguageReward(language, Objects.requireNonNull(identifier, "identifier"), true);
    }

    /// Returns this reward for those to whom all languages of a script are one: with it, French scores `1` as English.
    @CheckReturnValue
    public LanguageReward byScriptOnly() {
        return new LanguageReward(language, null, true);
    }

    /// @throws RewardException if the prompt's language is asked for and the prompt has no letters, or if nothing tells
    ///     the language from others of its script
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        String text = sample.completion();
        if (language != null) {
            requireChoice(language);
            return score(text, Scripts.of(language), language);
        }
        int script = LetterCount.of(sample.prompt()).mostFrequent();
        if (script == Scripts.NONE) {
            throw new RewardException(RewardException.Kind.REFUSED_INPUT,
                    "the prompt has no letters to tell its language by");
        }
        Locale identified = identifier == null ? null : identifier.identify(sample.prompt()).orElse(null);
        return score(text, script, identified);
    }

    private void requireChoice(Locale wanted) {
        boolean told = chosen || SmallWords.knows(wanted.getLanguage()) || !Scripts.isShared(Scripts.of(wanted));
        if (!told) {
            throw new RewardException(RewardException.Kind.SCORER_FAILED, "'" + wanted.toLanguageTag()
                    + "' shares its script with other languages and is not among those that small words tell; say how"
                    + " it is told: LanguageReward.of(…).withIdentifier(LanguageIdentifier.openNlp(…)) or"
                    + " .byScriptOnly()");
        }
    }

    private Reward score(String text, int script, @Nullable Locale wanted) {
        LetterCount count = LetterCount.of(text);
        boolean onlyQuoted = count.all(Scripts.LATIN, false) == 0;
        int all = count.all(script, onlyQuoted);
        int own = count.in(script, onlyQuoted);
        if (own > 0 && wanted != null && identifier != null && Scripts.isShared(script)) {
            own -= Math.min(own, Passages.foreignLetters(text, wanted, script, identifier));
        }
        if (!onlyQuoted) {
            int foreignQuoted = count.all(script, true) - count.in(script, true);
            all += (int) Math.max(0, foreignQuoted - (long) FREE_QUOTED_LETTERS * own);
        }
        if (all == 0) {
            return Reward.fail("no letters to tell the language by");
        }
        String name = wanted == null ? "the prompt's language" : wanted.toLanguageTag();
        return Reward.of((double) own / all, own + " of " + all + " letters in " + name);
    }
}
