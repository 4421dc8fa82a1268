/// Rewards for answers that follow instructions which code can check: plain ones, and those of IFEval and IFBench.
@NullMarked
package io.reward4j.rlvr.instruction;

import org.jspecify.annotations.NullMarked;
