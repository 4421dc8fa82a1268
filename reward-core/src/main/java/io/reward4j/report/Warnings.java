package io.reward4j.report;

import io.reward4j.Content;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.report.Warning.Kind;
import io.reward4j.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds what may spoil training in a summary.
final class Warnings {

    private static final double MANY_FAILURES = 0.05;
    private static final double MANY_FLAT_GROUPS = 0.3;
    private static final double SATURATED = 0.9;
    private static final double DOMINATING = 0.8;
    private static final double NEGLIGIBLE = 0.01;
    private static final double FOLLOWING = 0.5;
    private static final int ENOUGH = 20;
    private static final int MOST_NAMED = 5;

    private final RunSummary summary;
    private final List<Warning> found = new ArrayList<>();

    Warnings(RunSummary summary) {
        this.summary = summary;
    }

    List<Warning> list() {
        failures();
        unread();
        missingFields();
        Distribution rewards = summary.rewards();
        if (rewards.count() >= 2) {
            if (rewards.min() == rewards.max()) {
                add(Kind.CONSTANT_REWARDS, 1,
                        "All " + NumberFormat.count(rewards.count()) + " rewards are "
                                + NumberFormat.decimal(rewards.min())
                                + ".",
                        "Check that the answers differ and that the reward looks at what differs: equal rewards teach"
                                + " nothing.");
            } else {
                groups();
                saturation(rewards.count());
            }
        }
        if (rewards.count() >= ENOUGH) {
            domination();
            constantComponents();
            negligibleComponents();
            length();
        }
        return List.copyOf(found);
    }

    private void failures() {
        double share = (double) summary.failed() / Math.max(1, summary.samples());
        if (share > MANY_FAILURES) {
            RewardException.Kind most = summary.failures().entrySet().stream()
                    .max(Map.Entry.comparingByValue()).orElseThrow().getKey();
            add(Kind.MANY_FAILURES, share,
                    NumberFormat.percent(share) + " of the samples have no reward, most often because of " + most.id()
                            + ".",
                    "Score them again once the cause is gone: a trainer would get stand-ins for them.");
        }
    }

    private void unread() {
        for (Content content : List.of(Content.TEXT, Content.TOOL_CALLS, Content.ATTACHMENTS)) {
            ComponentSummary unread = summary.components().get("unread/" + content.id());
            if (unread == null) {
                continue;
            }
            String name = content.id().replace('_', ' ');
            double share = (double) unread.values().count() / summary.rewards().count();
            add(Kind.UNREAD_CONTENT, share,
                    NumberFormat.percent(share) + " of the answers that were scored also hold " + name
                            + ", which the reward does not read.",
                    "Add a part that reads it, or announce with reading(Content.TEXT, Content." + content.name()
                            + ") that it may be passed over.");
        }
    }

    private void missingFields() {
        List<String> missing = summary.missingFields();
        if (missing.isEmpty()) {
            return;
        }
        add(Kind.MISSING_FIELD, 1,
                "The reward has rules for fields that none of the references has: "
                        + named(missing) + ".",
                "See whether the places are spelt as in the references: as it is, these fields only count against an"
                        + " answer that brings them.");
    }

    private void groups() {
        LearningSignal signal = summary.signal();
        double share = (double) signal.flatGroups() / Math.max(1, signal.groups());
        if (share > MANY_FLAT_GROUPS) {
            add(Kind.FLAT_GROUPS, share,
                    NumberFormat.percent(share) + " of " + NumberFormat.count(signal.groups())
                            + " groups have equal rewards only.",
                    "Choose prompts of middling difficulty, more answers to each, or a finer reward: group-relative"
                            + " training learns nothing from these groups.");
        }
    }

    private void saturation(long count) {
        long most = Math.max(summary.signal().atMin(), summary.signal().atMax());
        double share = (double) most / count;
        if (share > SATURATED) {
            boolean top = most == summary.signal().atMax();
            add(Kind.SATURATED, share,
                    NumberFormat.percent(share) + " of the rewards are at the " + (top ? "top" : "bottom")
                            + " of the range.",
                    top
                            ? "Make the task harder or the reward stricter: there is little left to win."
                            : "Give credit for partial success or begin with easier prompts: there is hardly anything"
                                    + " to climb.");
        }
    }

    private void domination() {
        List<Map.Entry<String, ComponentSummary>> deciding = summary.components().entrySet().stream()
                .filter(entry -> entry.getKey().indexOf('/') < 0)
                .filter(entry -> entry.getValue().role().filter(role -> role != Role.METRIC).isPresent())
                .toList();
        if (deciding.size() < 2) {
            return;
        }
        var first = deciding.stream()
                .max(Comparator.comparingDouble(entry -> entry.getValue().share().orElse(0))).orElseThrow();
        double share = first.getValue().share().orElse(0);
        if (share > DOMINATING) {
            add(Kind.DOMINATED, share,
                    "'" + first.getKey() + "' has " + NumberFormat.percent(share)
                            + " of the components' say in the reward.",
                    "Change the weights, or see whether the other components vary at all: as it is, the model learns"
                            + " this one alone.");
        }
    }

    private void constantComponents() {
        List<String> constant = summary.components().entrySet().stream()
                .filter(entry -> decides(entry.getValue()) && entry.getValue().values().count() >= ENOUGH)
                .filter(entry -> entry.getValue().values().min() == entry.getValue().values().max())
                .map(entry -> "'" + entry.getKey() + "' is always "
                        + NumberFormat.decimal(entry.getValue().values().min()))
                .toList();
        boolean all = summary.rewards().min() == summary.rewards().max();
        if (!constant.isEmpty() && !all) {
            add(Kind.CONSTANT_COMPONENT, constant.size(), named(constant) + ".",
                    "See whether it does what is meant: as it is, it tells no two answers apart.");
        }
    }

    private void negligibleComponents() {
        Map<String, Double> sums = new HashMap<>();
        summary.components().forEach((path, component) -> {
            if (component.role().filter(role -> role == Role.TERM).isPresent()) {
                sums.merge(parent(path), component.weight(), Double::sum);
            }
        });
        List<String> negligible = summary.components().entrySet().stream()
                .filter(entry -> entry.getValue().role().filter(role -> role == Role.TERM).isPresent())
                .filter(entry -> entry.getValue().weight() < NEGLIGIBLE
                        * sums.getOrDefault(parent(entry.getKey()), 0.0))
                .map(entry -> "'" + entry.getKey() + "'").toList();
        if (!negligible.isEmpty()) {
            add(Kind.NEGLIGIBLE_COMPONENT, NEGLIGIBLE, named(negligible) + " weighs less than 1 % of the terms.",
                    "Raise its weight, or make it a metric: as it is, it changes next to nothing.");
        }
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static boolean decides(ComponentSummary component) {
        return component.role().filter(role -> role != Role.METRIC && role != Role.ITEM).isPresent();
    }

    private static String named(List<String> names) {
        String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size()))) + more;
    }

    private void length() {
        double r = summary.signal().lengthCorrelation().orElse(0);
        if (Math.abs(r) > FOLLOWING) {
            add(Kind.FOLLOWS_LENGTH, r,
                    "The correlation of the reward with the length of the completion is " + NumberFormat.decimal(r)
                            + ".",
                    "See whether " + (r > 0 ? "long" : "short")
                            + " answers are really better, or bound the length: a model finds this out before"
                            + " anything else.");
        }
    }

    private void add(Kind kind, double value, String finding, String advice) {
        found.add(new Warning(kind, value, finding, advice));
    }
}
