package io.reward4j.wire.cohort;

import io.reward4j.Outcome;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// The samples of one prompt that have come. Guarded by the lock of its [Gathering].
final class Cohort {

    final Fingerprint group;
    final Condition changed;
    final List<Member> members = new ArrayList<>();
    private final int size;
    private long due;
    private boolean open = true;

    /// One sample, for as long as somebody waits for it.
    static final class Member {

        final Fingerprint fingerprint;
        final Sample sample;
        Cohort cohort;
        @Nullable
        Outcome base;
        @Nullable
        Outcome answer;
        int waiting;

        Member(Fingerprint fingerprint, Sample sample, Cohort cohort) {
            this.fingerprint = fingerprint;
            this.sample = sample;
            this.cohort = cohort;
        }

        boolean isScored() {
            return base != null;
        }

        boolean hasFailed() {
            return base instanceof Outcome.Failed;
        }
    }

    Cohort(Fingerprint group, int size, long due, Condition changed) {
        this.group = group;
        this.size = size;
        this.due = due;
        this.changed = changed;
    }

    /// Waits no longer than until then.
    void atTheLatest(long nanoTime) {
        if (nanoTime - due < 0) {
            due = nanoTime;
        }
    }

    long nanosLeft() {
        return due - System.nanoTime();
    }

    /// Tells whether more samples may join.
    boolean isJoinable() {
        return open && nanosLeft() > 0;
    }

    boolean isComplete() {
        return members.size() >= size;
    }

    /// Tells whether it is time to compare what is there, and nobody has begun to. Where the time is up, those that
    /// were scored are compared without the others.
    boolean isReady() {
        if (!open) {
            return false;
        }
        if (nanosLeft() > 0) {
            return isComplete() && members.stream().allMatch(Member::isScored);
        }
        return members.stream().anyMatch(Member::isScored);
    }

    boolean isOpen() {
        return open;
    }

    /// Nobody may join any more.
    void close() {
        open = false;
    }
}
