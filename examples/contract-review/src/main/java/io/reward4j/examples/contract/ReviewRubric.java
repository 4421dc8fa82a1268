package io.reward4j.examples.contract;

import io.reward4j.Aggregation;
import io.reward4j.Sample;
import io.reward4j.judge.Criterion;
import io.reward4j.judge.ItemJudge;
import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.Rubric;
import io.reward4j.judge.RubricJudge;
import io.reward4j.judge.prompt.PlainText;
import io.reward4j.rlvr.text.Quotation;
import java.util.stream.Stream;

/// What a judge grades the comments of a review by: three criteria from 1 to 5, of equal weight.
///
/// With their mean `s` the comment is worth `(s − 1) / 4`.
final class ReviewRubric {

    static final String GROUNDING = "grounding";
    static final String CONSISTENCY = "consistency";
    static final String ACTIONABILITY = "actionability";

    private static final Rubric RUBRIC = Rubric.of(Resources.text("judge-task.md"))
            .ask(Criterion.scale(GROUNDING, 1,
                    "Is the issue about the excerpt, and true of the contract?",
                    "the issue has nothing to do with the excerpt, or the contract says the opposite",
                    "the issue touches the excerpt, but is mainly about something else or gets it wrong",
                    "the issue is about the excerpt, but overlooks or overstates something that matters",
                    "the issue is right about the excerpt, with a slip that changes nothing",
                    "the issue is right about the excerpt in every respect"))
            .ask(Criterion.scale(CONSISTENCY, 1,
                    "Do the guidelines bear the issue out?",
                    "the guidelines say the opposite, or accept the passage",
                    "a guideline is stretched beyond what it says",
                    "no guideline speaks of it, but a careful lawyer would raise it",
                    "a guideline bears it out in the main",
                    "a guideline bears it out fully"))
            .ask(Criterion.scale(ACTIONABILITY, 1,
                    "Can somebody else carry out the recommended action, and does it cure the issue?",
                    "there is none, or it makes things worse",
                    "it asks to review, consider or discuss, or repeats the issue",
                    "it gives a direction and leaves the substance open",
                    "it says what to change; a detail has to be asked for",
                    "it says exactly what to change or write, and that cures the issue"));

    private ReviewRubric() {}

    /// Returns the judge of all comments, each given as JSON. It is shown the documents, and what the reviewer was
    /// told, once for all of them, and has to quote the passage that decides each grade.
    static ItemJudge judge(JudgeModel model) {
        return RubricJudge.builder(model, RUBRIC)
                .hideConversation()
                .show("The contract", Documents::contract)
                .show("The guidelines", Documents::guidelines)
                .show("What the reviewer was told", Documents::told)
                .evidence(ReviewRubric::isQuoted)
                .forEach(Comments.each(), Aggregation.mean().whenEmpty(1))
                .called("comment");
    }

    /// Tells whether a passage stands in the contract, the guidelines or the comment, as the judge is shown them.
    private static boolean isQuoted(Sample comment, String passage) {
        return Stream.of(Documents.contract(comment), Documents.guidelines(comment), comment.completion())
                .map(PlainText::of)
                .flatMap(document -> Quotation.find(document, passage).stream())
                .anyMatch(quotation -> quotation.similarity() >= ContractReview.QUOTED);
    }
}
