/// Messages out of what trainers write: content, blocks, calls of tools and attachments. An implementation package of
/// `io.reward4j.wire`, without any promise to users.
@NullMarked
package io.reward4j.wire.message;

import org.jspecify.annotations.NullMarked;
