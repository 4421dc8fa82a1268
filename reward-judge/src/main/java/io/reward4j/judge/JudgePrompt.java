package io.reward4j.judge;

import java.util.Objects;

/// What a judge is asked.
///
/// @param system the instructions; may be empty
/// @param user the question
public record JudgePrompt(String system, String user) {

    public JudgePrompt {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(user, "user");
    }
}
