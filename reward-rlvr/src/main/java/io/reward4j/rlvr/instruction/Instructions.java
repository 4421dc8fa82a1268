package io.reward4j.rlvr.instruction;

import io.reward4j.RewardFunction;
import io.reward4j.rlvr.text.LanguageIdentifier;
import java.util.List;
import java.util.Locale;

/// Rewards for answers that follow a plain instruction: `1` where it is followed, else `0`. Each works as a gate, a
/// term or a factor, and says what it counted.
///
/// ```java
/// RewardFunction asked = CompositeReward.builder()
///         .gate("bullets", Instructions.bullets(atLeast(3)))
///         .term("keyword", 1, Instructions.keyword("refund", exactly(2)))
///         .term("short", 1, Instructions.wordCount(between(50, 120)))
///         .build();
/// ```
///
/// The answer is read without reasoning blocks (`<think>…</think>`) and without characters that cannot be seen. One
/// that says nothing (empty, punctuation alone, a bare "Solution:") follows no instruction and earns `0`, whatever is
/// asked.
///
/// **Words** are runs of letters and digits. Hyphens, apostrophes and the points of numbers do not part them:
/// `well-known`, `don't` and `3.14` are one word each. Chinese, Japanese, Thai, Lao, Khmer and Burmese are parted with
/// ICU's dictionaries; behind the first 65,536 such characters two of them count as one word. Words are compared
/// without case, accents and full width.
///
/// **Sentences** end with a mark (`. ! ? … 。 ！ ？`) or with their paragraph; points of numbers, names and abbreviations
/// end none. Headings, code and items of lists without such a mark are no sentences. **Paragraphs** stand between blank
/// lines, **bullets** are those of Markdown outside of code.
///
/// ICU4J (`com.ibm.icu:icu4j`, an optional dependency) has to be there: each method throws an [IllegalStateException]
/// without it. Linear in the answer. The functions are immutable and safe for use by several threads at once.
public final class Instructions {

    private Instructions() {}

    /// Returns a reward for this many bullets (`-`, `*`, `+`, `•`), of all levels.
    public static RewardFunction bullets(Bound wanted) {
        return MarkdownChecks.bullets(wanted).asReward();
    }

    /// Returns a reward for an answer that has a word or phrase this many times: whole words, without regard to case.
    ///
    /// @throws IllegalArgumentException if the keyword is blank
    public static RewardFunction keyword(String keyword, Bound wanted) {
        return KeywordChecks.counted(keyword, wanted).asReward();
    }

    /// Returns a reward for an answer that has each of these words or phrases.
    ///
    /// @throws IllegalArgumentException if there is no keyword, or one is blank
    public static RewardFunction keywords(String... keywords) {
        if (keywords.length == 0) {
            throw new IllegalArgumentException("at least one keyword is needed");
        }
        return KeywordChecks.all(List.of(keywords)).asReward();
    }

    /// Returns a reward for an answer that has none of these words or phrases, also in letters that look alike and with
    /// characters between them that cannot be seen.
    ///
    /// @throws IllegalArgumentException if there is no word, or one is blank
    public static RewardFunction withoutKeywords(String... keywords) {
        return KeywordChecks.none(List.of(keywords)).asReward();
    }

    /// Returns a reward for this many words.
    public static RewardFunction wordCount(Bound wanted) {
        return Amounts.words(wanted).asReward();
    }

    /// Returns a reward for this many different words.
    public static RewardFunction differentWords(Bound wanted) {
        return Amounts.differentWords(wanted).asReward();
    }

    /// Returns a reward for this many sentences.
    public static RewardFunction sentences(Bound wanted) {
        return Amounts.sentences(wanted).asReward();
    }

    /// Returns a reward for this many paragraphs, parted by blank lines.
    public static RewardFunction paragraphs(Bound wanted) {
        return Amounts.paragraphs(wanted).asReward();
    }

    /// Returns a reward for this many places of a letter, without regard to case and accents.
    ///
    /// @throws IllegalArgumentException if it is not one character
    public static RewardFunction letter(String letter, Bound wanted) {
        return KeywordChecks.letter(letter, wanted).asReward();
    }

    /// Returns a reward for this many words of capital letters alone, such as `NASA` and `I`.
    public static RewardFunction capitalWords(Bound wanted) {
        return Amounts.capitalWords(wanted).asReward();
    }

    /// Returns a reward for this many numbers in digits.
    public static RewardFunction numbers(Bound wanted) {
        return Amounts.numbers(wanted).asReward();
    }

    /// Returns a reward for this many placeholders in square brackets, such as `[address]`. Links and boxes to tick are
    /// none.
    public static RewardFunction placeholders(Bound wanted) {
        return MarkdownChecks.placeholders(wanted).asReward();
    }

    /// Returns a reward for this many stretches that Markdown's asterisks highlight.
    public static RewardFunction highlights(Bound wanted) {
        return MarkdownChecks.highlights(wanted).asReward();
    }

    /// Returns a reward for this many sections, each begun by a line of the word and a number, such as `Section 1`,
    /// none empty.
    ///
    /// @throws IllegalArgumentException if the word is blank
    public static RewardFunction sections(String word, Bound wanted) {
        return MarkdownChecks.sections(word, wanted).asReward();
    }

    /// Returns a reward for an answer that begins with exactly this text, and not in the middle of a word.
    ///
    /// @throws IllegalArgumentException if the text is blank
    public static RewardFunction startsWith(String text) {
        return KeywordChecks.startsWith(text).asReward();
    }

    /// Returns a reward for an answer that ends with exactly this text, closing quotes and emphasis aside.
    ///
    /// @throws IllegalArgumentException if the text is blank
    public static RewardFunction endsWith(String text) {
        return KeywordChecks.endsWith(text).asReward();
    }

    /// Returns a reward for an answer without commas of any script.
    public static RewardFunction noCommas() {
        return Form.noCommas().asReward();
    }

    /// Returns a reward for an answer that is one JSON object or array, bare or in one block of code.
    public static RewardFunction json() {
        return Form.json().asReward();
    }

    /// Returns a reward for an answer that is between double quotes as a whole.
    public static RewardFunction quoted() {
        return Form.quoted().asReward();
    }

    /// Returns a reward for an answer with a title between `<<` and `>>`.
    public static RewardFunction title() {
        return MarkdownChecks.title().asReward();
    }

    /// Returns a reward for an answer without small letters.
    public static RewardFunction upperCase() {
        return Form.upperCase().asReward();
    }

    /// Returns a reward for an answer without capital letters.
    public static RewardFunction lowerCase() {
        return Form.lowerCase().asReward();
    }

    /// Returns a reward for an answer in title case: every word begins with a capital letter, articles, conjunctions
    /// and short prepositions aside, which are free but at the ends.
    public static RewardFunction titleCase() {
        return Form.titleCase().asReward();
    }

    /// Returns a reward for an answer of which nine tenths of the letters or more are in a language, by
    /// [io.reward4j.rlvr.text.LanguageReward]. Languages that share a script are told by their small words; 19 of them
    /// are known.
    ///
    /// @throws IllegalArgumentException if the locale has no language
    public static RewardFunction language(Locale language) {
        return language(language, LanguageIdentifier.smallWords());
    }

    /// Returns [#language(Locale)] with another way to tell languages that share a script.
    ///
    /// @throws IllegalArgumentException if the locale has no language
    public static RewardFunction language(Locale language, LanguageIdentifier identifier) {
        return Form.language(language, identifier).asReward();
    }

    /// Returns a reward for an answer that is one of these options and nothing else; case and punctuation at the ends
    /// do not matter.
    ///
    /// @throws IllegalArgumentException if there is no option
    public static RewardFunction oneOf(String... options) {
        return Form.oneOf(List.of(options)).asReward();
    }
}
