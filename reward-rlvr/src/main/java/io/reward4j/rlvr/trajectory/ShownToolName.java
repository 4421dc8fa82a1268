package io.reward4j.rlvr.trajectory;

import java.util.Collection;
import java.util.stream.Collectors;

/// Names of tools as rationales show them.
final class ShownToolName {

    private static final int LONGEST = 80;

    private ShownToolName() {}

    static String shown(String name) {
        return "'" + (name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…") + "'";
    }

    static String listed(Collection<String> names, String between) {
        return names.stream().map(ShownToolName::shown).collect(Collectors.joining(between));
    }
}
