/// Verifiable rewards: an answer read out of a completion and compared with the reference.
@NullMarked
package io.reward4j.rlvr;

import org.jspecify.annotations.NullMarked;
