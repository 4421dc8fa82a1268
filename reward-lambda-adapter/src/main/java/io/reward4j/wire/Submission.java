package io.reward4j.wire;

import io.reward4j.Sample;
import java.util.Objects;

/// Something that is to be scored: a sample, or the reason why what came is none.
public sealed interface Submission {

    /// A sample.
    record Ready(Sample sample) implements Submission {

        public Ready {
            Objects.requireNonNull(sample, "sample");
        }
    }

    /// Something that cannot be read as a sample. It is answered in its place as a failure of the kind
    /// `refused_input`.
    ///
    /// @param reason why, for people
    record Refused(String reason) implements Submission {

        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
