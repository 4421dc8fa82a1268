package io.reward4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The listeners behind the factories of [RewardListener] that tell others.
final class Listeners {

    static final RewardListener NONE = new Several(List.of());

    private static final ClassValue<Boolean> HAS_PART_ASKED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                return type.getMethod("partAsked", String.class, Duration.class)
                        .getDeclaringClass() != RewardListener.class;
            } catch (ReflectiveOperationException e) {
                return true;
            }
        }
    };

    private Listeners() {}

    /// Returns a listener that tells all of these, and those whom they tell.
    static RewardListener all(List<RewardListener> listeners) {
        return new Several(flat(listeners));
    }

    /// Returns a listener that tells all of these, of failures without what scorers' own exceptions said.
    static RewardListener discreet(List<RewardListener> listeners) {
        return new Discreet(flat(listeners));
    }

    /// Returns a listener that tells another of what happens below the outcomes.
    static RewardListener exceptOutcomes(RewardListener listener) {
        return new ExceptOutcomes(flat(List.of(listener)));
    }

    /// Tells whether a listener, or one that it tells, may do anything at [RewardListener#partAsked]. Most do nothing,
    /// and then nobody has to look at the clock.
    static boolean hearsParts(RewardListener listener) {
        if (!(listener instanceof ForwardingListener forwarding)) {
            // nearly every scorer has a log, and is spared the look into its class
            return !(listener instanceof LoggingListener) && HAS_PART_ASKED.get(listener.getClass());
        }
        for (RewardListener told : forwarding.listeners()) {
            if (hearsParts(told)) {
                return true;
            }
        }
        return false;
    }

    private static List<RewardListener> flat(List<RewardListener> listeners) {
        List<RewardListener> hearing = new ArrayList<>();
        for (RewardListener listener : listeners) {
            if (listener instanceof Several several) {
                hearing.addAll(several.listeners());
            } else {
                hearing.add(listener);
            }
        }
        return hearing;
    }

    private static final class Several extends ForwardingListener {

        Several(List<RewardListener> listeners) {
            super(listeners);
        }
    }

    private static final class Discreet extends ForwardingListener {

        Discreet(List<RewardListener> listeners) {
            super(listeners);
        }

        @Override
        public void failed(Sample sample, RewardException cause) {
            super.failed(sample, cause.withoutExceptionMessages());
        }

        @Override
        public void partFailed(String name, RewardException cause) {
            super.partFailed(name, cause.withoutExceptionMessages());
        }
    }

    private static final class ExceptOutcomes extends ForwardingListener {

        ExceptOutcomes(List<RewardListener> listeners) {
            super(listeners);
        }

        @Override
        public void scored(Sample sample, Reward reward) {}

        @Override
        public void failed(Sample sample, RewardException cause) {}
    }
}
