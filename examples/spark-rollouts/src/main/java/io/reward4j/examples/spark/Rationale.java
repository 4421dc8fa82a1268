package io.reward4j.examples.spark;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import java.util.List;
import java.util.StringJoiner;

/// Why a reward is what it is: a line for the whole and for each part that says something, `comments/[0]/grounded: …`.
final class Rationale {

    private Rationale() {}

    static String of(Reward reward) {
        StringJoiner lines = new StringJoiner("\n");
        add("", reward.rationale(), lines);
        add("", reward.components(), lines);
        return lines.toString();
    }

    private static void add(String path, List<Component> components, StringJoiner lines) {
        for (Component component : components) {
            String name = path + component.name();
            switch (component) {
                case Component.Scored scored -> {
                    add(name, scored.reward().rationale(), lines);
                    add(name + "/", scored.reward().components(), lines);
                }
                case Component.Skipped skipped -> add(name, skipped.reason(), lines);
                case Component.Failed failed -> {
                    add(name, failed.kind().id() + ": " + failed.reason(), lines);
                    add(name + "/", failed.components(), lines);
                }
            }
        }
    }

    private static void add(String name, String rationale, StringJoiner lines) {
        if (!rationale.isEmpty()) {
            lines.add(name.isEmpty() ? rationale : name + ": " + rationale);
        }
    }
}
