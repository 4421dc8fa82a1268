/// What people know to be right, in files: labels that they give to samples, and suites of known examples.
@NullMarked
package io.reward4j.judge.lab.gold;

import org.jspecify.annotations.NullMarked;
