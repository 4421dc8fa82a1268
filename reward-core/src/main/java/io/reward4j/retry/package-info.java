/// When a service is asked again, and when it is left alone: judges and sandboxes keep to the same figures. An
/// implementation package of `io.reward4j`, which the other modules of this project use too, without any promise to
/// users.
@NullMarked
package io.reward4j.retry;

import org.jspecify.annotations.NullMarked;
