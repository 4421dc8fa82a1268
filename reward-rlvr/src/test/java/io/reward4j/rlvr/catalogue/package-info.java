/// Holds the catalogue in the README to what there is.
@NullMarked
package io.reward4j.rlvr.catalogue;

import org.jspecify.annotations.NullMarked;
