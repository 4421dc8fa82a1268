/// What can be known of a reward before it trains anything: which tricks of a model raise it without a better
/// answer, and what its composition allows.
@NullMarked
package io.reward4j.probe;

import org.jspecify.annotations.NullMarked;
