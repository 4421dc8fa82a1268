/// The code of the module's README.
@NullMarked
package io.reward4j.judge.readme;

import org.jspecify.annotations.NullMarked;
