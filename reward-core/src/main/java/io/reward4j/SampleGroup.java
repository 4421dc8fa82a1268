package io.reward4j;

import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// What the samples of one group share: the answers to one prompt, as group-relative training compares
/// them.
///
/// @param asked the messages but the last
/// @param reference the expected answer
public record SampleGroup(List<Message> asked, JsonNode reference) {

    public SampleGroup {
        asked = List.copyOf(asked);
        Objects.requireNonNull(reference, "reference");
    }

    /// Returns the group that the sample belongs to.
    public static SampleGroup of(Sample sample) {
        List<Message> messages = sample.messages();
        return new SampleGroup(messages.subList(0, messages.size() - 1), sample.reference());
    }
}
