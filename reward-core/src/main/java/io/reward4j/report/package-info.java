/// What a run of many samples amounts to: summary statistics, how they print on a terminal, and a report in
/// HTML.
@NullMarked
package io.reward4j.report;

import org.jspecify.annotations.NullMarked;
