/// What prompts are made of: templates that are rendered in one pass, fences around untrusted text, and
/// the nonce that nobody outside can guess. Judges of one's own can use them too.
@NullMarked
package io.reward4j.judge.prompt;

import org.jspecify.annotations.NullMarked;
