/// Evaluates expressions: in exact fractions, in finite fields, in complex doubles.
///
/// An implementation package: public within this module only.
@NullMarked
package io.reward4j.rlvr.math.eval;

import org.jspecify.annotations.NullMarked;
