package io.reward4j.wire;

import io.reward4j.Sample;
import java.util.Objects;

/// One place of an event, a request or a file: a sample, or the reason why there is none.
public sealed interface Entry {

    /// The id of the result.
    WireId id();

    /// Returns a sample with its own id, or with its index if it has none.
    ///
    /// @param index its place, from 0
    static Entry of(Sample sample, int index) {
        if (!sample.id().isEmpty()) {
            return new Ready(WireId.of(sample.id()), sample);
        }
        WireId id = WireId.ofIndex(index);
        return new Ready(id, sample.withId(id.text()));
    }

    /// Returns something that cannot be read as a sample.
    ///
    /// @param index its place, from 0, by which it is named
    /// @param reason why, for people; without any text of the sample
    static Entry refused(int index, String reason) {
        return new Refused(WireId.ofIndex(index), "sample " + index + ": " + reason);
    }

    /// A sample.
    record Ready(WireId id, Sample sample) implements Entry {

        public Ready {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(sample, "sample");
        }
    }

    /// Something that cannot be read as a sample. Its result is a failure of the kind `refused_input`.
    ///
    /// @param reason why, for people
    record Refused(WireId id, String reason) implements Entry {

        public Refused {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /// A sample without an answer of the model, such as a row of a data set. It is refused like any other that cannot
    /// be scored. If an event has no other samples, it is a [preflight][RewardReply#isPreflight()].
    ///
    /// @param reason what was found instead of an answer, for people
    record Unanswered(WireId id, String reason) implements Entry {

        public Unanswered {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /// A sample whose value is known from before.
    record Known(WireId id, Sample sample, double value) implements Entry {

        public Known {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(sample, "sample");
        }
    }
}
