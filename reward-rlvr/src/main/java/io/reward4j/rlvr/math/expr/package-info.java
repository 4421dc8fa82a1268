/// What the reader makes of an answer: expressions, their operators and functions, and how they are expanded.
///
/// An implementation package: public within this module only.
@NullMarked
package io.reward4j.rlvr.math.expr;

import org.jspecify.annotations.NullMarked;
