package io.reward4j.judge.bedrock;

import io.reward4j.judge.JudgeModelException;
import java.io.IOException;
import java.util.Optional;

/// What became of a call that ended without a whole reply, though nobody ended it.
final class LostReply {

    private LostReply() {}

    /// Returns the exception for what the client threw. That is left out where a reply may have begun, which it may quote.
    static JudgeModelException of(String model, RuntimeException thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                String kind = cause.getClass().getSimpleName();
                return JudgeModelException.temporary("no whole reply of " + model + ": " + kind, Optional.empty(),
                        null);
            }
        }
        return JudgeModelException.permanent(model + " could not be asked: " + thrown.getMessage(), thrown);
    }
}
