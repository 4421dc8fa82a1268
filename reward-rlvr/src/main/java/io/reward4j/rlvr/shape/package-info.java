/// Rewards for the shape of a completion: its length, its format, its repetition.
///
/// Several projects have given one name to different formulas, so each variant has a name of its own here and
/// says where it comes from. Those named after a project reproduce it, quirks included; the others are meant
/// for new work.
///
/// Every function takes time and memory linear in the text and is total on any text.
@NullMarked
package io.reward4j.rlvr.shape;

import org.jspecify.annotations.NullMarked;
