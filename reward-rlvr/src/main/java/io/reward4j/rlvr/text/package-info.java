/// Scorers of text: its language, its likeness to another text, and what it quotes.
@NullMarked
package io.reward4j.rlvr.text;

import org.jspecify.annotations.NullMarked;
