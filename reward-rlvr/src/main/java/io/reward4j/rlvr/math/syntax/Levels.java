package io.reward4j.rlvr.math.syntax;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Which levels of nesting have a property. Most texts have no level that has it, and take no memory.
final class Levels {

    private @Nullable BitSet levels;

    boolean has(int level) {
        return levels != null && levels.get(level);
    }

    void set(int level, boolean on) {
        if (levels == null) {
            if (!on) {
                return;
            }
            levels = new BitSet();
        }
        levels.set(level, on);
    }
}
