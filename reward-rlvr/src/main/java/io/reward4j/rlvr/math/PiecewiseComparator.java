package io.reward4j.rlvr.math;

import io.reward4j.rlvr.math.expr.Expr;
import io.reward4j.rlvr.math.expr.Expr.Piece;
import io.reward4j.rlvr.math.expr.Expr.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares functions that are given piece by piece, whatever the order of the pieces.
///
/// A piece that holds otherwise holds where no other does, as far as the others are sets of real numbers.
final class PiecewiseComparator {

    private static final Set<String> OTHERWISE = Set.of("", "otherwise", "else", "elsewhere");

    private final Matcher matcher;

    PiecewiseComparator(Matcher matcher) {
        this.matcher = matcher;
    }

    boolean equal(List<Piece> a, List<Piece> b) {
        if (a.size() != b.size()) {
            return false;
        }
        List<@Nullable RealSet> left = conditions(a);
        List<@Nullable RealSet> right = conditions(b);
        BitSet taken = new BitSet();
        for (int i = 0; i < a.size(); i++) {
            int at = 0;
            while (at < b.size() && (taken.get(at) || !equal(a.get(i), left.get(i), b.get(at), right.get(at)))) {
                at++;
            }
            if (at == b.size()) {
                return false;
            }
            taken.set(at);
        }
        return true;
    }

    private boolean equal(Piece a, @Nullable RealSet left, Piece b, @Nullable RealSet right) {
        return holdAlike(a.condition(), left, b.condition(), right) && matcher.equal(a.value(), b.value());
    }

    private boolean holdAlike(Expr a, @Nullable RealSet left, Expr b, @Nullable RealSet right) {
        if (left != null && right != null) {
            return left.equal(right, matcher) && RealSet.sameVariable(a, b);
        }
        if (isOtherwise(a) || isOtherwise(b)) {
            return isOtherwise(a) && isOtherwise(b);
        }
        return matcher.equal(a, b);
    }

    private List<@Nullable RealSet> conditions(List<Piece> pieces) {
        RealSet covered = RealSet.NONE;
        boolean known = true;
        List<@Nullable RealSet> conditions = new ArrayList<>();
        for (Piece piece : pieces) {
            RealSet condition = isOtherwise(piece.condition()) ? null : RealSet.of(piece.condition(), matcher.values());
            conditions.add(condition);
            known &= condition != null || isOtherwise(piece.condition());
            covered = condition == null ? covered : covered.union(condition);
        }
        for (int i = 0; i < pieces.size() && known; i++) {
            if (isOtherwise(pieces.get(i).condition())) {
                conditions.set(i, covered.complement());
            }
        }
        return conditions;
    }

    private static boolean isOtherwise(Expr condition) {
        return condition instanceof Text(String words) && OTHERWISE.contains(words);
    }
}
