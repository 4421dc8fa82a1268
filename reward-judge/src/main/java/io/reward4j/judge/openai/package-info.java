/// Judge models behind the chat-completions API that many servers speak.
@NullMarked
package io.reward4j.judge.openai;

import org.jspecify.annotations.NullMarked;
