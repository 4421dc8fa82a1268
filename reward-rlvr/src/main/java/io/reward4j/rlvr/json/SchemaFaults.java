package io.reward4j.rlvr.json;

import java.util.List;
import java.util.stream.Collectors;

/// What a validator says of one value: the first faults; none for a valid value.
record SchemaFaults(List<Fault> faults) {

    static final SchemaFaults NONE = new SchemaFaults(List.of());

    SchemaFaults {
        faults = List.copyOf(faults);
    }

    boolean valid() {
        return faults.isEmpty();
    }

    /// The faults on one line.
    @Override
    public String toString() {
        return faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
    }

    /// What is wrong at one place.
    ///
    /// @param pointer a JSON pointer from the value that was checked
    record Fault(String pointer, String what) {

        /// Returns the fault of a part as one of the whole value, in which the part stands at `place`.
        Fault within(Place place) {
            return new Fault(place.pointer() + pointer, what);
        }

        @Override
        public String toString() {
            return Place.shown(pointer) + ' ' + what;
        }
    }
}
