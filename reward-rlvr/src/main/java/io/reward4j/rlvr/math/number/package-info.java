/// Exact fractions, complex doubles with an error bound, prime fields, and what one comparison may cost.
///
/// An implementation package: public within this module only.
@NullMarked
package io.reward4j.rlvr.math.number;

import org.jspecify.annotations.NullMarked;
