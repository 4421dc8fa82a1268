/// Statistics that a run is reduced to, in memory that does not grow with it, and estimates from counts. An
/// implementation package of `io.reward4j.report`, which knows nothing of reports, without any promise to users.
@NullMarked
package io.reward4j.report.stats;

import org.jspecify.annotations.NullMarked;
