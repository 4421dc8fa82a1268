/// What a run of many samples amounts to: summary statistics, and how they print.
@NullMarked
package io.reward4j.report;

import org.jspecify.annotations.NullMarked;
