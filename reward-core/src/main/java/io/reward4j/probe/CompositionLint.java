package io.reward4j.probe;

import io.reward4j.Reward.Role;
import io.reward4j.Structure;
import io.reward4j.Traits;
import io.reward4j.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;

/// Looks for what may not be meant in a composition. Used once.
final class CompositionLint {

    private static final double DOMINANT = 0.8;
    private static final double NEGLIGIBLE = 0.01;
    /// Shares are not exact.
    private static final double ROUNDING = 1e-9;

    private final Structure whole;
    private final List<Finding> found = new ArrayList<>();

    CompositionLint(Structure whole) {
        this.whole = whole;
    }

    List<Finding> list() {
        Traits traits = whole.traits();
        if (traits.min() < 0 || traits.max() > 1) {
            add(Finding.Kind.OUTSIDE_UNIT_RANGE, "reward", "can reach " + TraitsText.range(traits)
                    + "; say so where it leaves the program, or carry it to [0, 1] with rescale");
        }
        constant("reward", traits);
        if (!(ExplanationRows.core(whole) instanceof Structure.Composite)) {
            calls("reward", whole, false);
        }
        visit("reward", "", whole, false);
        return found;
    }

    /// @param path of the structure itself
    /// @param prefix of its parts
    /// @param guarded whether a gate that costs nothing was asked before
    private void visit(String path, String prefix, Structure structure, boolean guarded) {
        switch (structure) {
            case Structure.Leaf leaf -> {
            }
            case Structure.Wrapped wrapped -> {
                understated(path, wrapped);
                visit(path, prefix, wrapped.inner(), guarded);
            }
            case Structure.Composite composite -> composite(path, prefix, composite, guarded);
        }
    }

    private void composite(String path, String prefix, Structure.Composite composite, boolean guardedBefore) {
        floor(path, composite);
        List<Structure.Part> parts = composite.steps().stream().flatMap(List::stream).toList();
        weights(prefix, parts);
        penalties(prefix, composite, parts);
        boolean guarded = guardedBefore;
        int latest = -1;
        for (Structure.Part part : parts) {
            String name = prefix + part.name();
            Traits traits = part.structure().traits();
            if (part.role() != Role.METRIC) {
                constant(name, traits);
            }
            if (part.role() == Role.GATE && part.place() < latest) {
                add(Finding.Kind.LATE_GATE, name,
                        "is asked after parts that are declared after it, as it waits for the "
                                + "outside world and they only compute");
            }
            latest = Math.max(latest, part.place());
            if (part.role() == Role.METRIC && traits.maxCalls() > 0) {
                add(Finding.Kind.PAID_METRIC, name,
                        "costs " + TraitsText.calls(traits) + " a sample and changes no reward");
            }
            if (!(ExplanationRows.core(part.structure()) instanceof Structure.Composite)) {
                calls(name, part.structure(), guarded);
            } else if (traits.maxCalls() == Traits.UNBOUNDED) {
                unbounded(name);
            }
            visit(name, name + "/", part.structure(), guarded);
            guarded |= part.role() == Role.GATE && traits.maxCalls() == 0;
        }
    }

    private void constant(String path, Traits traits) {
        if (traits.min() == traits.max()) {
            add(Finding.Kind.CONSTANT, path,
                    "announces the single value " + NumberFormat.brief(traits.min())
                            + ", so it tells no two answers apart");
        }
    }

    private void calls(String path, Structure structure, boolean guarded) {
        Traits traits = structure.traits();
        if (traits.maxCalls() == Traits.UNBOUNDED) {
            unbounded(path);
        }
        if (traits.maxCalls() > 0 && !guarded) {
            add(Finding.Kind.UNGUARDED_CALLS, path, "costs " + TraitsText.calls(traits)
                    + " for each sample: no gate that costs none turns bad answers away before");
        }
    }

    private void unbounded(String path) {
        add(Finding.Kind.UNBOUNDED_CALLS, path,
                "costs as many calls as the completion has items; let its extractor cap them, or a gate before it");
    }

    private void understated(String path, Structure.Wrapped wrapped) {
        Traits outer = wrapped.traits();
        Traits inner = wrapped.inner().traits();
        if (outer.maxCalls() < inner.maxCalls() || (!outer.blocking() && inner.blocking())) {
            add(Finding.Kind.UNDERSTATED_CALLS, path, "is said to cost " + TraitsText.calls(outer)
                    + (outer.blocking() ? "" : " and not to wait") + ", but what it wraps announces "
                    + TraitsText.calls(inner) + (inner.blocking() ? " and waits" : ""));
        }
    }

    private void floor(String path, Structure.Composite composite) {
        Traits open = composite.open();
        boolean gated = composite.steps().stream().flatMap(List::stream).anyMatch(part -> part.role() == Role.GATE);
        if (gated && composite.floor() > open.min()) {
            add(Finding.Kind.PAYING_FLOOR, path, "a closed gate is worth " + NumberFormat.brief(composite.floor())
                    + ", and an answer that passes can be worth as little as " + NumberFormat.brief(open.min()));
        }
    }

    private void weights(String prefix, List<Structure.Part> parts) {
        List<Structure.Part> terms = parts.stream().filter(part -> part.role() == Role.TERM).toList();
        double sum = terms.stream().mapToDouble(Structure.Part::reach).sum();
        if (terms.size() < 2 || sum == 0) {
            return;
        }
        for (Structure.Part term : terms) {
            double share = term.reach() / sum;
            Traits traits = term.structure().traits();
            if (share > DOMINANT + ROUNDING) {
                add(Finding.Kind.DOMINANT, prefix + term.name(),
                        "decides " + NumberFormat.percent(share) + " of what the " + terms.size() + " terms can");
            } else if (share < NEGLIGIBLE && traits.min() < traits.max()) {
                add(Finding.Kind.NEGLIGIBLE, prefix + term.name(),
                        "decides less than 1 % of what the " + terms.size() + " terms can");
            }
        }
    }

    private void penalties(String prefix, Structure.Composite composite, List<Structure.Part> parts) {
        double rest = composite.open().max() - composite.open().min();
        for (Structure.Part part : parts) {
            rest -= part.role() == Role.PENALTY ? part.reach() : 0;
        }
        for (Structure.Part part : parts) {
            if (part.role() == Role.PENALTY && rest > ROUNDING && part.reach() >= rest - ROUNDING) {
                add(Finding.Kind.OVERPOWERING_PENALTY, prefix + part.name(),
                        "takes up to " + NumberFormat.brief(part.reach())
                                + ", and the rest can earn " + NumberFormat.brief(rest)
                                + ": the best answer with it is worth no more than the worst without");
            }
        }
    }

    private void add(Finding.Kind kind, String path, String sentence) {
        found.add(new Finding(kind, path, sentence));
    }
}
