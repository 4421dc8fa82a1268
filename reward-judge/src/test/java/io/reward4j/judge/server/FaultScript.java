package io.reward4j.judge.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Which calls go wrong, and how: it depends on the seed, the request's body, and how often that body was seen, so that
/// a run is the same whatever the order of its threads.
final class FaultScript {

    private final long seed;
    private final double probability;
    private final List<Fault> kinds;
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();

    FaultScript(long seed, double probability, List<Fault> kinds) {
        this.seed = seed;
        this.probability = probability;
        this.kinds = kinds;
    }

    Optional<Fault> next(String body) {
        int time = seen.computeIfAbsent(body, key -> new AtomicInteger()).getAndIncrement();
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + hash(body) + time * 0x9E3779B97F4A7C15L);
        return random.nextDouble() < probability
                ? Optional.of(kinds.get(random.nextInt(kinds.size())))
                : Optional.empty();
    }

    private static long hash(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x100000001B3L + text.charAt(i);
        }
        return hash;
    }
}
