/// Judge models on Amazon Bedrock.
@NullMarked
package io.reward4j.judge.bedrock;

import org.jspecify.annotations.NullMarked;
