package io.reward4j.rlvr.safety;

/// What was found in a text, told without showing it. Used by one thread.
final class Hits {

    private static final int MOST_TOLD = 5;

    private final StringBuilder told = new StringBuilder();
    private int count;

    /// Adds a finding of some kind, from `start` to before `end`.
    void add(String kind, int start, int end) {
        if (++count <= MOST_TOLD) {
            told.append(count == 1 ? "" : "; ").append(kind).append(" at ").append(start).append('-').append(end);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    @Override
    public String toString() {
        return count > MOST_TOLD ? told + "; " + (count - MOST_TOLD) + " more" : told.toString();
    }
}
