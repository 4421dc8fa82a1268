package io.reward4j.rlvr.trajectory;

import io.reward4j.Message;
import io.reward4j.Sample;
import io.reward4j.TrajectoryCall;
import java.util.List;

/// A conversation and the calls in it.
record Conversation(List<Message> messages, List<TrajectoryCall> calls) {

    static Conversation of(Sample sample) {
        return new Conversation(sample.messages(), TrajectoryCall.in(sample.messages()));
    }

    int length() {
        return messages.size();
    }
}
