package io.reward4j.rlvr.api;

import java.util.ArrayList;
import java.util.List;

/// The parts of a message that were looked at, each with its credit.
final class ApiParts {

    private static final int LONGEST = 400;

    private final List<String> faults = new ArrayList<>();
    private double credit;
    private int count;

    /// Adds a part, with what is wrong with it if its credit is below 1.
    void add(String name, double credit, String fault) {
        count++;
        this.credit += credit;
        if (credit < 1) {
            faults.add(name + ": " + fault);
        }
    }

    /// Adds a part that is made of several things, each of which is right or has a fault; no part where there is
    /// nothing.
    ///
    /// @param things how many there are, the faults included
    void add(String name, int things, List<String> wrong) {
        if (things > 0) {
            add(name, (things - wrong.size()) / (double) things, String.join(", ", wrong));
        }
    }

    /// The mean of the credits.
    double mean() {
        return faults.isEmpty() ? 1 : credit / count;
    }

    boolean areRight() {
        return faults.isEmpty();
    }

    /// What is wrong, part by part.
    String shown() {
        String all = String.join("; ", faults);
        if (all.length() <= LONGEST) {
            return all;
        }
        return all.substring(0, all.offsetByCodePoints(LONGEST - 1, 0)) + "…";
    }
}
