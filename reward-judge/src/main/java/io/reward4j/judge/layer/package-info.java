/// Layers around a judge model: retries and limits, one call for equal prompts, recordings.
@NullMarked
package io.reward4j.judge.layer;

import org.jspecify.annotations.NullMarked;
