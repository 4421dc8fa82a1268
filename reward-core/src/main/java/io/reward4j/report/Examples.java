package io.reward4j.report;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import java.util.List;

/// Samples of a run that are worth a look.
///
/// @param lowest those with the lowest rewards, the lowest first; of equal ones some that are drawn evenly by
///     the seed
/// @param highest those with the highest rewards, the highest first; of equal ones likewise
/// @param failed the first that have no reward
public record Examples(List<Scored> lowest, List<Scored> highest, List<Failed> failed) {

    public Examples {
        lowest = List.copyOf(lowest);
        highest = List.copyOf(highest);
        failed = List.copyOf(failed);
    }

    /// A sample that has a reward.
    ///
    /// @param id names the sample; may be empty
    /// @param prompt how what was asked begins
    /// @param completion how what the model answered begins
    /// @param reference how the reference begins, as text or JSON; empty if there is none
    /// @param reward its reward
    public record Scored(String id, Excerpt prompt, Excerpt completion, Excerpt reference, Reward reward) {}

    /// A sample that has none.
    ///
    /// @param id names the sample; may be empty
    /// @param prompt how what was asked begins
    /// @param completion how what the model answered begins
    /// @param reference how the reference begins, as text or JSON; empty if there is none
    /// @param kind what went wrong
    /// @param reason what went wrong, for people
    public record Failed(
            String id,
            Excerpt prompt,
            Excerpt completion,
            Excerpt reference,
            RewardException.Kind kind,
            String reason) {}
}
