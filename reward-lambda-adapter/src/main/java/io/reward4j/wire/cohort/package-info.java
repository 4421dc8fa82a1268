/// Groups that come one sample at a time: the answers to one prompt are collected over calls and compared once all are
/// there. Plain Java; the server over HTTP is one of its users.
@NullMarked
package io.reward4j.wire.cohort;

import org.jspecify.annotations.NullMarked;
