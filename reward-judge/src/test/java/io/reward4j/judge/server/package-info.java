/// A server that speaks the APIs of judge models, faults included.
@NullMarked
package io.reward4j.judge.server;

import org.jspecify.annotations.NullMarked;
