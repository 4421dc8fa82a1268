package io.reward4j;

import io.reward4j.Reward.Role;
import java.util.List;

/// What a reward function is made of, as far as it can be seen from outside: composites and the functions that are
/// wrapped around others. Anything else, such as a lambda, is a leaf that only announces its traits.
public sealed interface Structure {

    /// What the function announces.
    Traits traits();

    /// Looks into a function. Nothing is scored.
    static Structure of(RewardFunction function) {
        return StructureReader.of(function);
    }

    /// A function that shows nothing of what it is made of.
    record Leaf(Traits traits) implements Structure {}

    /// A function around another.
    ///
    /// @param how what it does, named as the method that made it: `map`, `withTraits`, `recover`, `on` or `forEach`
    record Wrapped(String how, Traits traits, Structure inner) implements Structure {}

    /// A [CompositeReward].
    ///
    /// @param traits what the whole announces, the floor included
    /// @param open what the whole can reach with all gates open
    /// @param floor what a closed gate is worth
    /// @param steps the parts in the order in which they are asked; those of one step are asked at the same time
    record Composite(Traits traits, Traits open, double floor, List<List<Part>> steps) implements Structure {

        public Composite {
            steps = steps.stream().map(List::copyOf).toList();
        }
    }

    /// A part of a composite.
    ///
    /// @param place its place in declared order, from 0
    /// @param weight a term's weight; `0` for the other roles
    /// @param minimum the value at which a gate opens; `0` for the other roles
    /// @param reach how far this part alone can move the whole from the highest value that the whole can reach
    /// @param structure what the part's function is made of
    record Part(String name, Role role, int place, double weight, double minimum, double reach, Structure structure) {}
}
