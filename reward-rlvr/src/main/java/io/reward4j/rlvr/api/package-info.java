/// Rewards for answers that are HTTP requests or responses: checked against an operation of an OpenAPI document.
@NullMarked
package io.reward4j.rlvr.api;

import org.jspecify.annotations.NullMarked;
