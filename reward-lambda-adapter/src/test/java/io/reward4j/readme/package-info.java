/// The code in the README, compiled.
@NullMarked
package io.reward4j.readme;

import org.jspecify.annotations.NullMarked;
