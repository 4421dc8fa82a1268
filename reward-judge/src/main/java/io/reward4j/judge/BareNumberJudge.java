package io.reward4j.judge;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.TrajectoryText;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.judge.prompt.PromptTemplate;
import io.reward4j.judge.verdict.DegreeScale;
import io.reward4j.judge.verdict.Reading;
import io.reward4j.judge.verdict.ScaleAnswer;
import io.reward4j.judge.verdict.Spelling;
import io.reward4j.judge.verdict.Unjudgeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// Compares the completion with the reference by a number from 0 to 1 that is all of the model's reply.
final class BareNumberJudge implements RewardFunction {

    private static final PromptWriter WRITER = new PromptWriter(
            PromptTemplate.resource(BareNumberJudge.class, "number-system.md").render(Map.of()),
            PromptTemplate.resource(BareNumberJudge.class, "number-user.md"),
            Optional.empty(),
            PromptTemplate.resource(BareNumberJudge.class, "again-number.md"));
    private static final DegreeScale SCALE = new DegreeScale();
    private static final JudgeInput SHOWN = new JudgeInput(true, TrajectoryText.standard(), true, false, List.of(),
            JudgeInput.MAX_ANSWER_TOKENS);

    private final VerdictRequest asking;

    BareNumberJudge(JudgeModel model) {
        this.asking = new VerdictRequest(model, 1);
    }

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        SHOWN.requireReference(sample);
        return switch (SHOWN.answer(sample)) {
            case Extraction.Missing<String>(String reason) -> Reward.fail(reason);
            case Extraction.Found<String>(String answer) -> Unjudgeable.WORST.orElse(() -> Reward.of(
                    asking.ask(WRITER, SHOWN.material(sample, answer), BareNumberJudge::read).value()));
        };
    }

    private static Reading<ScaleAnswer> read(JudgeReply reply) {
        Extraction<String> outside = ReasoningBlocks.stripped().extract(reply.text());
        Optional<ScaleAnswer> mark = outside instanceof Extraction.Found<String>(String said)
                ? SCALE.read(JsonNodeFactory.instance.stringNode(said))
                : Optional.empty();
        return mark.map(Reading::read).orElseGet(() -> Reading.refused(
                "it is no number from 0.0 to 1.0", Spelling.shown(JsonNodeFactory.instance.stringNode(reply.text()))));
    }

    @Override
    public Traits traits() {
        return SHOWN.traits(asking.calls());
    }
}
