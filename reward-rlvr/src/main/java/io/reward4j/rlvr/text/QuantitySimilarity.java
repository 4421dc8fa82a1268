package io.reward4j.rlvr.text;

import io.reward4j.rlvr.Similarity;
import java.math.BigDecimal;
import java.util.Optional;

/// Compares numbers with their units.
///
/// | what | units |
/// |---|---|
/// | length | `km` `m` `cm` `mm` |
/// | mass | `t` `kg` `g` `mg` |
/// | time | `d` `h` `min` `s` `ms` |
/// | volume | `L` `mL` (also in small letters) |
/// | share | `%`; a number without unit counts as a share of 1, so that `50 %` is `0.5` |
/// | money | `$` `€` `£` `¥` `円`, or the codes USD, EUR, GBP, JPY; nothing is converted |
///
/// English names of the units, singular and plural, are read as well. A text is read whole, up to 64 characters: a
/// number with separators of thousands and its unit. Anything else is no quantity.
public final class QuantitySimilarity {

    private QuantitySimilarity() {}

    /// Returns `1` for quantities of one dimension that differ by at most `share` of the expected one, `|e − a| ≤ share
    /// · |e|`, once in the same unit, and `0` for others, also where one is no quantity. Not symmetric.
    ///
    /// @throws IllegalArgumentException if the share is negative or not finite
    public static Similarity<String> withinRelative(double share) {
        if (!(share >= 0 && Double.isFinite(share))) {
            throw new IllegalArgumentException("a tolerance must be finite and at least 0, but was " + share);
        }
        BigDecimal tolerance = new BigDecimal(String.valueOf(share));
        return (expected, actual) -> {
            Optional<Quantity> wanted = Quantity.read(expected);
            Optional<Quantity> given = Quantity.read(actual);
            if (wanted.isPresent() && given.isPresent() && agree(wanted.get(), given.get(), tolerance)) {
                return 1;
            }
            return 0;
        };
    }

    private static boolean agree(Quantity expected, Quantity actual, BigDecimal share) {
        BigDecimal allowed = expected.value().abs().multiply(share);
        return expected.dimension().equals(actual.dimension())
                && expected.value().subtract(actual.value()).abs().compareTo(allowed) <= 0;
    }
}
