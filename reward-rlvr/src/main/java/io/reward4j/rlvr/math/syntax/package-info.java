/// Reads LaTeX and plain-text mathematics: text in, expression out.
///
/// An implementation package: public within this module only.
@NullMarked
package io.reward4j.rlvr.math.syntax;

import org.jspecify.annotations.NullMarked;
