/// The bridge to OpenTelemetry, for those who bring `opentelemetry-api` along.
@NullMarked
package io.reward4j.otel;

import org.jspecify.annotations.NullMarked;
