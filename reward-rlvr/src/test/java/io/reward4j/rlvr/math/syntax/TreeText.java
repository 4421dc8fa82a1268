package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.number.Rational;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;

/// Writes an expression as a tree on one line, such as `Sum(1 Name(x))`.
final class TreeText {

    private TreeText() {}

    static String of(Object node) {
        return switch (node) {
            case Expr.Num(Rational value, int digits, int places) -> value.isInteger()
                    ? value.numerator().toString()
                    : value.numerator() + "/" + value.denominator();
            case List<?> parts -> parts.stream().map(TreeText::of).collect(Collectors.joining(" ", "[", "]"));
            case Record tree -> tree.getClass().getSimpleName() + "(" + components(tree) + ")";
            default -> node.toString();
        };
    }

    private static String components(Record tree) {
        StringBuilder text = new StringBuilder();
        for (RecordComponent component : tree.getClass().getRecordComponents()) {
            text.append(text.isEmpty() ? "" : " ").append(of(value(tree, component)));
        }
        return text.toString();
    }

    private static Object value(Record tree, RecordComponent component) {
        try {
            return component.getAccessor().invoke(tree);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
