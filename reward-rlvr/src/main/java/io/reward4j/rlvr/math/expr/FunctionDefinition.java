package io.reward4j.rlvr.math.expr;

import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.UndefinedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a [Function] is besides its values: how it is written, how many arguments it takes, and what it is to others.
final class FunctionDefinition {

    private final int leastArguments;
    private final int mostArguments;
    private final boolean ofMany;
    private final List<String> spellings;
    private int cost = 1;
    private boolean exponential;
    private @Nullable Function inverse;
    private @Nullable Function natural;
    private @Nullable Function common;

    private FunctionDefinition(int leastArguments, int mostArguments, boolean ofMany, String... spellings) {
        this.leastArguments = leastArguments;
        this.mostArguments = mostArguments;
        this.ofMany = ofMany;
        this.spellings = List.of(spellings);
    }

    /// A function of one argument.
    static FunctionDefinition unary(String... spellings) {
        return new FunctionDefinition(1, 1, false, spellings);
    }

    /// A function of two arguments.
    static FunctionDefinition binary(String... spellings) {
        return new FunctionDefinition(2, 2, false, spellings);
    }

    /// A function of any number of arguments, whose order and repetition do not matter. Its values are those of two
    /// arguments, which are taken from left to right; the first is joined with itself, too.
    static FunctionDefinition ofMany(String... spellings) {
        return new FunctionDefinition(1, Budget.MAX_ITEMS, true, spellings);
    }

    /// A function of a value and a base, which may be written as a subscript. Without a base it is read as either of
    /// two others.
    static FunctionDefinition toBase(Function natural, Function common, String... spellings) {
        FunctionDefinition definition = new FunctionDefinition(1, 2, false, spellings);
        definition.natural = natural;
        definition.common = common;
        return definition;
    }

    /// What an exponent of −1 on the name means.
    FunctionDefinition inverse(Function function) {
        inverse = function;
        return this;
    }

    /// The steps that an exact value costs, where they are more than one.
    FunctionDefinition cost(int steps) {
        cost = steps;
        return this;
    }

    /// The value grows or saturates exponentially, so that doubles lose it soon.
    FunctionDefinition exponential() {
        exponential = true;
        return this;
    }

    List<String> spellings() {
        return spellings;
    }

    boolean takes(int arguments) {
        return arguments >= leastArguments && arguments <= mostArguments;
    }

    boolean takesBase() {
        return natural != null;
    }

    boolean mayOmitBrackets() {
        return leastArguments == 1 && !ofMany;
    }

    boolean isExponential() {
        return exponential;
    }

    int cost() {
        return cost;
    }

    boolean isUnary() {
        return mostArguments == 1;
    }

    boolean isOfMany() {
        return ofMany;
    }

    /// The first of so many arguments that is joined to the one at the left of it; of a function of two there have to
    /// be two.
    int firstJoined(int arguments) {
        if (ofMany) {
            return 0;
        }
        if (arguments != 2) {
            throw UndefinedValue.INSTANCE;
        }
        return 1;
    }

    @Nullable
    Function inverse() {
        return inverse;
    }

    /// What a call without a base means.
    @Nullable
    Function withoutBase(boolean naturally) {
        if (naturally) {
            return natural;
        }
        return common;
    }
}
