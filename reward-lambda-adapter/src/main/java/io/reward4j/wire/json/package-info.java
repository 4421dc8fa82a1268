/// JSON as it comes in and goes out, within the limits of a sample. An implementation package of `io.reward4j.wire`,
/// without any promise to users.
@NullMarked
package io.reward4j.wire.json;

import org.jspecify.annotations.NullMarked;
