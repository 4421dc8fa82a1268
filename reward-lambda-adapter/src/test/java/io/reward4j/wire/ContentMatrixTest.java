package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Content;
import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each kind of content, in each spelling, before each kind of reader: refused, scored or shown, and never silently
/// empty.
class ContentMatrixTest {

    private static final Set<Content> TEXT = EnumSet.of(Content.TEXT);
    private static final Set<Content> CALLS = EnumSet.of(Content.TOOL_CALLS);
    private static final Set<Content> REASONING = EnumSet.of(Content.REASONING);
    private static final Set<Content> ATTACHMENTS = EnumSet.of(Content.ATTACHMENTS);

    record Answer(Set<Content> holds, String json) {

        @Override
        public String toString() {
            return holds + " " + json;
        }
    }

    static Stream<Answer> answers() {
        return Stream.of(
                answer(TEXT, "'content':'hi'"),
                answer(TEXT, "'content':42"),
                answer(TEXT, "'content':{'text':'hi'}"),
                answer(TEXT, "'content':['hi']"),
                answer(TEXT, "'content':[{'text':'hi'}]"),
                answer(TEXT, "'content':[{'type':'text','text':'hi'}]"),
                answer(TEXT, "'content':[{'type':'output_text','text':'hi','annotations':[]}]"),
                answer(TEXT, "'content':[{'type':'refusal','refusal':'I cannot.'}]"),
                answer(TEXT, "'content':null,'refusal':'I cannot.'"),
                answer(TEXT, "'content':[{'citationsContent':{'content':[{'text':'hi'}],'citations':[]}}]"),
                answer(TEXT, "'content':[{'guardContent':{'text':{'text':'hi'}}}]"),
                answer(TEXT, "'parts':[{'text':'hi'}]"),
                answer(TEXT, "'content':[{'text':'hi'},{'cachePoint':{'type':'default'}}]"),
                answer(CALLS,
                        "'content':null,'tool_calls':[{'id':'1','type':'function','function':{'name':'f','arguments':'{}'}}]"),
                answer(CALLS, "'content':'','tool_calls':{'name':'f','arguments':{}}"),
                answer(CALLS, "'tool_calls':'[{\\'name\\':\\'f\\'}]'"),
                answer(CALLS, "'tool_calls':[7]"),
                answer(CALLS, "'content':null,'function_call':{'name':'f','arguments':'{'}"),
                answer(CALLS, "'content':[{'toolUse':{'toolUseId':'1','name':'f','input':{}}}]"),
                answer(CALLS, "'content':[{'type':'tool_use','id':'1','name':'f','input':{}}]"),
                answer(CALLS, "'content':[{'type':'server_tool_use','id':'1','name':'web_search','input':{}}]"),
                answer(CALLS, "'content':[{'type':'function_call','call_id':'1','name':'f','arguments':'{}'}]"),
                answer(CALLS, "'content':[{'type':'web_search_call','id':'1','action':{'query':'q'}}]"),
                answer(CALLS, "'parts':[{'functionCall':{'name':'f','args':{}}}]"),
                answer(CALLS, "'parts':[{'function_call':{'name':'f','args':{}}}]"),
                answer(REASONING, "'content':'','reasoning_content':'Hm.'"),
                answer(REASONING, "'content':null,'reasoning':'Hm.'"),
                answer(REASONING, "'content':[{'reasoningContent':{'reasoningText':{'text':'Hm.','signature':'x'}}}]"),
                answer(REASONING, "'content':[{'reasoningContent':{'redactedContent':'AAAA'}}]"),
                answer(REASONING, "'content':[{'type':'thinking','thinking':'Hm.','signature':'x'}]"),
                answer(REASONING, "'content':[{'type':'redacted_thinking','data':'AAAA'}]"),
                answer(REASONING, "'content':[{'type':'reasoning','summary':[{'type':'summary_text','text':'Hm.'}]}]"),
                answer(REASONING, "'parts':[{'text':'Hm.','thought':true}]"),
                answer(ATTACHMENTS, "'content':[{'type':'image_url','image_url':{'url':'https://example.org/a.png'}}]"),
                answer(ATTACHMENTS,
                        "'content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,AAAA'}}]"),
                answer(ATTACHMENTS, "'content':[{'type':'input_image','image_url':'https://example.org/a.png'}]"),
                answer(ATTACHMENTS,
                        "'content':[{'type':'image','source':{'type':'base64','media_type':'image/png','data':'AAAA'}}]"),
                answer(ATTACHMENTS, "'content':[{'image':{'format':'png','source':{'bytes':'AAAA'}}}]"),
                answer(ATTACHMENTS,
                        "'content':[{'document':{'format':'pdf','name':'d','source':{'s3Location':{'uri':'s3://b/d.pdf'}}}}]"),
                answer(ATTACHMENTS, "'content':[{'type':'input_audio','input_audio':{'data':'AAAA','format':'wav'}}]"),
                answer(ATTACHMENTS, "'content':null,'audio':{'id':'a1','data':'AAAA'}"),
                answer(ATTACHMENTS, "'parts':[{'inlineData':{'mimeType':'image/png','data':'AAAA'}}]"),
                answer(ATTACHMENTS, "'parts':[{'fileData':{'mimeType':'video/mp4','fileUri':'gs://b/v'}}]"),
                answer(ATTACHMENTS, "'content':[{'type':'hologram','data':'AAAA'}]"),
                answer(ATTACHMENTS, "'content':{'answer':42}"),
                answer(EnumSet.of(Content.TEXT, Content.TOOL_CALLS),
                        "'content':'hi','tool_calls':[{'id':'1','function':{'name':'f','arguments':'{}'}}]"),
                answer(EnumSet.of(Content.TEXT, Content.TOOL_CALLS),
                        "'content':[{'text':'hi'},{'toolUse':{'toolUseId':'1','name':'f','input':{}}}]"),
                answer(EnumSet.of(Content.TEXT, Content.REASONING), "'content':'hi','reasoning_content':'Hm.'"),
                answer(EnumSet.of(Content.TEXT, Content.ATTACHMENTS),
                        "'content':[{'type':'text','text':'hi'},{'type':'image','source':{'url':'https://example.org/a'}}]"),
                answer(EnumSet.noneOf(Content.class), "'content':''"),
                answer(EnumSet.noneOf(Content.class), "'content':null,'tool_calls':[]"),
                answer(EnumSet.noneOf(Content.class), "'content':[]"));
    }

    private static Answer answer(Set<Content> holds, String fields) {
        String json = "{'role':'assistant'," + fields + "}";
        return new Answer(holds, json.replace("\\'", "\\\"").replace("'", "\"").replace("\\\\\"", "\\\""));
    }

    private static ReplyReader.Result result(Answer answer, Set<Content> reads, List<Message> seen) {
        RewardFunction reward = sample -> {
            seen.add(sample.answer());
            return Reward.of(0.25);
        };
        Content first = reads.iterator().next();
        RewardEndpoint endpoint = RewardEndpoint.of(reward.reading(first, reads.toArray(Content[]::new)));
        String event = "[{\"messages\":[{\"role\":\"user\",\"content\":\"q\"}," + answer.json() + "]}]";
        return ReplyReader.read(Events.reply(endpoint, event).toBytes()).getFirst();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void contentIsReadWhereverItStands(Answer answer) {
        List<Message> seen = new ArrayList<>();
        result(answer, EnumSet.of(Content.TRAJECTORY), seen);

        assertThat(seen).singleElement().satisfies(message -> {
            for (Content content : EnumSet.complementOf(EnumSet.of(Content.TRAJECTORY))) {
                assertThat(message.holds(content)).as("%s in %s", content, message)
                        .isEqualTo(answer.holds().contains(content));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("answers")
    void nothingIsScoredUnseen(Answer answer) {
        for (Set<Content> reads : List.of(TEXT, CALLS, ATTACHMENTS, REASONING,
                EnumSet.of(Content.TEXT, Content.TOOL_CALLS), EnumSet.of(Content.TRAJECTORY))) {
            ReplyReader.Result result = result(answer, reads, new ArrayList<>());
            boolean readsIt = reads.contains(Content.TRAJECTORY) || reads.stream().anyMatch(answer.holds()::contains);
            boolean holdsAnAnswer = answer.holds().stream().anyMatch(content -> content != Content.REASONING);

            assertThat(result.failed()).as("%s by %s", answer, reads).isEqualTo(holdsAnAnswer && !readsIt);
            if (!result.failed()) {
                List<String> unread = answer.holds().stream()
                        .filter(content -> !reads.contains(content) && !reads.contains(Content.TRAJECTORY))
                        .map(content -> "unread/" + content.id())
                        .toList();
                assertThat(result.names()).containsAll(unread);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("results")
    void resultsOfToolsAreTurnsOfTheirOwn(String message) {
        List<Sample> seen = new ArrayList<>();
        RewardFunction reward = sample -> {
            seen.add(sample);
            return Reward.pass();
        };
        String event = "[{'messages':[{'role':'assistant','tool_calls':[{'id':'c1','function':{'name':'f'}}]},"
                + message
                + ",{'role':'assistant','content':'done'}]}]";
        Events.reply(RewardEndpoint.of(reward), event.replace('\'', '"'));

        List<Message> turns = seen.getFirst().messages();
        assertThat(turns).hasSize(3);
        assertThat(turns.get(1).role()).isEqualTo("tool");
        assertThat(turns.get(1).content()).contains("rain");
        assertThat(turns.get(1).toolResult().orElseThrow().answers(turns.get(0).toolCalls().getFirst())).isTrue();
    }

    static Stream<String> results() {
        return Stream.of(
                "{'role':'tool','tool_call_id':'c1','name':'f','content':'rain'}",
                "{'role':'tool','tool_call_id':'c1','content':[{'type':'text','text':'rain'}]}",
                "{'role':'function','name':'f','content':'rain'}",
                "{'role':'user','content':[{'toolResult':{'toolUseId':'c1','content':[{'text':'rain'}]}}]}",
                "{'role':'user','content':[{'toolResult':{'toolUseId':'c1','status':'error','content':[{'json':{'w':'rain'}}]}}]}",
                "{'role':'user','content':[{'type':'tool_result','tool_use_id':'c1','content':'rain','is_error':true}]}",
                "{'role':'user','content':[{'type':'tool_result','tool_use_id':'c1','content':[{'type':'text','text':'rain'}]}]}",
                "{'type':'function_call_output','call_id':'c1','output':'rain'}",
                "{'role':'user','parts':[{'functionResponse':{'name':'f','response':{'w':'rain'}}}]}");
    }
}
