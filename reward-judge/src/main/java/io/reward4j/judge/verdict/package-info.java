/// What a judge can answer, how it is asked to write it down, and how its reply is read: options and scales, forms of
/// verdicts, the spellings of models. An implementation package of `io.reward4j.judge`, without any promise to users.
@NullMarked
package io.reward4j.judge.verdict;

import org.jspecify.annotations.NullMarked;
