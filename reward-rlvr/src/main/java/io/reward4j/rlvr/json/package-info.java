/// Rewards for answers that are JSON: checked against a schema, or compared with the reference.
@NullMarked
package io.reward4j.rlvr.json;

import org.jspecify.annotations.NullMarked;
