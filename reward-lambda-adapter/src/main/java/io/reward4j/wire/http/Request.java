package io.reward4j.wire.http;

import io.reward4j.Traits;
import io.reward4j.wire.Answer;
import io.reward4j.wire.Submission;
import java.util.List;

/// A request of a trainer, read.
interface Request {

    /// What is to be scored, in order.
    List<Submission> submissions();

    /// Returns the reply as JSON.
    ///
    /// @param answers one for each submission, in order
    /// @param range what the values lie in
    String reply(List<Answer> answers, Traits range);
}
