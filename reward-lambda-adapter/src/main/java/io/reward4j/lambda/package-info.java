/// The AWS Lambda handler: a thin layer over `io.reward4j.wire`.
@NullMarked
package io.reward4j.lambda;

import org.jspecify.annotations.NullMarked;
