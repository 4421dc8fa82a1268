package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.Expr.Call;
import io.reward4j.rlvr.math.Expr.Constant;
import io.reward4j.rlvr.math.Expr.Items;
import io.reward4j.rlvr.math.Expr.Name;
import io.reward4j.rlvr.math.Expr.Num;
import io.reward4j.rlvr.math.Expr.Opaque;
import io.reward4j.rlvr.math.Expr.Product;
import io.reward4j.rlvr.math.Expr.Relation;
import io.reward4j.rlvr.math.Expr.Shape;
import io.reward4j.rlvr.math.Expr.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A relation that says what something is, as `x = 5`, `f(x) = 2x`, `5 = x`, `x ∈ [0, 1]` or a chain of
/// equations that ends in the answer.
///
/// @param name what is defined
record Definition(Expr name, Expr value) {

    /// The definition that an expression is, or `null`.
    static @Nullable Definition of(Expr expr, Values values) {
        if (!(expr instanceof Relation relation)) {
            return null;
        }
        boolean equations = relation.operators().stream()
                .allMatch(operator -> operator == Operator.EQUAL || operator == Operator.APPROXIMATELY);
        if (relation.is(Operator.IN) || (equations && relation.operators().size() == 1)) {
            return simple(relation, values);
        }
        return equations ? chain(relation, values) : null;
    }

    /// Whether the name is one that answers leave out or change at will, as `y` or `f(x)`.
    boolean isOfFunction() {
        return (name instanceof Name(String letter) && letter.equals("y"))
                || (name instanceof Opaque(String head, List<Expr> parts) && head.startsWith("function"))
                || (name instanceof Product(List<Expr> factors) && factors.size() == 2);
    }

    private static @Nullable Definition simple(Relation relation, Values values) {
        Expr left = relation.left();
        Expr right = relation.right();
        if (isName(left)) {
            return new Definition(left, right);
        }
        if (isName(right) && !relation.is(Operator.IN)) {
            return new Definition(right, left);
        }
        return isConsistent(relation, values) ? new Definition(new Text(""), right) : null;
    }

    /// The last side of a chain; one of numbers alone must be true.
    private static @Nullable Definition chain(Relation relation, Values values) {
        boolean names = relation.sides().stream().anyMatch(Definition::isName);
        return names || isConsistent(relation, values) ? new Definition(relation.left(), relation.right()) : null;
    }

    private static boolean isConsistent(Relation relation, Values values) {
        for (Expr side : relation.sides()) {
            if (Double.isNaN(values.constant(side)) || !values.equal(side, relation.right())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(Expr expr) {
        return switch (expr) {
            case Name ignored -> true;
            case Text ignored -> true;
            case Constant constant -> constant == Constant.E || constant == Constant.I;
            case Opaque(String head, List<Expr> parts) -> head.startsWith("function") || head.startsWith("mark")
                    || head.equals("prime") || (head.equals("ratio") && parts.stream().allMatch(Definition::isName));
            case Call(Function function, List<Expr> arguments) -> arguments.stream().allMatch(Definition::isName);
            case Items(Shape shape, List<Expr> items) ->
                shape == Shape.ROUND && items.stream().allMatch(Definition::isName);
            case Product(List<Expr> factors) -> isName(factors.get(0))
                    && factors.stream().allMatch(factor -> isName(factor) || factor instanceof Items
                            || factor instanceof Num || factor instanceof Relation || factor instanceof Expr.Sum);
            default -> false;
        };
    }
}
