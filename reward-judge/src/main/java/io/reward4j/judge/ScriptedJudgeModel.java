package io.reward4j.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A model that answers by a script, for tests of rewards: no network, no cost, and the code of each prompt is filled
/// in.
///
/// ```java
/// ScriptedJudgeModel model = ScriptedJudgeModel.grading(Map.of("polite", "yes", "clear", 4));
/// assertThat(SupportReward.with(model).score(sample).value()).isEqualTo(0.875);
/// ```
///
/// A script is one step, or several with [#then]: the first call is answered by the first step, the second by the
/// second, and all calls after the last step by that one. Calls that are made at the same time take steps in any
/// order. Safe for use by several threads.
public final class ScriptedJudgeModel implements JudgeModel {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String RATIONALE = "as the script says";

    private final List<JudgeModel> steps;
    private final List<JudgePrompt> prompts = new ArrayList<>();

    private ScriptedJudgeModel(List<JudgeModel> steps) {
        this.steps = List.copyOf(steps);
    }

    /// Returns a script that gives these answers to the criteria of a [Rubric], by name, of an [ItemJudge] for each
    /// item. It may hold answers to more criteria than a prompt asks for.
    ///
    /// @param answers texts, numbers or truth values, which need not be among those that are offered
    /// @throws IllegalArgumentException when it is asked, if a prompt asks for a criterion that it does not hold, or
    /// for none
    public static ScriptedJudgeModel grading(Map<String, ?> answers) {
        Map<String, ?> known = Map.copyOf(answers);
        return of(prompt -> JudgeReply.of(graded(prompt, known)));
    }

    /// Returns a script that compares two answers as a [PairwiseJudge] shows them: the greater one is better. It says
    /// the same in both orders.
    ///
    /// @throws IllegalArgumentException when it is asked, if a prompt asks for no comparison
    public static ScriptedJudgeModel comparing(Comparator<String> better) {
        Objects.requireNonNull(better, "better");
        return of(prompt -> {
            schema(prompt, "better");
            int order = better.compare(shown(prompt, "Answer A"), shown(prompt, "Answer B"));
            return JudgeReply.of(chosen(prompt, preferred(order)));
        });
    }

    private static String preferred(int order) {
        if (order == 0) {
            return "tie";
        }
        return order > 0 ? "A" : "B";
    }

    /// Returns a script that prefers the answer in the first place, whatever it is.
    public static ScriptedJudgeModel preferringTheFirstPlace() {
        return of(prompt -> {
            schema(prompt, "better");
            return JudgeReply.of(chosen(prompt, "A"));
        });
    }

    /// Returns a script that says this, be it a verdict or not.
    ///
    /// @param text every `{code}` in it becomes the code of the prompt
    public static ScriptedJudgeModel saying(String text) {
        Objects.requireNonNull(text, "text");
        return of(prompt -> JudgeReply.of(text.replace("{code}", prompt.nonce())));
    }

    /// Returns a script that fails.
    public static ScriptedJudgeModel failing(JudgeModelException failure) {
        Objects.requireNonNull(failure, "failure");
        return of(prompt -> {
            throw failure;
        });
    }

    private static ScriptedJudgeModel of(JudgeModel step) {
        return new ScriptedJudgeModel(List.of(step));
    }

    /// Returns this script with more steps behind it, which has been asked nothing yet.
    public ScriptedJudgeModel then(ScriptedJudgeModel next) {
        List<JudgeModel> all = new ArrayList<>(steps);
        all.addAll(next.steps);
        return new ScriptedJudgeModel(all);
    }

    @Override
    public JudgeReply reply(JudgePrompt prompt) {
        int call;
        synchronized (prompts) {
            call = prompts.size();
            prompts.add(prompt);
        }
        return steps.get(Math.min(call, steps.size() - 1)).reply(prompt);
    }

    /// The name `script`.
    @Override
    public String name() {
        return "script";
    }

    /// What was asked so far.
    public List<JudgePrompt> prompts() {
        synchronized (prompts) {
            return List.copyOf(prompts);
        }
    }

    private static String graded(JudgePrompt prompt, Map<String, ?> answers) {
        JsonNode members = prompt.schema().map(whole -> whole.path("properties")).orElse(NODES.missingNode());
        ObjectNode reply = NODES.objectNode().put("code", prompt.nonce());
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            JsonNode item = member.getValue().path("items").path("properties");
            if (item.has("criteria")) {
                String noun = member.getKey().substring(0, member.getKey().length() - 1);
                ArrayNode items = reply.putArray(member.getKey());
                for (int i = 1; prompt.user().contains("# " + ItemsForm.title(noun, i) + "\n```"); i++) {
                    items.addObject().put(noun + "_id", i).set("criteria", grades(item.path("criteria"), answers));
                }
                return reply.toString();
            }
        }
        reply.set("criteria", grades(schema(prompt, "criteria"), answers));
        return reply.toString();
    }

    private static ObjectNode grades(JsonNode schema, Map<String, ?> answers) {
        ObjectNode grades = NODES.objectNode();
        for (String name : schema.path("properties").propertyNames()) {
            Object answer = answers.get(name);
            if (answer == null) {
                throw new IllegalArgumentException(
                        "the script has no answer for the criterion '" + name + "', only for " + answers.keySet());
            }
            ObjectNode grade = grades.putObject(name).put("rationale", RATIONALE);
            switch (answer) {
                case Boolean truth -> grade.put("choice", truth);
                case Integer number -> grade.put("choice", number);
                case Number number -> grade.put("choice", number.doubleValue());
                default -> grade.put("choice", answer.toString());
            }
        }
        return grades;
    }

    private static String chosen(JudgePrompt prompt, String better) {
        return NODES.objectNode().put("code", prompt.nonce()).put("rationale", RATIONALE).put("better", better)
                .toString();
    }

    private static JsonNode schema(JudgePrompt prompt, String member) {
        JsonNode schema = prompt.schema().map(whole -> whole.path("properties").path(member))
                .orElse(NODES.missingNode());
        if (schema.isMissingNode()) {
            throw new IllegalArgumentException(
                    "the prompt asks for no '" + member + "', so that the script does not fit it");
        }
        return schema;
    }

    /// The text that a prompt shows under a title, between two equal lines.
    private static String shown(JudgePrompt prompt, String title) {
        String user = "\n" + prompt.user();
        int open = user.indexOf("\n# " + title + "\n```") + title.length() + 4;
        int text = user.indexOf('\n', open) + 1;
        int close = user.indexOf("\n" + user.substring(open, text - 1), text - 1);
        return user.substring(text, Math.max(close, text));
    }
}
