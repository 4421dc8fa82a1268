package io.reward4j.text;

/// The characters that steer a terminal, or that nobody sees: Unicode's categories `Cc`, `Cf`, `Cs`, `Zl` and `Zp`.
public final class TerminalControls {

    private TerminalControls() {}

    public static boolean isOne(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}
