package io.reward4j.rlvr.shape;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import java.util.List;
import java.util.Objects;

/// Rewards for the tags around reasoning and answer. Tags are matched by exact case.
///
/// [#onlyTags] and [#thinkThenAnswer] are strict and meant for new work. The others reproduce what trainers
/// compute, quirks included, for comparison with their runs. All are in `[0, 1]`, immutable and safe for use by
/// several threads.
public final class FormatReward {

    private static final String THINK = "think";
    private static final String ANSWER = "answer";

    private FormatReward() {}

    /// Returns `1` for a completion that is made of these tags only, in this order, each opening and closing tag
    /// once, none of them empty, and with nothing but white space around them; else `0`.
    ///
    /// `onlyTags("think", "answer")` is `<think>…</think><answer>…</answer>`. Other tags may stand inside.
    ///
    /// @throws IllegalArgumentException if there is no name, one is given twice, or one is no name: up to 64
    ///     letters, digits and `_-.:|`
    public static RewardFunction onlyTags(String... names) {
        TagSections sections = new TagSections(TagText.names(names), false);
        return new TextReward(sections::check);
    }

    /// Returns `1` for a completion in which `extractor` finds something, such as
    /// `FormatReward.has(Extractors.boxed())`, else `0`, with the extractor's reason. A blank text is nothing.
    public static RewardFunction has(Extractor<?> extractor) {
        Objects.requireNonNull(extractor, "extractor");
        return new TextReward(text -> switch (extractor.extract(text)) {
            case Found<?>(String found) when found.isBlank() -> Reward.fail("found, but blank");
            case Found<?> found -> Reward.pass();
            case Missing<?>(String reason) -> Reward.fail(reason);
        });
    }

    /// Returns `1` for a completion that begins with one `<think>…</think>`, white space aside, with something in
    /// it and an answer after it, and no second tag of either kind; else `0`.
    public static RewardFunction thinkThenAnswer() {
        TagSections sections = new TagSections(List.of(THINK), true);
        return new TextReward(sections::check);
    }

    /// Returns `1` for what matches `^<think>(?!.*<think>)(.*?)</think>.*$` from the first character on, else `0`.
    ///
    /// Quirks: no white space may stand before it; the reasoning and the answer may be empty; a second `</think>`
    /// does not matter. Source: TRL, `think_format_reward`.
    public static RewardFunction trlThink() {
        String opening = TagText.opening(THINK);
        String closing = TagText.closing(THINK);
        return new TextReward(text -> {
            if (!text.startsWith(opening)) {
                return Reward.fail("does not begin with <think>");
            }
            if (text.indexOf(opening, opening.length()) >= 0) {
                return Reward.fail("a second <think>");
            }
            if (text.indexOf(closing, opening.length()) >= 0) {
                return Reward.pass();
            }
            return Reward.fail("no </think>");
        });
    }

    /// Returns `1` for what matches `^<think>\n.*?\n</think>\n<answer>\n.*?\n</answer>$` from the first character on,
    /// else `0`.
    ///
    /// Quirks: each tag needs its line breaks; any lines may follow `</answer>`, and tags may be repeated inside.
    /// Source: open-r1, `format_reward`.
    public static RewardFunction openR1() {
        return new TextReward(text -> OpenR1Format.matches(text)
                ? Reward.pass()
                : Reward.fail("not <think>, reasoning, </think>, <answer>, answer, </answer> on lines of their own"));
    }

    /// Returns `1` for what matches [#openR1] and has a fenced block of code in the given language in its answer,
    /// else `0`.
    ///
    /// Quirks: those of [#openR1]; a language that begins like the one asked for counts too, such as `python3`.
    /// Upstream takes the language as an expression, here it is plain text. Source: open-r1,
    /// `get_code_format_reward`.
    ///
    /// @param language what stands after the three backticks; at most 64 characters
    /// @throws IllegalArgumentException if it is longer
    public static RewardFunction openR1Code(String language) {
        if (language.length() > 64) {
            throw new IllegalArgumentException("a language has at most 64 characters: " + language.length());
        }
        return new TextReward(text -> OpenR1Format.matchesCode(text, language)
                ? Reward.pass()
                : Reward.fail("not think and answer with a ```" + language + " block in the answer"));
    }

    /// Returns [#nemoRl(String, String)] for the tags `think` and `answer`.
    public static RewardFunction nemoRl() {
        return nemoRl(THINK, ANSWER);
    }

    /// Returns `0.25` for a thinking block anywhere plus `0.75` for an answer block anywhere.
    ///
    /// Quirks: order, number, nesting and content of the blocks do not matter; a block is an opening tag with a
    /// closing one anywhere after it. Source: NeMo-RL, `format_reward`.
    ///
    /// @throws IllegalArgumentException if a name is no name of a tag, or both are the same
    public static RewardFunction nemoRl(String thinkTag, String answerTag) {
        List<String> names = TagText.names(thinkTag, answerTag);
        return new TextReward(text -> {
            boolean thinks = hasBlock(text, names.get(0));
            boolean answers = hasBlock(text, names.get(1));
            return Reward.of(
                    (thinks ? 0.25 : 0) + (answers ? 0.75 : 0),
                    (thinks ? "" : "no thinking block") + (thinks || answers ? "" : ", ")
                            + (answers ? "" : "no answer block"));
        });
    }

    private static boolean hasBlock(String text, String name) {
        int open = text.indexOf(TagText.opening(name));
        return open >= 0 && text.lastIndexOf(TagText.closing(name)) > open;
    }
}
