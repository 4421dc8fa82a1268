package io.reward4j.judge.layer;

import io.reward4j.judge.JudgeReply;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Replies by key, bounded in number and in characters; the least recently used go first. Not safe for use by several
/// threads.
final class ReplyStore {

    private final int maxEntries;
    private final long maxCharacters;
    private final Map<String, Stored> replies = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    ReplyStore(int maxEntries, long maxCharacters) {
        this.maxEntries = maxEntries;
        this.maxCharacters = maxCharacters;
    }

    private record Stored(JudgeReply reply, long characters) {}

    Optional<JudgeReply> get(String key) {
        return Optional.ofNullable(replies.get(key)).map(Stored::reply);
    }

    /// Stores a reply of that many characters.
    void put(String key, JudgeReply reply, long size) {
        remove(key);
        replies.put(key, new Stored(reply, size));
        characters += size;
        Iterator<Stored> eldest = replies.values().iterator();
        while (replies.size() > maxEntries || characters > maxCharacters) {
            characters -= eldest.next().characters();
            eldest.remove();
        }
    }

    void remove(String key) {
        Stored removed = replies.remove(key);
        if (removed != null) {
            characters -= removed.characters();
        }
    }

    int size() {
        return replies.size();
    }

    /// Returns how many characters a reply takes.
    static long size(JudgeReply reply) {
        return (long) reply.text().length() + reply.stopReason().length()
                + reply.structured().map(JsonNode::toString).map(String::length).orElse(0);
    }
}
