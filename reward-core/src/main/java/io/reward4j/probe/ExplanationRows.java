package io.reward4j.probe;

import io.reward4j.Structure;
import io.reward4j.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Lists the parts of a reward. Used once.
final class ExplanationRows {

    private final Structure whole;
    private final List<RewardExplanation.Line> lines = new ArrayList<>();

    ExplanationRows(Structure whole) {
        this.whole = whole;
    }

    List<RewardExplanation.Line> list() {
        lines.add(new RewardExplanation.Line("reward", 0, 0, wrappers(whole), Optional.empty(), 0, 0, whole.traits(),
                OptionalDouble.empty()));
        addParts("", 1, core(whole));
        return lines;
    }

    private void addParts(String prefix, int depth, Structure structure) {
        if (!(structure instanceof Structure.Composite composite)) {
            return;
        }
        Traits all = composite.traits();
        double width = all.max() - all.min();
        for (int step = 0; step < composite.steps().size(); step++) {
            for (Structure.Part part : composite.steps().get(step)) {
                String path = prefix + part.name();
                lines.add(new RewardExplanation.Line(path, depth, step + 1, wrappers(part.structure()),
                        Optional.of(part.role()), part.weight(), part.minimum(), part.structure().traits(),
                        width > 0 ? OptionalDouble.of(part.reach() / width) : OptionalDouble.empty()));
                addParts(path + "/", depth + 1, core(part.structure()));
            }
        }
    }

    /// What is within all wrappers.
    static Structure core(Structure structure) {
        Structure core = structure;
        while (core instanceof Structure.Wrapped wrapped) {
            core = wrapped.inner();
        }
        return core;
    }

    /// What changes more than the traits.
    private static List<String> wrappers(Structure structure) {
        List<String> names = new ArrayList<>();
        Structure inner = structure;
        while (inner instanceof Structure.Wrapped wrapped) {
            if (!wrapped.how().equals("withTraits")) {
                names.add(wrapped.how());
            }
            inner = wrapped.inner();
        }
        return names;
    }
}
