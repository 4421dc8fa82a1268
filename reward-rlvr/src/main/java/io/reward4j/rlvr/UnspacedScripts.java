package io.reward4j.rlvr;

/// Which scripts write no spaces between words.
final class UnspacedScripts {

    private UnspacedScripts() {}

    static boolean isUnspaced(int c) {
        return Character.isIdeographic(c)
                || (c >= 0x3005 && c <= 0x30FF)
                || (c >= 0x31F0 && c <= 0x31FF)
                || (c >= 0x0E00 && c <= 0x0EFF)
                || (c >= 0x1000 && c <= 0x109F)
                || (c >= 0x1780 && c <= 0x17FF);
    }
}
