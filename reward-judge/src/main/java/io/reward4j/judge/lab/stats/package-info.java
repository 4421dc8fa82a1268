/// Statistics of agreement, with intervals: what the lab computes with. Nothing here knows a judge.
@NullMarked
package io.reward4j.judge.lab.stats;

import org.jspecify.annotations.NullMarked;
