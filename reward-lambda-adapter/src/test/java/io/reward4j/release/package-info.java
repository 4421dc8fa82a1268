/// What is installed, before it is released.
@NullMarked
package io.reward4j.release;

import org.jspecify.annotations.NullMarked;
