package io.reward4j.wire.json;

/// What a sample may ask of the reader. A sample beyond a limit is refused alone; only the last two
/// concern an event as a whole.
public final class Limits {

    /// How deep a reference, metadata or an id may be nested.
    public static final int NESTING = 100;

    /// How many characters a number may have.
    public static final int NUMBER = 1_000;

    /// How many digits may stand before or after the decimal point of a number once its exponent is
    /// written out.
    static final int MAGNITUDE = 1_000;

    /// How many UTF-16 units a text may have: the content of a message, or a string anywhere else.
    public static final int TEXT = 16 << 20;

    /// How many samples an event may hold.
    public static final int SAMPLES = 100_000;

    /// How deep an event may be nested. The parser keeps about 60 bytes for each level.
    static final int EVENT_NESTING = 500_000;

    private Limits() {}
}
