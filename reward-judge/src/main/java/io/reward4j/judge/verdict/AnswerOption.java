package io.reward4j.judge.verdict;

/// One of the answers that a judge chooses from.
///
/// @param answer the answer as the judge is to write it
/// @param description when to choose it; may be empty
public record AnswerOption(String answer, String description) {

    public AnswerOption {
        if (answer.isBlank()) {
            throw new IllegalArgumentException("an answer of a criterion cannot be blank");
        }
        AuthorsText.check("an answer of a criterion", answer);
        AuthorsText.check("the description of an answer", description);
    }
}
