/// Rewards over whole conversations of agents: which tools were called, when, after what had been said.
@NullMarked
package io.reward4j.rlvr.trajectory;

import org.jspecify.annotations.NullMarked;
