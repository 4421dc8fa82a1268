package io.reward4j.wire.http;

import io.reward4j.wire.TrainerProtocol;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The protocols that are served, by their paths. Immutable.
final class Protocols {

    private static final Protocols STANDARD = standard(TrainerFormat.values());

    private final Map<String, TrainerProtocol> byPath;

    private Protocols(Map<String, TrainerProtocol> byPath) {
        this.byPath = Collections.unmodifiableMap(byPath);
    }

    /// Returns those of [TrainerFormat].
    static Protocols standard() {
        return STANDARD;
    }

    private static Protocols standard(TrainerFormat... formats) {
        Protocols protocols = new Protocols(Map.of());
        for (TrainerFormat format : formats) {
            protocols = protocols.with(format);
        }
        return protocols;
    }

    /// Returns these and another one.
    ///
    /// @throws IllegalArgumentException if its path is none, or taken
    Protocols with(TrainerProtocol protocol) {
        String path = Objects.requireNonNull(protocol.path(), "the path of a protocol");
        checkPath(path);
        if (Routes.FIXED.contains(path)) {
            throw new IllegalArgumentException("the path " + path + " has a meaning of its own: choose another for "
                    + protocol.getClass().getName());
        }
        TrainerProtocol other = byPath.get(path);
        if (other != null) {
            throw new IllegalArgumentException("the path " + path + " of " + protocol.getClass().getName()
                    + " is taken by " + other + ": choose another");
        }
        Map<String, TrainerProtocol> more = new LinkedHashMap<>(byPath);
        more.put(path, protocol);
        return new Protocols(more);
    }

    private static void checkPath(String path) {
        boolean clean = path.chars().allMatch(c -> c > ' ' && c < 0x7F && "?#%\\".indexOf(c) < 0);
        if (!path.startsWith("/") || path.endsWith("/") || !clean) {
            throw new IllegalArgumentException(
                    "'" + path + "' is no path to serve a protocol under: write it like \"/my-trainer\"");
        }
    }

    Optional<TrainerProtocol> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    Set<String> paths() {
        return byPath.keySet();
    }
}
