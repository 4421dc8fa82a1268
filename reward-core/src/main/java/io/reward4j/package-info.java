/// The algebra: a reward function scores a sample, and composites of reward functions are reward
/// functions again.
@NullMarked
package io.reward4j;

import org.jspecify.annotations.NullMarked;
