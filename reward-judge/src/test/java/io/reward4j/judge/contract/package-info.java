/// The contract of judge models, published for users too.
@NullMarked
package io.reward4j.judge.contract;

import org.jspecify.annotations.NullMarked;
