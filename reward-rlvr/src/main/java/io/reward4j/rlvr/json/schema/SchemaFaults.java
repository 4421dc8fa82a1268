package io.reward4j.rlvr.json.schema;

import java.util.List;
import java.util.stream.Collectors;

/// What a validator says of one value: the first faults; none for a valid value.
public record SchemaFaults(List<Fault> faults) {

    public static final SchemaFaults NONE = new SchemaFaults(List.of());

    public SchemaFaults {
        faults = List.copyOf(faults);
    }

    public boolean valid() {
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
    public record Fault(String pointer, String what) {

        /// Returns the fault of a part as one of the whole value, in which the part stands at `place`.
        public Fault within(Place place) {
            return new Fault(place.pointer() + pointer, what);
        }

        @Override
        public String toString() {
            return Place.shown(pointer) + ' ' + what;
        }
    }
}
