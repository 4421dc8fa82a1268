package io.reward4j.rlvr.shape;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import java.util.ArrayList;
import java.util.List;

/// Rewards that pay for each tag that stands in the completion exactly once, wherever it stands: partial credit on
/// the way to a full [FormatReward]. In `[0, 1]`, immutable and safe for use by several threads.
public final class TagCount {

    private TagCount() {}

    /// Returns a quarter for each of `<think>\n`, `\n</think>\n`, `\n<answer>\n` and `\n</answer>` that stands in
    /// the completion exactly once.
    ///
    /// Quirk: a tag without its line breaks counts as missing. Source: open-r1, `tag_count_reward`.
    public static RewardFunction openR1() {
        return counting(List.of("<think>\n", "\n</think>\n", "\n<answer>\n", "\n</answer>"));
    }

    /// Returns the share of these tags that stand in the completion exactly once, opening and closing ones counted
    /// apart.
    ///
    /// @throws IllegalArgumentException if there is no name, one is given twice, or one is no name of a tag
    public static RewardFunction of(String... names) {
        List<String> tags = new ArrayList<>();
        for (String name : TagText.names(names)) {
            tags.add(TagText.opening(name));
            tags.add(TagText.closing(name));
        }
        return counting(List.copyOf(tags));
    }

    private static RewardFunction counting(List<String> tags) {
        return new TextReward(text -> {
            int found = 0;
            for (int i = 0; i < tags.size(); i++) {
                if (TagText.once(text, tags.get(i))) {
                    found++;
                }
            }
            return Reward.of((double) found / tags.size(), found + " of " + tags.size() + " tags");
        });
    }
}
