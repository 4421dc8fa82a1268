/// Reading answers out of what a model wrote: boxes, tags, fences, markers, keywords, numbers.
@NullMarked
package io.reward4j.rlvr.extract;

import org.jspecify.annotations.NullMarked;
