/// Reading values out of free text: what both scorers and judges read model output with.
@NullMarked
package io.reward4j.extract;

import org.jspecify.annotations.NullMarked;
