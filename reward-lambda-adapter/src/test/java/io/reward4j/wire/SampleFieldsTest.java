package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Content;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.wire.SampleFields.FieldPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFieldsTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static List<ReplyReader.Result> results(SampleFields fields, List<Sample> seen, String event) {
        RewardFunction reward = sample -> {
            seen.add(sample);
            return Reward.of(0.25);
        };
        RewardEndpoint endpoint = RewardEndpoint.builder(reward.reading(Content.TRAJECTORY)).fields(fields)
                .concurrency(1).build();
        return ReplyReader.read(Events.reply(endpoint, event).toBytes());
    }

    private static Sample read(SampleFields fields, String sample) {
        List<Sample> seen = new ArrayList<>();
        results(fields, seen, "[" + sample.replace('\'', '"') + "]");
        assertThat(seen).hasSize(1);
        return seen.getFirst();
    }

    @Test
    void fieldsOfOnesOwnAreReadAndNoOthers() {
        SampleFields fields = SampleFields.standard().messages("/conv/turns").answer("/outputs/0/text")
                .reference("/label").id("/meta~1id");

        Sample sample = read(fields, "{'meta/id':7,'conv':{'turns':[{'role':'user','content':'q'}]},"
                + "'outputs':[{'text':'a'}],'label':'gold','reference_answer':'other','messages':3}");

        assertThat(sample.id()).isEqualTo("7");
        assertThat(sample.prompt()).isEqualTo("q");
        assertThat(sample.completion()).isEqualTo("a");
        assertThat(sample.referenceText()).isEqualTo("gold");
        assertThat(sample.metadata().path("messages").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "label", "$.label"})
    void aPlaceIsAJsonPointer(String pointer) {
        assertThatThrownBy(() -> SampleFields.standard().reference(pointer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it like \"/metadata/label\"");
        assertThatThrownBy(() -> SampleFields.standard().id()).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'metadata':{'reference_answer':{}},'reference_answer':'t'         | "t"
            'metadata':'{"reference_answer":"m"}'                             | "m"
            'metadata':'','reference_answer':'t'                              | "t"
            'metadata':[],'reference_answer':'t'                              | "t"
            'metadata':{'answer':'m'}                                         | "m"
            'metadata':{'answer':'m'},'ground_truth':'g'                      | "g"
            'extra_info':'{"reference_answer":{"text":"x"}}'                  | {"text":"x"}
            'reference_answer':[]                                             | []
            """)
    void aReferenceIsFoundInMetadataOfAnyForm(String fields, String reference) {
        String sample = "{'prompt':'p','completion':'a'," + fields.replace("\"", "\\\"").replace("'{\\\"", "'{\\\"")
                + "}";

        assertThat(read(SampleFields.standard(), sample).reference()).hasToString(reference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'messages':[{'role':'user','content':'q'}],'response':'a'                        | user:q assistant:a
            'messages':[{'role':'user','content':'q'}],'generated_text':'a'                  | user:q assistant:a
            'messages':[{'role':'user','content':'q'}],'output':[{'text':'a'}]               | user:q assistant:a
            'messages':[{'role':'user','content':'q'},{'role':'model','content':'m'}],'output':'a' | user:q assistant:m
            'messages':[{'role':'USER','content':'q'},{'role':'Assistant','content':'a'}]    | user:q assistant:a
            'system':[{'text':'s'}],'messages':[{'role':'user','content':'q'}],'completion':'a' | system:s user:q assistant:a
            'query':'q','response':{'role':'assistant','content':'gold'},'model_response':'a' | user:q assistant:a
            """)
    void anAnswerBesideMessagesWithoutOneIsTheAnswer(String fields, String conversation) {
        List<String> turns = read(SampleFields.standard(), "{" + fields + "}").messages().stream()
                .map(message -> message.role() + ":" + message.content()).toList();

        assertThat(String.join(" ", turns)).isEqualTo(conversation);
    }

    @Test
    void aMadeUpIdIsNeverThatOfAnotherSample() {
        String named = "{\"id\":\"%s\",\"prompt\":\"p\",\"completion\":\"a\"}";
        String event = "[{\"prompt\":\"p\",\"completion\":\"a\"}," + named.formatted("sample-0") + ","
                + named.formatted("sample-2") + "," + named.formatted("sample-0-without-id")
                + ",{\"prompt\":\"p\",\"completion\":\"a\"}," + named.formatted("sample-4") + ","
                + "{\"prompt\":\"p\",\"completion\":\"a\"}]";

        List<ReplyReader.Result> results = results(SampleFields.standard(), new ArrayList<>(), event);

        assertThat(results).extracting(result -> result.id().asString()).doesNotHaveDuplicates().containsExactly(
                "sample-0-without-id-without-id", "sample-0", "sample-2", "sample-0-without-id",
                "sample-4-without-id", "sample-4", "sample-6");
        assertThat(results).extracting(ReplyReader.Result::score).containsOnly(0.25);
    }

    @Test
    void notANumberInABodyRefusesThatSampleAlone() {
        String event = "{\"body\":\"[{\\\"id\\\":1,\\\"prompt\\\":\\\"p\\\",\\\"completion\\\":\\\"a\\\",\\\"logprob\\\":NaN},"
                + "{\\\"id\\\":2,\\\"prompt\\\":\\\"p\\\",\\\"completion\\\":\\\"a\\\"}]\"}";

        assertThat(results(SampleFields.standard(), new ArrayList<>(), event))
                .extracting(result -> result.id().asInt(), ReplyReader.Result::failed)
                .containsExactly(org.assertj.core.api.Assertions.tuple(1, true),
                        org.assertj.core.api.Assertions.tuple(2, false));
    }

    /// Nobody has to read an implementation to learn which fields are read.
    @Test
    void theReadmeListsTheStandardPlaces() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(listed(readme, "conversation")).isEqualTo(texts(SampleFields.standard().messagePaths()));
        assertThat(listed(readme, "answer")).isEqualTo(texts(SampleFields.standard().answerPaths()));
        assertThat(listed(readme, "reference")).isEqualTo(texts(SampleFields.standard().referencePaths()));
        assertThat(listed(readme, "id")).isEqualTo(texts(SampleFields.standard().idPaths()));
    }

    private static List<String> texts(List<FieldPath> paths) {
        return paths.stream().map(FieldPath::toString).toList();
    }

    /// The places in the row of a table that begins with a word.
    private static List<String> listed(String readme, String row) {
        String line = readme.lines().filter(each -> each.startsWith("| " + row + " | `/")).findFirst().orElseThrow();
        return CODE.matcher(line).results().map(match -> match.group(1)).filter(code -> code.startsWith("/")).toList();
    }
}
