/// Scorers of what an answer must not hold, and of answers that game a reward.
@NullMarked
package io.reward4j.rlvr.safety;

import org.jspecify.annotations.NullMarked;
