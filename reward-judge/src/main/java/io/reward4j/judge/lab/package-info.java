/// Measures a judge before it is used: whether it agrees with itself, with other judges and with people, whether it got
/// worse, and whether what it rewards is what its user wants.
@NullMarked
package io.reward4j.judge.lab;

import org.jspecify.annotations.NullMarked;
