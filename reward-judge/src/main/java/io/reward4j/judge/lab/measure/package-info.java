/// Measures of agreement and of change, with intervals. Nothing here knows a judge. An implementation package of
/// `io.reward4j.judge.lab`, without any promise to users.
@NullMarked
package io.reward4j.judge.lab.measure;

import org.jspecify.annotations.NullMarked;
