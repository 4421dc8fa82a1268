/// Rewards answers on the sentiment of sentences from Japanese securities reports.
@NullMarked
package io.reward4j.examples.chabsa;

import org.jspecify.annotations.NullMarked;
