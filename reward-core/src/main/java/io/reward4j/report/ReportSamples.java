package io.reward4j.report;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.text.NumberFormat;
import java.util.List;
import java.util.Optional;

/// Writes samples that fold out, and their components as trees that fold out. Used once, by one thread.
final class ReportSamples {

    private static final int MOST_COMPONENTS = 200;
    private static final int DEEPEST = 12;
    private static final int HINT = 120;
    private static final int RATIONALE = 500;

    private final HtmlWriter out;
    private int left;

    ReportSamples(HtmlWriter out) {
        this.out = out;
    }

    void scored(List<Examples.Scored> examples) {
        boolean first = true;
        for (Examples.Scored example : examples) {
            open(first);
            head(NumberFormat.decimal(example.reward().value()), example.id(), hint(example.completion().text()));
            text("Asked", example.prompt());
            text("Answered", example.completion());
            if (example.reference().length() > 0) {
                text("Expected", example.reference());
            }
            out.open("figure").leaf("figcaption", "Reward");
            tree(example.reward());
            out.close().close().close();
            first = false;
        }
    }

    void failed(List<Examples.Failed> examples) {
        for (Examples.Failed example : examples) {
            open(false);
            head(example.kind().id(), example.id(), hint(example.reason()));
            out.open("figure").leaf("figcaption", "Reason").leaf("p", example.reason(), "class", "lines").close();
            text("Asked", example.prompt());
            text("Answered", example.completion());
            if (example.reference().length() > 0) {
                text("Expected", example.reference());
            }
            out.close().close();
        }
    }

    private void open(boolean unfolded) {
        if (unfolded) {
            out.open("details", "class", "sample", "open", "open");
        } else {
            out.open("details", "class", "sample");
        }
    }

    private void head(String value, String id, String hint) {
        out.open("summary").leaf("span", value, "class", "value").text(" ");
        out.leaf("span", id.isEmpty() ? "(no id)" : Excerpt.cut(id, HINT), "class", "id").text(" ");
        out.leaf("span", hint, "class", "hint", "dir", "auto").close();
        out.open("div", "class", "body");
    }

    private void text(String caption, Excerpt excerpt) {
        out.open("figure").leaf("figcaption", caption);
        if (excerpt.length() == 0) {
            out.leaf("p", "(empty)", "class", "note");
        } else {
            out.leaf("pre", excerpt.text(), "dir", "auto");
        }
        if (excerpt.left() > 0) {
            out.leaf("p", "… and " + NumberFormat.count(excerpt.left()) + " more characters", "class", "note");
        }
        out.close();
    }

    private void tree(Reward reward) {
        left = MOST_COMPONENTS;
        out.open("ul", "class", "tree").open("li");
        row(NumberFormat.decimal(reward.value()), "reward", "", reward.rationale());
        components(reward.components(), 1);
        out.close().close();
    }

    private void components(List<Component> components, int depth) {
        if (components.isEmpty()) {
            return;
        }
        out.open("ul");
        for (Component component : components) {
            if (left == 0 || depth > DEEPEST) {
                out.leaf("li", "… more components", "class", "note");
                break;
            }
            left--;
            out.open("li");
            component(component, depth);
            out.close();
        }
        out.close();
    }

    private void component(Component component, int depth) {
        List<Component> parts = switch (component) {
            case Component.Scored scored -> scored.reward().components();
            case Component.Skipped skipped -> List.of();
            case Component.Failed failed -> failed.components();
        };
        if (parts.isEmpty()) {
            row(component);
            return;
        }
        out.open("details", "open", "open").open("summary");
        row(component);
        out.close();
        components(parts, depth + 1);
        out.close();
    }

    private void row(Component component) {
        String name = component.name();
        switch (component) {
            case Component.Scored scored ->
                row(NumberFormat.decimal(scored.reward().value()), name, scored.role() == Reward.Role.ITEM
                        ? ""
                        : ReportTables.role(Optional.of(scored.role()), scored.weight()), scored.reward().rationale());
            case Component.Skipped skipped -> row("–", name, "skipped", skipped.reason());
            case Component.Failed failed -> row("!", name, "failed: " + failed.kind().id(), failed.reason());
        }
    }

    private void row(String value, String name, String role, String why) {
        out.leaf("span", value, "class", "value").text(" ").leaf("span", Excerpt.cut(name, HINT), "class", "name")
                .text(" ");
        if (!role.isEmpty()) {
            out.leaf("span", role, "class", "role").text(" ");
        }
        if (!why.isEmpty()) {
            out.leaf("span", Excerpt.cut(why, RATIONALE), "class", "why", "dir", "auto");
        }
    }

    private static String hint(String text) {
        String start = Excerpt.of(text, 2 * HINT).text().strip().replace('\n', ' ');
        return start.isEmpty() ? "(blank)" : Excerpt.cut(start, HINT);
    }
}
