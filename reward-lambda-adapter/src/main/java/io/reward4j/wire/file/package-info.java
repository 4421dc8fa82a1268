/// Files that runs read and write, which may end at any moment. An implementation package of `io.reward4j.wire`,
/// without any promise to users.
@NullMarked
package io.reward4j.wire.file;

import org.jspecify.annotations.NullMarked;
