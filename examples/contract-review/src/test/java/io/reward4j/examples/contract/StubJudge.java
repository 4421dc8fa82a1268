package io.reward4j.examples.contract;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Gives every comment the same grades, and remembers what it was asked.
final class StubJudge implements JudgeModel {

    final List<JudgePrompt> asked = new CopyOnWriteArrayList<>();
    private final int grounding;
    private final int consistency;
    private final int actionability;

    StubJudge(int grounding, int consistency, int actionability) {
        this.grounding = grounding;
        this.consistency = consistency;
        this.actionability = actionability;
    }

    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        asked.add(prompt);
        return JudgeReply
                .of("""
                        {"code": "%s", "criteria": {"grounding": {"rationale": "", "choice": "%d"},
                        "consistency": {"rationale": "", "choice": "%d"}, "actionability": {"rationale": "", "choice": "%d"}}}"""
                        .formatted(prompt.nonce(), grounding, consistency, actionability));
    }
}
