package io.reward4j;

import io.reward4j.Reward.Role;
import java.util.ArrayList;
import java.util.List;

/// Looks into reward functions.
final class StructureReader {

    private StructureReader() {}

    static Structure of(RewardFunction function) {
        return switch (function) {
            case CompositeReward composite -> composite(composite);
            case WrappedFunction wrapped ->
                new Structure.Wrapped(wrapped.how(), wrapped.traits(), of(wrapped.function()));
            default -> new Structure.Leaf(function.traits());
        };
    }

    private static Structure composite(CompositeReward composite) {
        List<Part> parts = composite.parts();
        CompositeArithmetic arithmetic = composite.arithmetic();
        Traits open = arithmetic.traits();
        List<List<Structure.Part>> steps = new ArrayList<>();
        List<Structure.Part> together = new ArrayList<>();
        for (boolean blocking : new boolean[]{false, true}) {
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                if (part.traits().blocking() != blocking) {
                    continue;
                }
                double reach = part.role() == Role.GATE
                        ? Math.max(0, open.max() - composite.floor())
                        : arithmetic.reach(i);
                Structure.Part shown = new Structure.Part(
                        part.name(), part.role(), i, part.weight(), part.minimum(), reach, of(part.function()));
                if (blocking && part.role() != Role.GATE) {
                    together.add(shown);
                } else {
                    steps.add(List.of(shown));
                }
            }
        }
        if (!together.isEmpty()) {
            steps.add(together);
        }
        return new Structure.Composite(composite.traits(), open, composite.floor(), steps);
    }
}
