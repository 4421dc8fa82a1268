package io.reward4j.probe;

import java.util.Locale;
import java.util.Objects;

/// Something about a reward's composition that may not be meant.
///
/// @param kind what it is
/// @param part the part's path, such as `comments/rubric`; `reward` for the whole
/// @param sentence what it is and what follows, for people
public record Finding(Kind kind, String part, String sentence) {

    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(sentence, "sentence");
    }

    /// Returns the part and the sentence.
    @Override
    public String toString() {
        return part + ": " + sentence;
    }

    /// What may be wrong with a composition.
    public enum Kind {
        /// A part, or the whole, announces a single value, and decides nothing.
        CONSTANT,
        /// A term moves more than 80 % of what all terms of its composite can move.
        DOMINANT,
        /// A term moves less than 1 % of what all terms of its composite can move.
        NEGLIGIBLE,
        /// A penalty can take as much as the rest of its composite can earn.
        OVERPOWERING_PENALTY,
        /// A closed gate is worth more than some answers that pass it.
        PAYING_FLOOR,
        /// A part that costs calls has no gate before it that costs none.
        UNGUARDED_CALLS,
        /// The number of calls depends on the completion.
        UNBOUNDED_CALLS,
        /// A metric costs calls and decides nothing.
        PAID_METRIC,
        /// Something wrapped with other traits announces more calls, or waits where it is said not to.
        UNDERSTATED_CALLS,
        /// A gate is asked later than it is declared, after parts that only compute.
        LATE_GATE,
        /// The whole can leave `[0, 1]`, the range of most trainers.
        OUTSIDE_UNIT_RANGE;

        /// The kind's name in JSON, such as `paid_metric`.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
