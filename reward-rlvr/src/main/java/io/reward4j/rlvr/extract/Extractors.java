package io.reward4j.rlvr.extract;

import io.reward4j.extract.Extractor;
import io.reward4j.rlvr.reading.Boxes;
import io.reward4j.rlvr.reading.Choices;
import io.reward4j.rlvr.reading.LatexText;
import io.reward4j.rlvr.reading.Markers;
import io.reward4j.rlvr.reading.MathSpans;
import io.reward4j.rlvr.reading.NumberFinder;
import io.reward4j.rlvr.reading.Pairs;
import io.reward4j.rlvr.reading.Tags;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The extractors that read an answer out of a completion.
///
/// They are chained with [Extractor#or(Extractor)], [Extractor#then] and [Extractor#map]:
///
/// ```java
/// Extractor<String> answer = Extractors.boxed().or(Extractors.afterMarker("Answer:"));
/// Extractor<String> number = Extractors.boxed().then(Extractors.lastNumber());
/// ```
///
/// Where a text holds several candidates the last one is read. All are total on any text and take
/// time and memory linear in its length. Instances are immutable and safe for use by several threads
/// at once.
public final class Extractors {

    private Extractors() {}

    /// Reads the content of the last `\boxed{…}` or `\fbox{…}`, as it is written.
    ///
    /// Braces are balanced and escaped ones (`\{`) are not counted; of nested boxes the inner one is
    /// read. `\boxed 5` reads `5`; a bare `\boxed` in prose is no box. A last box that is never
    /// closed is missing, and so is a box within one that is still open at the end: the text was
    /// truncated. A new paragraph leaves an open box behind.
    public static Extractor<String> boxed() {
        return Boxes::last;
    }

    /// Reads as [#boxed()] does, with `\text{…}`, `\textbf{…}`, `\mathrm{…}` and their like unwrapped
    /// and both ends stripped, so that `\boxed{\text{positive}}` reads `positive`.
    public static Extractor<String> boxedText() {
        return boxed().map(LatexText::unwrapped);
    }

    /// Reads the content of the last complete element `<name>…</name>`, stripped.
    ///
    /// The opening tag may have attributes. Names are compared with case. Of nested elements of one
    /// name the inner one is read, so a tag that prose mentions does no harm. An empty element is
    /// found, and empty.
    ///
    /// @throws IllegalArgumentException if the name holds other than letters, digits and `-_.:`
    public static Extractor<String> tag(String name) {
        return new Tags(name);
    }

    /// Reads the contents of all complete elements `<name>…</name>`, each stripped, in order.
    ///
    /// What counts as an element is the same as for [#tag(String)]: the opening tag may have attributes, of nested
    /// elements of one name the inner ones are read, and an opening tag that is never closed is passed over. Elements
    /// inside reasoning are read like others; [io.reward4j.extract.ReasoningBlocks#stripped()] before it leaves them
    /// out. A text without an element is missing, so the list is never empty; its contents together are no longer
    /// than the text.
    ///
    /// @throws IllegalArgumentException if the name holds other than letters, digits and `-_.:`
    public static Extractor<List<String>> allTags(String name) {
        return new Tags(name).all();
    }

    /// Reads what stands between the last complete pair of two marks, stripped, such as
    /// `<|begin_of_solution|>` and `<|end_of_solution|>`. A pair does not hold its opening mark.
    ///
    /// @throws IllegalArgumentException if a mark is blank
    public static Extractor<String> between(String open, String close) {
        return new Pairs(open, close);
    }

    /// Reads what follows the last marker on its line, stripped, without emphasis around it.
    ///
    /// Markers are compared without case; a marker that begins with a letter stands where a word may
    /// begin, so `A:` is not found in `DATA:`. A marker's colon may be a full-width one and may have
    /// emphasis or spaces before it: `**Answer** : 42` holds `Answer:`. Where nothing follows the
    /// last marker on its line, the answer is missing.
    ///
    /// @throws IllegalArgumentException if there is no marker, or a blank one
    public static Extractor<String> afterMarker(String... markers) {
        return new Markers(List.of(markers));
    }

    /// Reads the last complete span of mathematics, stripped: `$…$`, `$$…$$`, `\(…\)` or `\[…\]`.
    ///
    /// A single dollar is no mathematics where it looks like a price: before a space when it opens,
    /// after a space or before a digit when it closes.
    public static Extractor<String> mathSpan() {
        return MathSpans::last;
    }

    /// Reads the last number.
    ///
    /// A number has an optional sign, digits (full-width ones too) with an optional separator before
    /// each group of three (`,`, or LaTeX's `{,}`, `,\!`, `\,`), an optional fraction and an optional
    /// exponent. It is returned as written, with plain digits, `,`, `.` and signs: `$1,234.50` reads
    /// `1,234.50`. A minus right after an operand is subtraction and no sign. Digits of a name, an
    /// index or a power (`x2`, `x_2`, `m^{2}`) are no number, nor is a version or a date (`1.2.3`); a
    /// fraction reads as its last number.
    public static Extractor<String> lastNumber() {
        return NumberFinder::last;
    }

    /// Reads which one of some words the text says, in the spelling that is given here.
    ///
    /// @see #keyword(Map)
    /// @throws IllegalArgumentException if there is no word, or a blank one
    public static Extractor<String> keyword(String... words) {
        return keyword(List.of(words));
    }

    /// Reads which one of some words the text says, in the spelling that is given here.
    ///
    /// @see #keyword(Map)
    /// @throws IllegalArgumentException if there is no word, or a blank one
    public static Extractor<String> keyword(Collection<String> words) {
        Map<String, String> values = new LinkedHashMap<>();
        words.forEach(word -> values.put(word, word));
        return keyword(values);
    }

    /// Reads which one of some words the text says, and returns the value that the word stands for.
    ///
    /// Whole words only, without case and compatibility variants; words of scripts that write no
    /// spaces, such as Japanese, are found anywhere. At each place the longest word counts. Words
    /// that are negated in English ("not …", "isn't …", "neither … nor …", "rather than …",
    /// "… is not right"), Japanese (`…ではない`, `…とは言えない`) or Chinese (`不是…`) do not count. Where
    /// words of several values are left the text is ambiguous, and the value is missing.
    ///
    /// @throws IllegalArgumentException if there is no word, or a blank one
    public static <T> Extractor<T> keyword(Map<String, ? extends T> values) {
        return new KeywordExtractor<>(values);
    }

    /// Reads the letter of a multiple-choice answer, from `A` to `J`.
    ///
    /// @see #choice(char, char)
    public static Extractor<String> choice() {
        return choice('A', 'J');
    }

    /// Reads the letter of a multiple-choice answer as a capital, such as that of `(B)`, `**B**`,
    /// `B. Because …` or `the answer is B`.
    ///
    /// Letters stand alone and are capitals; only a text that is nothing but a letter may have a
    /// small one. The article `A`, the pronoun `I`, initials and variables (`A = 5`) do not count,
    /// and neither do letters that are negated, as in [#keyword(Map)], or ruled out. Where several letters are
    /// left, the last one is read that is stated as the answer ("the answer is …", "… is correct");
    /// where there is none such, the text is ambiguous, and the choice is missing.
    ///
    /// @throws IllegalArgumentException if the letters are not from A to Z and in order
    public static Extractor<String> choice(char first, char last) {
        return new Choices(first, last);
    }

    /// Reads the last complete block between fences of backticks or tildes that names the language,
    /// without regard to case; `""` reads a block of any language.
    ///
    /// A block ends at a fence of the same mark that is at least as long, so that a longer fence may
    /// hold shorter ones. The indentation of the fence is taken off each line. A block that is never
    /// closed is not read.
    public static Extractor<String> fenced(String language) {
        return new Fences(language);
    }

    /// Reads the last match of a pattern in RE2 syntax: its first group, or the whole match where it
    /// has no group. A last match in which the group takes no part is missing.
    ///
    /// A pattern whose matches make the text be read more than 64 times over is missing as well.
    ///
    /// @throws IllegalArgumentException if the pattern is not of RE2 syntax
    public static Extractor<String> regex(String pattern) {
        return new Patterns(pattern);
    }

    /// Reads the final answer of a response, whatever convention it follows.
    ///
    /// Only text outside of reasoning blocks is read; a block that is never closed makes the answer
    /// missing. Where there is a `<|begin_of_solution|>` block, only that is read. Then the first of
    /// these that is there:
    ///
    /// 1. the last box ([#boxed()]) that is not empty; where the text ends within a box, the answer is missing;
    /// 2. the last `<answer>…</answer>`;
    /// 3. what follows `####`, if it is a number or ends the text (and so no heading);
    /// 4. the clause after the last `final answer is` or `final answer:`, or the line after such a
    ///    heading;
    /// 5. the clause after the last `answer is`, `answer:` or their like, also in other languages;
    /// 6. the clause after the last `A:`;
    /// 7. the whole text, if it is one line of mathematics without prose, such as `3/4`, of 400
    ///    characters at most;
    /// 8. the last span of mathematics ([#mathSpan()]);
    /// 9. the last number ([#lastNumber()]).
    ///
    /// A clause ends with its sentence or its line; where the marker ends its line, the next line is
    /// read. Emphasis and signs of mathematics around the whole answer are taken off, the rest stays
    /// as written. Where nothing is found, the reason names each step.
    public static Extractor<String> finalAnswer() {
        return new FinalAnswer();
    }
}
