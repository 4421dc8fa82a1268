/// Equivalence of mathematical answers: a bounded reader of LaTeX and plain-text mathematics, exact
/// arithmetic, and deterministic numeric tests.
@NullMarked
package io.reward4j.rlvr.math;

import org.jspecify.annotations.NullMarked;
