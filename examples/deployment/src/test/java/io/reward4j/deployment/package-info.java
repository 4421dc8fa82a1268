/// Tests of functions as they are deployed.
@NullMarked
package io.reward4j.deployment;

import org.jspecify.annotations.NullMarked;
