/// What the clients of outside APIs share. An implementation package of `io.reward4j.judge`, without any promise to
/// users.
@NullMarked
package io.reward4j.judge.client;

import org.jspecify.annotations.NullMarked;
