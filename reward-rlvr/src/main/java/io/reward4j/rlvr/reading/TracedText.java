package io.reward4j.rlvr.reading;

import java.util.Arrays;

/// A text that is written character by character, and where each came from in an original. Used by one thread while it
/// is written.
public final class TracedText {

    private char[] chars;
    private int[] origins;
    private int length;

    /// Starts a text that is about as long as its original.
    public TracedText(int expected) {
        chars = new char[expected + 8];
        origins = new int[expected + 8];
    }

    /// Adds a character that came from a place in the original.
    public void add(char c, int origin) {
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, length * 2);
            origins = Arrays.copyOf(origins, length * 2);
        }
        chars[length] = c;
        origins[length] = origin;
        length++;
    }

    /// Replaces the last character, which stays where it came from.
    public void replaceLast(char c) {
        chars[length - 1] = c;
    }

    /// The last character, if there is one.
    public char last() {
        return chars[length - 1];
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public int length() {
        return length;
    }

    public char at(int i) {
        return chars[i];
    }

    /// Returns where a character came from.
    public int origin(int i) {
        return origins[i];
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
