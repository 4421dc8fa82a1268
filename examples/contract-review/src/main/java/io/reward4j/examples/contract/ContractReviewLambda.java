package io.reward4j.examples.contract;

import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.layer.CachingJudgeModel;
import io.reward4j.judge.layer.ReopeningJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.lambda.RewardLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/// The handler to deploy: `io.reward4j.examples.contract.ContractReviewLambda`.
///
/// The environment variable `JUDGE_MODEL` names the judge on Amazon Bedrock. With SnapStart it is asked once for each
/// version that is published, about one comment on a short clause.
public final class ContractReviewLambda extends RewardLambda {

    static final String JUDGE_MODEL = "JUDGE_MODEL";

    /// Ten comments, each with three grades, rationales and quotations.
    private static final int TOKENS_OF_A_VERDICT = 5_000;

    private final ReopeningJudgeModel bedrock;

    /// @throws IllegalStateException if `JUDGE_MODEL` is not set
    public ContractReviewLambda() {
        this(bedrock(System.getenv()));
    }

    private ContractReviewLambda(ReopeningJudgeModel bedrock) {
        super(ContractReview.reward(CachingJudgeModel.of(ResilientJudgeModel.of(bedrock))));
        this.bedrock = bedrock;
    }

    static ReopeningJudgeModel bedrock(Map<String, String> environment) {
        String model = environment.getOrDefault(JUDGE_MODEL, "");
        if (model.isBlank()) {
            throw new IllegalStateException("set the environment variable " + JUDGE_MODEL
                    + " to the id of a model or inference profile on Amazon Bedrock");
        }
        return ReopeningJudgeModel.of(
                () -> BedrockJudgeModel.builder(model.strip()).maxTokens(TOKENS_OF_A_VERDICT).build());
    }

    /// A good review of one clause, which reaches every part of the reward.
    @Override
    protected byte[] warmUpEvent() {
        try (InputStream event = ContractReviewLambda.class.getResourceAsStream("warm-up.json")) {
            return Objects.requireNonNull(event, "warm-up.json").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Drops the connections to Bedrock, which do not outlive the snapshot.
    @Override
    protected void beforeCheckpoint() {
        bedrock.disconnect();
    }
}
