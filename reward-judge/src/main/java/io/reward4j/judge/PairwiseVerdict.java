package io.reward4j.judge;

import io.reward4j.Preference;

/// What a judge said of two answers in each order.
///
/// @param inOrder its preference with the first answer shown first
/// @param swapped its preference with the second answer shown first; `FIRST` still means the first answer. Equal to
///     `inOrder` where only one order was asked
/// @param rationale why: the judge's words for the first order, or why it was not asked; may be empty
public record PairwiseVerdict(Preference inOrder, Preference swapped, String rationale) {

    /// Tells whether both orders led to the same preference. A judge that likes one place better than the other
    /// does not.
    public boolean isConsistent() {
        return inOrder == swapped;
    }

    /// The preference that both orders agree on, or a tie.
    public Preference preference() {
        return isConsistent() ? inOrder : Preference.TIE;
    }
}
