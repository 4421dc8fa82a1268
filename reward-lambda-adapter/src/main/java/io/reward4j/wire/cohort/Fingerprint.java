package io.reward4j.wire.cohort;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.digest.Digest;
import java.nio.ByteBuffer;
import java.util.List;

/// What tells groups and samples from others, in 32 bytes however long they are: SHA-256, since whoever writes answers
/// must not be able to write one that is taken for another.
record Fingerprint(long first, long second, long third, long fourth) {

    /// The group of a sample: its messages but the last, and its reference.
    static Fingerprint ofGroup(Sample sample) {
        Digest digest = new Digest();
        List<Message> messages = sample.messages();
        messages.subList(0, messages.size() - 1).forEach(message -> digest.add(message.toString()));
        return of(digest.add(sample.reference().toString()));
    }

    /// A group that is named by a text.
    static Fingerprint ofName(String name) {
        return of(new Digest().add(name));
    }

    /// A sample of a group, by a name that no other of the group has.
    static Fingerprint ofMember(Fingerprint group, String name) {
        return of(within(group).add(name));
    }

    /// A sample of a group, by its id and its answer, and all else that came with it where it has no id.
    static Fingerprint ofMember(Fingerprint group, Sample sample) {
        Digest digest = within(group).add(sample.id()).add(sample.messages().getLast().toString());
        return of(digest.add(sample.id().isEmpty() ? sample.metadata().toString() : ""));
    }

    private static Digest within(Fingerprint group) {
        return new Digest().add(group.first).add(group.second).add(group.third).add(group.fourth);
    }

    private static Fingerprint of(Digest digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.bytes());
        return new Fingerprint(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
}
