/// Rewards that compare the samples of one prompt with each other: centred, standardised, ranked, and component by
/// component.
@NullMarked
package io.reward4j.group;

import org.jspecify.annotations.NullMarked;
