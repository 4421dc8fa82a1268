/// Language-model judges.
@NullMarked
package io.reward4j.judge;

import org.jspecify.annotations.NullMarked;
