/// What results of the lab are made of: estimates with intervals, how these are drawn, and fitted mappings. Nothing
/// here knows a judge.
@NullMarked
package io.reward4j.judge.lab.stats;

import org.jspecify.annotations.NullMarked;
