package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reward4j.Message;
import io.reward4j.ToolCall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConversationsTest {

    private static final Message CALL = Message.assistant("a", List.of(ToolCall.of("f", "{\"x\":1}")));

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @Test
    void textIsTheUsersAndAListIsAConversation() {
        assertThat(Conversations.read(json("'q'"), "p")).containsExactly(Message.user("q"));
        assertThat(Conversations.read(json("[{'role':'user','content':'q'},{'role':'model','parts':[{'text':'a'}]}]"),
                "p"))
                .containsExactly(Message.user("q"), Message.assistant("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'role':'assistant','content':'a','tool_calls':[{'function':{'name':'f','arguments':'{\\u0022x\\u0022:1}'}}]}",
            "[{'text':'a'},{'toolUse':{'name':'f','input':{'x':1}}}]",
            "[{'type':'text','text':'a'},{'type':'tool_use','name':'f','input':{'x':1}}]",
            "{'role':'model','parts':[{'text':'a'},{'functionCall':{'name':'f','args':{'x':1}}}]}",
            "{'parts':[{'text':'a'},{'functionCall':{'name':'f','args':{'x':1}}}]}"})
    void answerIsReadWholeInEverySpelling(String answer) {
        assertThat(Conversations.readAnswer(json(answer), "response")).isEqualTo(CALL);
    }

    @Test
    void answerThatIsNotThereIsNoEmptyOne() {
        assertThat(Conversations.readAnswer(json("null"), "response")).isEqualTo(Message.assistant(""));
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> Conversations.readAnswer(json("{}").path("response"), "response"))
                .withMessage("cannot read the request: response: expected an answer, found nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{}", "null", "[7]", "[{'content':'no role'}]"})
    void whatIsNoConversationIsRefusedWithItsPlace(String value) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> Conversations.read(json(value), "the.place"))
                .withMessageStartingWith("cannot read the request: the.place");
    }
}
