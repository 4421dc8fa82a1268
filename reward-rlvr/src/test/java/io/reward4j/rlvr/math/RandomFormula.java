package io.reward4j.rlvr.math;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A random rational function of `x` and `y`, with its spellings and an evaluation of its own.
sealed interface RandomFormula {

    /// Points at which two different functions of this size hardly agree by chance.
    List<long[]> POINTS = List.of(new long[]{1_000_003, 10_007}, new long[]{-999_983, 65_537}, new long[]{31, -101});

    String latex();

    String plain();

    /// The same with the operands of sums and products exchanged.
    RandomFormula commuted();

    /// The exact value, or nothing where a divisor is zero.
    Optional<Fraction> at(long[] point);

    record Leaf(String text, int variable) implements RandomFormula {

        @Override
        public String latex() {
            return text;
        }

        @Override
        public String plain() {
            return text;
        }

        @Override
        public RandomFormula commuted() {
            return this;
        }

        @Override
        public Optional<Fraction> at(long[] point) {
            long value = variable < 0 ? Long.parseLong(text) : point[variable];
            return Optional.of(new Fraction(BigInteger.valueOf(value), BigInteger.ONE));
        }
    }

    record Node(char operator, RandomFormula left, RandomFormula right) implements RandomFormula {

        @Override
        public String latex() {
            return switch (operator) {
                case '/' -> "\\frac{" + left.latex() + "}{" + right.latex() + "}";
                case '*' -> "(" + left.latex() + ")\\cdot(" + right.latex() + ")";
                default -> "(" + left.latex() + operator + right.latex() + ")";
            };
        }

        @Override
        public String plain() {
            return "((" + left.plain() + ")" + operator + "(" + right.plain() + "))";
        }

        @Override
        public RandomFormula commuted() {
            boolean commutes = operator == '+' || operator == '*';
            return new Node(operator, (commutes ? right : left).commuted(), (commutes ? left : right).commuted());
        }

        @Override
        public Optional<Fraction> at(long[] point) {
            return left.at(point).flatMap(a -> right.at(point).flatMap(b -> switch (operator) {
                case '+' -> Optional.of(a.plus(b));
                case '-' -> Optional.of(a.plus(new Fraction(b.top().negate(), b.bottom())));
                case '*' -> Optional.of(a.times(b));
                default -> b.top().signum() == 0
                        ? Optional.empty()
                        : Optional.of(a.times(new Fraction(b.bottom(), b.top())));
            }));
        }
    }

    /// A fraction, not reduced.
    record Fraction(BigInteger top, BigInteger bottom) {

        Fraction plus(Fraction other) {
            return new Fraction(top.multiply(other.bottom).add(other.top.multiply(bottom)),
                    bottom.multiply(other.bottom));
        }

        Fraction times(Fraction other) {
            return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom));
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Fraction other && top.multiply(other.bottom).equals(other.top.multiply(bottom));
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    static RandomFormula of(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            int kind = random.nextInt(4);
            return kind < 2
                    ? new Leaf(kind == 0 ? "x" : "y", kind)
                    : new Leaf(String.valueOf(1 + random.nextInt(9)), -1);
        }
        char operator = "+-*/".charAt(random.nextInt(4));
        return new Node(operator, of(random, depth - 1), of(random, depth - 1));
    }
}
