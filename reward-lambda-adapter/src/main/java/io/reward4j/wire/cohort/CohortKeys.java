package io.reward4j.wire.cohort;

import io.reward4j.Sample;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// What samples belong together, and which of them are the same.
///
/// @param group where the metadata names the group; by content if it does not say
/// @param member where the metadata names the sample within its group; by content if it does not say
record CohortKeys(Optional<JsonPointer> group, Optional<JsonPointer> member) {

    static final CohortKeys BY_CONTENT = new CohortKeys(Optional.empty(), Optional.empty());

    CohortKeys withGroup(String pointer) {
        return new CohortKeys(Optional.of(compiled(pointer)), member);
    }

    CohortKeys withMember(String pointer) {
        return new CohortKeys(group, Optional.of(compiled(pointer)));
    }

    private static JsonPointer compiled(String pointer) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("'" + pointer + "' is no JSON pointer: write it like \"/uid\"");
        }
        return JsonPointer.compile(pointer);
    }

    Fingerprint group(Sample sample) {
        return named(sample, group).map(Fingerprint::ofName).orElseGet(() -> Fingerprint.ofGroup(sample));
    }

    Fingerprint member(Fingerprint group, Sample sample) {
        return named(sample, member)
                .map(name -> Fingerprint.ofMember(group, name))
                .orElseGet(() -> Fingerprint.ofMember(group, sample));
    }

    /// Tells whether two samples of one fingerprint are surely one, and not two siblings that say the same.
    boolean isNamed(Sample sample) {
        return !sample.id().isEmpty() || named(sample, member).isPresent();
    }

    private static Optional<String> named(Sample sample, Optional<JsonPointer> at) {
        return at.map(sample.metadata()::at).filter(node -> !node.isMissingNode() && !node.isNull())
                .map(JsonNode::toString);
    }
}
