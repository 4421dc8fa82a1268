/// How people and models write answers down: boxes, markers of many languages, negations, choices, spans of
/// mathematics, numbers. An implementation package of `io.reward4j.rlvr`, without any promise to users.
@NullMarked
package io.reward4j.rlvr.reading;

import org.jspecify.annotations.NullMarked;
