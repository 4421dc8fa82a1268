/// Texts for people: one line of a longer text, numbers, tables for a terminal. An implementation package of
/// `io.reward4j`, without any promise to users.
@NullMarked
package io.reward4j.text;

import org.jspecify.annotations.NullMarked;
