/// Rewards over HTTP: the formats of trainers that call a reward by its address, a plain server for them,
/// and the same behind the URL of a Lambda function.
@NullMarked
package io.reward4j.wire.http;

import org.jspecify.annotations.NullMarked;
