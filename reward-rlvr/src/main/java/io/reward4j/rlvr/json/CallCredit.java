package io.reward4j.rlvr.json;

/// What a call of the right tool is worth when its arguments are not all right.
///
/// @param partly whether it is worth anything
/// @param name the credit for the tool alone
record CallCredit(boolean partly, double name) {

    /// A call is right or it is not.
    static final CallCredit WHOLE = new CallCredit(false, 0);

    /// @throws IllegalArgumentException if the credit is not in `[0, 1]`
    static CallCredit partly(double name) {
        if (!(name >= 0 && name <= 1)) {
            throw new IllegalArgumentException("the credit for a name must be in [0, 1], but was " + name);
        }
        return new CallCredit(true, name);
    }

    double of(double agreement) {
        if (!partly) {
            return agreement == 1 ? 1 : 0;
        }
        return Math.min(1, name + (1 - name) * agreement);
    }
}
