/// Counts and times rewards with Micrometer, for applications that have a `MeterRegistry`, such as those of Spring
/// Boot.
@NullMarked
package io.reward4j.micrometer;

import org.jspecify.annotations.NullMarked;
