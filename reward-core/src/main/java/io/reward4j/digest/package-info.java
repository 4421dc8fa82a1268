/// SHA-256 of texts: what keys, versions and names of groups are made of. An implementation package of `io.reward4j`,
/// which the other modules of this project use too, without any promise to users.
@NullMarked
package io.reward4j.digest;

import org.jspecify.annotations.NullMarked;
