package io.reward4j.report;

/// Something about a run that may spoil training.
///
/// @param kind what it is
/// @param value the number that stands out: a share in `[0, 1]`, or the correlation in `[-1, 1]`
/// @param finding what was found, with the number
/// @param advice what to do, in one sentence
public record Warning(Kind kind, double value, String finding, String advice) {

    /// The kinds of warning, each with its threshold.
    public enum Kind {
        /// More than 5 % of the samples have no reward.
        MANY_FAILURES("Many failures"),
        /// An answer held tool calls, attachments or text beside what the reward reads of it; one in the run is enough.
        /// Reasoning that was not read is no warning: the metric `unread/reasoning` counts it.
        UNREAD_CONTENT("Answers read in part"),
        /// A reward has a rule for a field that none of the references has; one reference is enough.
        MISSING_FIELD("Field that no reference has"),
        /// All rewards are equal; at least two of them. [#FLAT_GROUPS] and [#SATURATED] are then left out.
        CONSTANT_REWARDS("Constant rewards"),
        /// In more than 30 % of the groups with at least two rewards, all are equal.
        FLAT_GROUPS("Groups without variance"),
        /// More than 90 % of the rewards are at the top of the announced range, or more than 90 % at its
        /// bottom; at least two rewards.
        SATURATED("Saturated rewards"),
        /// One of several components has a [share][ComponentSummary#share()] above 80 %; at least 20 rewards.
        /// Only components of the whole are looked at, not their parts.
        DOMINATED("One component decides"),
        /// A gate, factor, term or penalty has the same value in all of at least 20 rewards.
        CONSTANT_COMPONENT("Component that never varies"),
        /// A term has less than 1 % of the weights of the terms beside it; at least 20 rewards.
        NEGLIGIBLE_COMPONENT("Component without weight"),
        /// The reward's correlation with the length of the completion is above 0.5 or below −0.5; at least
        /// 20 rewards.
        FOLLOWS_LENGTH("Reward follows length");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /// The kind in a few words, such as `Many failures`.
        public String title() {
            return title;
        }
    }
}
