package io.reward4j.wire.cohort;

import io.reward4j.Deadline;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.wire.cohort.Cohort.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Who waits for whom. Everything here is done under one lock, and nothing that takes time.
///
/// Safe for use by several threads.
final class Gathering {

    /// A call leaves a quarter of its time for the comparison.
    private static final int WAITED_QUARTERS = 3;

    private final ReentrantLock lock = new ReentrantLock();
    private final CohortKeys keys;
    private final int size;
    private final Duration maxWait;
    private final int most;
    private final Answers answers;

    /// Those that others may join, the oldest first.
    private final Map<Fingerprint, Cohort> joinable = new LinkedHashMap<>();

    /// Those that a call can be made for again.
    private final Map<Fingerprint, Member> named = new HashMap<>();
    private int waiting;
    private boolean closed;

    Gathering(CohortKeys keys, int size, Duration maxWait, int most, Duration remembered) {
        this.keys = keys;
        this.size = size;
        this.maxWait = maxWait;
        this.most = most;
        this.answers = new Answers(most, remembered);
    }

    /// What a sample finds when it comes.
    sealed interface Arrival {

        /// It is one of a cohort.
        ///
        /// @param toScore whether this call is to score it
        record Taken(Member member, boolean toScore) implements Arrival {}

        /// It was answered before.
        record Answered(Reward reward) implements Arrival {}
    }

    /// What a call does next.
    sealed interface Step {

        /// It has its answer.
        record Done(Outcome outcome) implements Step {}

        /// It compares these for all who wait.
        ///
        /// @param isShort whether some have not come, or were not scored in time
        record Compare(Cohort cohort, List<Member> members, boolean isShort) implements Step {}

        /// Its time is up.
        record Late() implements Step {}
    }

    /// Takes samples in that came in one call. Those of one group stay together, however many there are.
    List<Arrival> join(List<Sample> samples, Deadline deadline) {
        List<Fingerprint> groups = samples.stream().map(keys::group).toList();
        List<Fingerprint> members = new ArrayList<>(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            members.add(keys.member(groups.get(i), samples.get(i)));
        }
        lock.lock();
        try {
            answers.forget();
            List<Arrival> places = new ArrayList<>(samples.size());
            Set<Cohort> touched = new LinkedHashSet<>();
            for (int i = 0; i < samples.size(); i++) {
                places.add(place(samples.get(i), groups.get(i), members.get(i), touched));
            }
            for (Cohort cohort : touched) {
                cohort.atTheLatest(System.nanoTime() + deadline.remaining().toNanos() / 4 * WAITED_QUARTERS);
                if (cohort.isComplete() || closed) {
                    hurry(cohort);
                }
            }
            makeRoom();
            return places;
        } finally {
            lock.unlock();
        }
    }

    private Arrival place(Sample sample, Fingerprint group, Fingerprint fingerprint, Set<Cohort> touched) {
        Member before = named.get(fingerprint);
        if (before != null) {
            boolean again = before.hasFailed() && before.cohort.isOpen();
            if (again) {
                before.base = null;
            }
            before.waiting++;
            if (before.cohort.isOpen()) {
                touched.add(before.cohort);
            }
            return new Arrival.Taken(before, again);
        }
        Optional<Reward> answered = answers.get(fingerprint);
        if (answered.isPresent()) {
            return new Arrival.Answered(answered.get());
        }
        Cohort cohort = joinable.get(group);
        if (cohort == null || !cohort.isJoinable()) {
            cohort = new Cohort(group, size, System.nanoTime() + maxWait.toNanos(), lock.newCondition());
            joinable.remove(group);
            joinable.put(group, cohort);
        }
        Member member = new Member(fingerprint, sample, cohort);
        member.waiting = 1;
        cohort.members.add(member);
        touched.add(cohort);
        waiting++;
        if (keys.isNamed(sample)) {
            named.put(fingerprint, member);
        }
        return new Arrival.Taken(member, true);
    }

    /// Nobody is waited for any more, beside those who have come.
    private void hurry(Cohort cohort) {
        joinable.remove(cohort.group, cohort);
        if (!cohort.isComplete()) {
            cohort.atTheLatest(System.nanoTime());
        }
        cohort.changed.signalAll();
    }

    private void makeRoom() {
        int beyond = waiting - most;
        while (beyond > 0 && !joinable.isEmpty()) {
            Cohort oldest = joinable.values().iterator().next();
            hurry(oldest);
            beyond -= oldest.members.size();
        }
    }

    /// Notes what became of a sample.
    void scored(Member member, Outcome base) {
        lock.lock();
        try {
            member.base = base;
            if (member.cohort.isReady()) {
                member.cohort.changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something to do. Who gets to compare must say so with [#compared].
    ///
    /// @param beforeWaiting done at most once, before the first wait
    Step next(Member member, Deadline deadline, Runnable beforeWaiting) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            boolean waited = false;
            while (member.answer == null) {
                if (member.cohort.isReady()) {
                    return claim(member.cohort);
                }
                if (deadline.isExpired()) {
                    return new Step.Late();
                }
                if (!waited) {
                    beforeWaiting.run();
                    waited = true;
                }
                await(member.cohort, deadline);
            }
            return new Step.Done(member.answer);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // it is in that of its caller
    private static void await(Cohort cohort, Deadline deadline) throws InterruptedException {
        long left = deadline.remaining().toNanos();
        long due = cohort.nanosLeft();
        long nanos = cohort.isOpen() && due > 0 ? Math.min(left, due) : left;
        cohort.changed.awaitNanos(nanos);
    }

    private Step.Compare claim(Cohort cohort) {
        cohort.close();
        joinable.remove(cohort.group, cohort);
        List<Member> ready = new ArrayList<>();
        for (Member member : cohort.members) {
            if (member.isScored()) {
                ready.add(member);
            } else {
                alone(member);
            }
        }
        cohort.changed.signalAll();
        return new Step.Compare(cohort, List.copyOf(ready), ready.size() < size);
    }

    /// Leaves a member to itself that was not scored in time.
    private void alone(Member member) {
        Cohort alone = new Cohort(member.cohort.group, 1, System.nanoTime(), lock.newCondition());
        alone.members.add(member);
        member.cohort = alone;
    }

    /// Hands the answers out.
    void compared(Cohort cohort, List<Member> members, List<Outcome> outcomes) {
        lock.lock();
        try {
            for (int i = 0; i < members.size(); i++) {
                Member member = members.get(i);
                member.answer = outcomes.get(i);
                forget(member);
                if (outcomes.get(i) instanceof Outcome.Scored(Sample sample, Reward reward)) {
                    answers.put(member.fingerprint, reward);
                }
            }
            cohort.changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Notes that a call goes away without an answer. A sample for which nobody waits any more is one that never came.
    void left(Member member) {
        lock.lock();
        try {
            member.waiting--;
            if (member.waiting == 0 && member.cohort.isOpen()) {
                Cohort cohort = member.cohort;
                cohort.members.remove(member);
                forget(member);
                if (cohort.members.isEmpty()) {
                    joinable.remove(cohort.group, cohort);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget(Member member) {
        named.remove(member.fingerprint, member);
        waiting--;
    }

    /// Waits for nobody from now on.
    void close() {
        lock.lock();
        try {
            closed = true;
            List.copyOf(joinable.values()).forEach(this::hurry);
        } finally {
            lock.unlock();
        }
    }

    /// How many samples wait, and how many answers are kept.
    int held() {
        lock.lock();
        try {
            answers.forget();
            return waiting + named.size() + joinable.size() + answers.size();
        } finally {
            lock.unlock();
        }
    }
}
