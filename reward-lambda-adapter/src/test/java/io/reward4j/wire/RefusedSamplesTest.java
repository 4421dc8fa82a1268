package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.reward4j.RewardException;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.wire.json.Limits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A sample that is JSON but wrong is refused alone, with one message that names the place.
class RefusedSamplesTest {

    private static final String PLACES = "the answer is read from [/model_response, /completion, /response, "
            + "/modelResponse, /generated_text, /generated_response, /output], or from the end of "
            + "[/messages, /prompt, /query]: see SampleFields";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            7                                                | expected an object, found a number
            null                                             | expected an object, found null
            [[{"id":1}]]                                     | expected an object, found a list
            {}                                               | no message of the assistant, and no completion, among the fields []; <places>
            {"messages":[]}                                  | no message of the assistant, and no completion, among the fields [messages]; <places>
            {"messages":null}                                | no message of the assistant, and no completion, among the fields []; <places>
            {"messages":"hi"}                                | messages: expected a list of messages, found text
            {"messages":{"role":"user"}}                     | messages: expected a list of messages, found an object
            {"messages":[1]}                                 | messages[0]: expected a message, found a number
            {"messages":[{"content":"x"}]}                   | messages[0]: a message without a role
            {"messages":[{"role":null}]}                     | messages[0].role: expected text, found null
            {"messages":[{"role":"user"},{"role":"assistant","content":[["x"]]}]} | messages[1].content[0]: expected text or a block, found a list
            {"messages":[{"role":"assistant","content":[{"type":"text","text":[]}]}]} | messages[0].content[0].text: expected text, found a list
            {"messages":[{"role":"user","role":"assistant"}]} | messages[0].role: the field is there twice
            {"messages":[{"role":"assistant"}],"messages":[]} | messages: the field is there twice
            {"prompt":["a"],"completion":"x"}                    | prompt[0]: expected a message, found text
            {"prompt":"q","completion":{"text":{}}}       | completion.text: expected text, found an object
            {"prompt":"q","response":"x","query":"r"}        | no message of the assistant, and no completion, among the fields [prompt, response, query]; <places>
            {"prompt":"q","completion":"x","metadata":[1]}   | metadata: expected an object, found a list
            {"prompt":"q","completion":"x","a":{"b":[1,{"c":1,"c":2}]}} | a.b[1].c: the field is there twice
            {"prompt":"q","completion":"x","a":1,"a":1}      | a: the field is there twice
            {"prompt":"q","completion":"x","a":1e2000}       | a: a number out of range: at most 1000 digits before or after the point
            {"prompt":"q","completion":"x","a":[1e-99999999999]} | a[0]: a number out of range: at most 1000 digits before or after the point
            {"prompt":"q","completion":"x","a":[NaN]}        | a[0]: not a finite number
            {"prompt":"q","completion":"x","metadata":"oh"}  | metadata: expected an object, found text
            {"conversations":[{"from":"gpt","value":"x"}]}   | no message of the assistant, and no completion, among the fields [conversations]; <places>
            {"messages":[{"type":"message","content":"x"}]}  | messages[0]: a message without a role
            """)
    void saysWhatIsWrongAndWhere(String sample, String reason) {
        List<String> failures = new ArrayList<>();
        RewardEndpoint endpoint = RewardEndpoint.builder(Events.SHARE_OF_A).listener(new RewardListener() {
            @Override
            public void failed(Sample failed, RewardException cause) {
                failures.add(cause.kind() + " " + cause.getMessage());
            }
        }).build();

        List<ReplyReader.Result> results = Events.results(endpoint, Events.between(sample));

        assertThat(failures).containsExactly("REFUSED_INPUT sample 1: " + reason.replace("<places>", PLACES));
        assertThat(results).extracting(ReplyReader.Result::score, ReplyReader.Result::failed)
                .containsExactly(tuple(0.3, false), tuple(0.5, true), tuple(0.7, false));
        assertThat(results.get(1).names()).containsExactly("reward_failed", "reward_failed/refused_input");
        assertThat(results.get(1).id().asString()).isEqualTo("sample-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":"x","messages":5}                          | "x"
            {"messages":5,"id":"x"}                          | "x"
            {"messages":[{"id":"inner","role":5}],"id":17}   | 17
            {"messages":{"a":{"id":"inner"}},"id":[1,2.50]}  | [1,2.50]
            {"messages":5,"id":null}                         | "sample-1"
            {"messages":5,"id":"x","id":"y"}                 | "x"
            {"id":"x","id":"y"}                              | "x"
            {"id":1e999,"messages":[]}                       | 1e999
            {"id":1e99999999999,"messages":[]}               | "sample-1"
            {"id":{"a":1,"a":2},"messages":[]}               | "sample-1"
            """)
    void isAnsweredUnderItsIdWhereverThatStands(String sample, String id) {
        String reply = Events.reply(RewardEndpoint.of(Events.SHARE_OF_A), Events.between(sample)).toString();

        assertThat(reply).contains("{\"id\":" + id + ",\"aggregate_reward_score\":0.5");
    }

    @Test
    void longPlacesAndNamesAreShortened() {
        String nested = "[".repeat(Limits.NESTING + 1) + "]".repeat(Limits.NESTING + 1);
        String name = "n".repeat(1_000);

        assertThat(reason("{\"prompt\":\"q\",\"a\":" + nested + "}"))
                .isEqualTo("sample 0: a" + "[0]".repeat(39) + "[0…: nested deeper than 100");
        assertThat(reason("{\"" + name + "\":1,\"" + name + "\":1,\"id\":1}"))
                .isEqualTo("sample 0: " + name.substring(0, 40) + "…: the field is there twice");
    }

    private static String reason(String sample) {
        RewardEndpoint endpoint = RewardEndpoint.builder(Events.SHARE_OF_A)
                .failurePolicy(FailurePolicy.failInvocation())
                .build();
        RuntimeException error = Events.reply(endpoint, "[" + sample + "]").error().orElseThrow();
        return String.valueOf(error.getCause() == null ? null : error.getCause().getMessage());
    }
}
