package io.reward4j;

import io.reward4j.Reward.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Prints a reward as an indented tree, the values of siblings aligned.
final class RewardTree {

    private final StringBuilder out = new StringBuilder();

    private RewardTree() {}

    static String print(String name, Reward reward) {
        RewardTree tree = new RewardTree();
        tree.line(0, name, decimals(reward.value()), reward.rationale());
        tree.components(1, reward.components());
        return TerminalText.of(tree.out.toString());
    }

    private void components(int depth, List<Component> components) {
        List<String> heads = new ArrayList<>();
        for (Component component : components) {
            heads.add(head(component));
        }
        int width = heads.stream().mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < heads.size(); i++) {
            Component component = components.get(i);
            out.append('\n');
            String name = heads.get(i) + " ".repeat(width - heads.get(i).length());
            switch (component) {
                case Component.Scored scored -> {
                    line(depth, name, decimals(scored.reward().value()), scored.reward().rationale());
                    components(depth + 1, scored.reward().components());
                }
                case Component.Skipped skipped -> line(depth, name, "-", "skipped: " + skipped.reason());
                case Component.Failed failed -> {
                    line(depth, name, "!", failed.kind().id() + ": " + failed.reason());
                    components(depth + 1, failed.components());
                }
            }
        }
    }

    private void line(int depth, String name, String value, String text) {
        out.append("  ".repeat(depth)).append(name).append(' ').append(value);
        if (!text.isEmpty()) {
            out.append("  ").append(oneLine(text));
        }
    }

    private static String head(Component component) {
        if (component instanceof Component.Scored scored && scored.role() != Reward.Role.ITEM) {
            String role = scored.role().name().toLowerCase(Locale.ROOT);
            if (scored.role() == Reward.Role.TERM) {
                return scored.name() + " (weight " + number(scored.weight()) + ")";
            }
            return scored.name() + " (" + role + ")";
        }
        return component.name();
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }

    private static String oneLine(String text) {
        return text.replace("\r\n", "⏎").replace('\n', '⏎').replace('\r', '⏎');
    }
}
