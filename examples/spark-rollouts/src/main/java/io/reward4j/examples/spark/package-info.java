/// Scores rollouts on Apache Spark.
@NullMarked
package io.reward4j.examples.spark;

import org.jspecify.annotations.NullMarked;
