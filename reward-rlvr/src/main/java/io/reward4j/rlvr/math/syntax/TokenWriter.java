package io.reward4j.rlvr.math.syntax;

import io.reward4j.rlvr.math.expr.Operator;
import io.reward4j.rlvr.math.number.Budget;
import io.reward4j.rlvr.math.number.Unreadable;
import io.reward4j.rlvr.math.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in a text and the tokens that were read before it, with the brackets, groups and
/// environments that are open there.
abstract class TokenWriter {

    private static final Token TIMES = operator("*");

    final String text;
    int position;
    boolean spaced;
    private final List<Token> tokens = new ArrayList<>();
    private final BitSet textGroups = new BitSet();
    private final BitSet tightCommas = new BitSet();
    private int groups;
    private int texts;
    private int brackets;
    private int environments;

    TokenWriter(String text) {
        this.text = text;
    }

    final List<Token> tokens() {
        return tokens;
    }

    final @Nullable Token last() {
        return tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    }

    final boolean inText() {
        return texts > 0;
    }

    final boolean inBrackets() {
        return brackets > 0;
    }

    final boolean inEnvironment() {
        return environments > 0;
    }

    final void environment(int change) {
        environments += change;
    }

    /// Whether a comma close between digits separates thousands here, and not items.
    final boolean hasTightCommas() {
        return brackets == 0 || tightCommas.get(brackets);
    }

    final void push(Token token) {
        if (tokens.size() >= Budget.MAX_TOKENS) {
            throw Unreadable.BUDGET;
        }
        if (token.is(Kind.OPEN) || (token.is(Kind.GROUP) && brackets > 0)) {
            brackets++;
            tightCommas.set(brackets, NumberScanner.hasSpacedComma(text, position));
        } else if ((token.is(Kind.CLOSE) || token.is(Kind.GROUP_END)) && brackets > 0) {
            brackets--;
        }
        Token last = last();
        if (last != null && last.is(Kind.NOT) && token.value() instanceof Operator operator) {
            tokens.remove(tokens.size() - 1);
            push(operator == Operator.IN ? operator("∉") : operator("≠"));
            return;
        }
        tokens.add(token.spaced(spaced));
        spaced = false;
    }

    static Token operator(String spelling) {
        return known(spelling);
    }

    static Token known(String spelling) {
        Token meaning = Vocabulary.meaning(spelling);
        return meaning == null ? TIMES : meaning;
    }

    final void openText() {
        int at = position;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '{') {
            position = at + 1;
            textGroups.set(groups++);
            texts++;
            spaced = true;
        }
    }

    final void openGroup() {
        textGroups.clear(groups++);
        push(Token.of(Kind.GROUP, "{"));
    }

    final void closeGroup() {
        groups--;
        if (groups < 0) {
            throw Unreadable.SYNTAX;
        }
        if (textGroups.get(groups)) {
            texts--;
            spaced = true;
        } else {
            push(Token.of(Kind.GROUP_END, "}"));
        }
    }

    /// Skips an argument in braces and returns it, or `null` where there is none.
    final @Nullable String argument() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
        if (position == text.length() || text.charAt(position) != '{') {
            return null;
        }
        int close = text.indexOf('}', position);
        if (close < 0) {
            throw Unreadable.SYNTAX;
        }
        String argument = text.substring(position + 1, close).strip();
        position = close + 1;
        return argument;
    }
}
