package io.reward4j.judge.bedrock;

import io.reward4j.judge.JudgeModelException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;

/// What became of a call that ended without a whole reply, though nobody ended it.
final class LostReply {

    private LostReply() {}

    /// Returns the exception for what the client threw. That is left out where a reply may have begun, which it may
    /// quote.
    ///
    /// @param model the model and where it was asked
    static JudgeModelException of(String model, RuntimeException thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CheckedBody.DuplicateName) {
                return JudgeModelException.unreadable(model + " sent a reply in which a name stands twice");
            }
            if (cause instanceof UnknownHostException) {
                return notConnected(model, "the host is not known");
            }
            if (cause instanceof ConnectException) {
                return notConnected(model, "refused, or nothing listens there");
            }
        }
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                String kind = cause.getClass().getSimpleName();
                return JudgeModelException.spoilt("no whole reply of " + model + ": " + kind, Optional.empty(), null);
            }
        }
        return JudgeModelException.permanent(model + " could not be asked: " + thrown.getMessage(), thrown);
    }

    private static JudgeModelException notConnected(String model, String why) {
        return JudgeModelException.temporary("no connection to " + model + ": " + why, Optional.empty(), null);
    }
}
