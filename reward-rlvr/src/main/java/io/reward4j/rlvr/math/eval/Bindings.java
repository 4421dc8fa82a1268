package io.reward4j.rlvr.math.eval;

import io.reward4j.rlvr.math.expr.Expr.Num;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of bound variables, such as the index of a sum. Most expressions have none, and take no memory.
final class Bindings {

    private @Nullable Map<String, Num> values;

    @Nullable
    Num get(String variable) {
        if (values == null) {
            return null;
        }
        return values.get(variable);
    }

    void put(String variable, Num value) {
        if (values == null) {
            values = new HashMap<>();
        }
        values.put(variable, value);
    }

    /// Gives a variable the value that it had outside, or none.
    void restore(String variable, @Nullable Num outer) {
        if (outer != null) {
            put(variable, outer);
        } else if (values != null) {
            values.remove(variable);
        }
    }
}
