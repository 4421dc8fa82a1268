/// A reward Lambda that is called for long: what it answers, and what it leaves behind.
@NullMarked
package io.reward4j.soak;

import org.jspecify.annotations.NullMarked;
