/// The edge: wire formats of trainers in, wire formats out, and runs from file to file. Plain Java,
/// no AWS type.
@NullMarked
package io.reward4j.wire;

import org.jspecify.annotations.NullMarked;
