/// What somebody does wrong in the first hour, and what they are told.
@NullMarked
package io.reward4j.firsthour;

import org.jspecify.annotations.NullMarked;
