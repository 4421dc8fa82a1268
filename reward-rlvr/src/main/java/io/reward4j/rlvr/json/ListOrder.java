package io.reward4j.rlvr.json;

/// What matters about the order and the number of a list's items when it is compared.
public enum ListOrder {

    /// Items are compared in order, the first with the first.
    SEQUENCE,

    /// Order does not matter; an item counts as often as it occurs.
    BAG,

    /// Neither order nor repetition matters.
    SET
}
