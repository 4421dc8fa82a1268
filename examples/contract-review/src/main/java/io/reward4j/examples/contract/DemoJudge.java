package io.reward4j.examples.contract;

import io.reward4j.judge.JudgeModel;
import io.reward4j.judge.bedrock.BedrockJudgeModel;
import io.reward4j.judge.layer.CachingJudgeModel;
import io.reward4j.judge.layer.RecordedJudgeModel;
import io.reward4j.judge.layer.ResilientJudgeModel;
import io.reward4j.judge.openai.OpenAiJudgeModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/// The judge that a run of the demo asks.
///
/// @param description what the report calls it
/// @param model the judge itself
record DemoJudge(String description, JudgeModel model) implements AutoCloseable {

    static final String REPLIES = "judge-replies.written-by-hand.jsonl";

    private static final String BEDROCK = "bedrock:";
    private static final String OPENAI = "openai:";

    /// Returns the judge of that name: `recorded`, `bedrock:<model id>`, or `openai:<base URL>#<model>`.
    ///
    /// @throws IllegalArgumentException if it is none of these
    static DemoJudge of(String name) {
        if (name.equals("recorded")) {
            return new DemoJudge("none: the replies in " + REPLIES + " were written by hand for this demo", recorded());
        }
        if (name.startsWith(BEDROCK) && name.length() > BEDROCK.length()) {
            String id = name.substring(BEDROCK.length());
            return new DemoJudge(id + " on Amazon Bedrock", layered(BedrockJudgeModel.of(id)));
        }
        int mark = name.indexOf('#');
        if (name.startsWith(OPENAI) && mark > OPENAI.length() && mark < name.length() - 1) {
            URI base = URI.create(name.substring(OPENAI.length(), mark));
            String id = name.substring(mark + 1);
            return new DemoJudge(id + " at " + base.getHost(), layered(OpenAiJudgeModel.of(base, id)));
        }
        throw new IllegalArgumentException(
                "the judge must be recorded, bedrock:<model id> or openai:<base URL>#<model>, but is '" + name + "'");
    }

    private static JudgeModel recorded() {
        try (InputStream replies = Resources.open(REPLIES)) {
            return RecordedJudgeModel.replay(replies, REPLIES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JudgeModel layered(JudgeModel model) {
        return CachingJudgeModel.of(ResilientJudgeModel.of(model));
    }

    @Override
    public void close() {
        if (model instanceof CachingJudgeModel layered) {
            layered.close();
        }
    }
}
