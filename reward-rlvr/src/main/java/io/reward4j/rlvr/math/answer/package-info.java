/// From a whole response to its answer: what is announced, taken back, said about it. An implementation package of
/// `io.reward4j.rlvr.math`, without any promise to users.
@NullMarked
package io.reward4j.rlvr.math.answer;

import org.jspecify.annotations.NullMarked;
