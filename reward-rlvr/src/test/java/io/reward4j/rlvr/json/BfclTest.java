package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The tasks of the Berkeley Function Calling Leaderboard, with answers that are right and answers that are not.
class BfclTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// A task: the tools offered, and the calls with the accepted values of each argument; none where no tool fits.
    record Task(String id, JsonNode tools, JsonNode possible) {

        @Override
        public String toString() {
            return id;
        }

        /// A call for each that is expected, made of the first accepted values.
        List<ToolCall> answer() {
            List<ToolCall> calls = new ArrayList<>();
            for (JsonNode call : possible) {
                var named = call.properties().iterator().next();
                calls.add(ToolCall.of(named.getKey(), concrete(named.getValue())));
            }
            return calls;
        }

        /// Scores an answer in each form in which it can be given, and with and without the tools.
        List<Reward> rewards(List<ToolCall> calls) {
            Sample sample = Sample.of("q", "").withId(id).withReference(possible);
            List<Sample> forms = List.of(
                    sample.withAnswer(Message.assistant("I will do that.", calls)),
                    sample.withAnswer(Message.assistant("", calls.stream().map(Task::undotted).toList())),
                    sample.withCompletion("I will do that.\n" + calls.stream().map(Task::block).collect(
                            Collectors.joining("\n"))),
                    sample.withCompletion(list(calls, Task::json)),
                    sample.withCompletion(list(calls, Task::toolUse)),
                    sample.withCompletion("{\"tool_calls\": " + list(calls, Task::function) + "}"),
                    sample.withCompletion(
                            calls.stream().map(Python::call).collect(Collectors.joining(", ", "[", "]"))));
            return Stream.of(ToolCallReward.withAlternatives(), ToolCallReward.withAlternatives().withTools(tools
                    .toString())).flatMap(reward -> forms.stream().map(reward::score)).toList();
        }

        /// A call under the name that OpenAI and Bedrock let a tool have.
        private static ToolCall undotted(ToolCall call) {
            return ToolCall.of(call.name().replace('.', '_'), call.arguments());
        }

        private static String block(ToolCall call) {
            return "<tool_call>\n" + json(call) + "\n</tool_call>";
        }

        private static String list(List<ToolCall> calls, Function<ToolCall, JsonNode> form) {
            return calls.stream().map(form).map(JsonNode::toString).collect(Collectors.joining(",", "[", "]"));
        }

        /// A call as Bedrock's Converse has it.
        private static JsonNode toolUse(ToolCall call) {
            return NODES.objectNode().set("toolUse",
                    NODES.objectNode().put("toolUseId", "t").put("name", call.name()).set("input", call.arguments()));
        }

        /// A call as OpenAI has it.
        private static JsonNode function(ToolCall call) {
            return NODES.objectNode().put("id", "c").put("type", "function").set("function",
                    NODES.objectNode().put("name", call.name()).put("arguments", call.arguments().toString()));
        }

        private static JsonNode json(ToolCall call) {
            return NODES.objectNode().put("name", call.name()).set("arguments", call.arguments());
        }
    }

    /// Writes calls as Python does.
    private static final class Python {

        static String call(ToolCall call) {
            return call.name()
                    + call.arguments().propertyStream().map(one -> one.getKey() + "=" + value(one.getValue()))
                            .collect(Collectors.joining(", ", "(", ")"));
        }

        private static String value(JsonNode value) {
            return switch (value.getNodeType()) {
                case ARRAY -> value.valueStream().map(Python::value).collect(Collectors.joining(", ", "[", "]"));
                case OBJECT -> value.propertyStream().map(one -> text(one.getKey()) + ": " + value(one.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
                case BOOLEAN -> value.booleanValue() ? "True" : "False";
                case NULL -> "None";
                case STRING -> text(value.stringValue());
                default -> value.toString();
            };
        }

        private static String text(String text) {
            return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
        }
    }

    static List<Task> tasks() throws IOException {
        List<Task> tasks = new ArrayList<>();
        try (InputStream in = BfclTest.class.getResourceAsStream("bfcl-v4.jsonl.gz");
                GZIPInputStream unzipped = new GZIPInputStream(in)) {
            for (String line : new String(unzipped.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                JsonNode row = ((Found<JsonNode>) JsonExtractors.strict().extract(line)).value();
                tasks.add(new Task(row.path("id").asString(), row.path("tools"), row.path("possible")));
            }
        }
        assertThat(tasks).hasSize(755);
        return tasks;
    }

    static List<Task> tasksWithCalls() throws IOException {
        return tasks().stream().filter(task -> !task.possible().isEmpty()).toList();
    }

    static List<Task> tasksWithoutCalls() throws IOException {
        return tasks().stream().filter(task -> task.possible().isEmpty()).toList();
    }

    private static JsonNode concrete(JsonNode accepted) {
        if (accepted.isObject()) {
            ObjectNode fields = NODES.objectNode();
            accepted.properties().forEach(
                    field -> first(field.getValue()).ifPresent(value -> fields.set(field.getKey(), value)));
            return fields;
        }
        if (accepted.isArray()) {
            ArrayNode items = NODES.arrayNode();
            accepted.forEach(item -> items.add(concrete(item)));
            return items;
        }
        return accepted;
    }

    /// The first value that is accepted; empty where the argument may only be left out.
    private static Optional<JsonNode> first(JsonNode accepted) {
        return accepted.isArray()
                ? accepted.valueStream().filter(value -> !isEmptyText(value)).findFirst().map(BfclTest::concrete)
                : Optional.of(accepted);
    }

    private static boolean isEmptyText(JsonNode value) {
        return value.isString() && value.stringValue().isEmpty();
    }

    /// Another value of the same type.
    private static JsonNode changed(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> NODES.booleanNode(!value.booleanValue());
            case NUMBER -> NODES.numberNode(value.doubleValue() * 3 + 7);
            case STRING -> NODES.stringNode(value.stringValue() + " instead");
            case ARRAY -> value.deepCopy().asArrayOpt().orElseThrow().add("instead");
            case OBJECT -> value.deepCopy().asObjectOpt().orElseThrow().put("instead", 1);
            default -> NODES.stringNode("instead");
        };
    }

    /// Returns the calls with one argument of one of them changed, for each argument whose change is not accepted as
    /// well.
    private static List<List<ToolCall>> withOneArgumentChanged(Task task) {
        List<ToolCall> right = task.answer();
        List<List<ToolCall>> wrong = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            JsonNode accepted = task.possible().get(i).properties().iterator().next().getValue();
            for (Map.Entry<String, JsonNode> argument : right.get(i).arguments().properties()) {
                JsonNode other = changed(argument.getValue());
                if (accepted.path(argument.getKey()).valueStream().anyMatch(other::equals)) {
                    continue;
                }
                ObjectNode arguments = right.get(i).arguments().deepCopy().asObjectOpt().orElseThrow();
                arguments.set(argument.getKey(), other);
                List<ToolCall> calls = new ArrayList<>(right);
                calls.set(i, ToolCall.of(right.get(i).name(), arguments));
                wrong.add(calls);
            }
        }
        return wrong;
    }

    @ParameterizedTest
    @MethodSource("tasksWithCalls")
    void aRightAnswerEarnsOneInEachForm(Task task) {
        assertThat(task.rewards(task.answer())).extracting(Reward::value).containsOnly(1.0);
    }

    @ParameterizedTest
    @MethodSource("tasksWithCalls")
    void theOrderOfCallsDoesNotMatter(Task task) {
        List<ToolCall> reversed = new ArrayList<>(task.answer());
        Collections.reverse(reversed);
        assertThat(task.rewards(reversed)).extracting(Reward::value).containsOnly(1.0);
    }

    @ParameterizedTest
    @MethodSource("tasksWithCalls")
    void oneChangedArgumentCosts(Task task) {
        for (List<ToolCall> wrong : withOneArgumentChanged(task)) {
            assertThat(task.rewards(wrong)).as("%s", wrong).allSatisfy(
                    reward -> assertThat(reward.value()).isBetween(0.0, 0.9999));
        }
    }

    @Test
    void mostArgumentsAreChanged() throws IOException {
        List<Task> tasks = tasksWithCalls();
        assertThat(tasks.stream().mapToInt(task -> withOneArgumentChanged(task).size()).sum()).isGreaterThan(2_500);
    }

    @ParameterizedTest
    @MethodSource("tasksWithCalls")
    void aCallMissingOrTooManyCosts(Task task) {
        List<ToolCall> right = task.answer();
        List<ToolCall> more = new ArrayList<>(right);
        more.add(right.getFirst());
        List<ToolCall> other = new ArrayList<>(right);
        other.add(ToolCall.of("another_tool", "{}"));
        for (List<ToolCall> wrong : List.of(right.subList(1, right.size()), more, other)) {
            assertThat(task.rewards(wrong)).as("%s", wrong).allSatisfy(
                    reward -> assertThat(reward.value()).isLessThan(1));
        }
    }

    @ParameterizedTest
    @MethodSource("tasksWithoutCalls")
    void whereNoToolFitsACallEarnsNothingAndNoneEarnsOne(Task task) {
        ToolCall call = ToolCall.of(task.tools().get(0).path("name").asString(), "{}");
        Sample silent = Sample.of("q", "None of the tools can do that.").withReference(task.possible());

        assertThat(task.rewards(List.of(call))).extracting(Reward::value).containsOnly(0.0);
        assertThat(ToolCallReward.withAlternatives().score(silent).value()).isOne();
        assertThat(ToolCallReward.withAlternatives().score(silent.withCompletion("[]")).value()).isOne();
    }
}
