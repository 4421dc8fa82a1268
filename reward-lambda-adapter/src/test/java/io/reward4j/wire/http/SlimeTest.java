package io.reward4j.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Attachment;
import io.reward4j.CompositeReward;
import io.reward4j.Deadline;
import io.reward4j.Message;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.wire.FailurePolicy;
import io.reward4j.wire.RewardEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlimeTest {

    private static final String BODY = "{\"prompt\":\"q\",\"response\":\"aa\",\"label\":null}";
    private static final RewardFunction UNDECIDED = sample -> {
        throw new RewardException(RewardException.Kind.MISSING_REFERENCE, "no \ud800 label");
    };

    @Test
    void requestIsReadAsASample() {
        Sample sample = Requests.samples(TrainerFormat.SLIME, Requests.fixture("slime.json")).getFirst();

        assertThat(sample.completion()).isEqualTo("aaa\\boxed{8}");
        assertThat(sample.prompt()).startsWith("<|im_start|>user\nHow many");
        assertThat(sample.referenceText()).isEqualTo("8");
    }

    @Test
    void promptMayBeAListOfMessagesAndOtherFieldsAreMetadata() {
        Sample sample = Requests.samples(TrainerFormat.SLIME, ("{\"prompt\":[{\"role\":\"system\",\"content\":\"s\"},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"q\"},"
                + "{\"type\":\"image\",\"image\":\"https://example.org/cat.png\"}]},"
                + "{\"role\":\"user\",\"content\":7}],"
                + "\"response\":\"a\",\"label\":{\"answer\":4},\"source\":\"x\"}").getBytes(UTF_8)).getFirst();

        Message asked = Message.user("q").withAttachments(
                List.of(new Attachment(Attachment.Kind.IMAGE, "", "https://example.org/cat.png")));
        assertThat(sample.messages())
                .containsExactly(Message.system("s"), asked, Message.user("7"), Message.assistant("a"));
        assertThat(sample.referenceText()).isEqualTo("4");
        assertThat(sample.metadata()).hasToString("{\"source\":\"x\"}");
    }

    @Test
    void replyIsANumber() {
        TrainerReply reply = Requests.reply(TrainerFormat.SLIME, BODY);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply).hasToString("0.2");
    }

    @Test
    void replyMayBeAnObjectWithTheParts() {
        RewardFunction reward = CompositeReward.builder().term("a", 1, Requests.SHARE_OF_A).build();

        assertThat(Requests.reply(RewardEndpoint.of(reward), TrainerFormat.SLIME_OBJECT, BODY))
                .hasToString("{\"reward\":0.2,\"reward_failed\":0,\"parts\":{\"a\":0.2}}");
    }

    @Test
    void failureIsAnsweredByThePolicy() {
        RewardEndpoint neutral = RewardEndpoint.of(UNDECIDED.withRange(-1, 2));
        RewardEndpoint strict = RewardEndpoint.builder(UNDECIDED).failurePolicy(FailurePolicy.failInvocation()).build();

        assertThat(Requests.reply(neutral, TrainerFormat.SLIME, BODY)).hasToString("0.5");
        assertThat(Requests.reply(neutral, TrainerFormat.SLIME_OBJECT, BODY)).hasToString("{\"reward\":0.5,"
                + "\"reward_failed\":1,\"reward_failure\":\"missing_reference: no label\",\"parts\":{}}");
        assertThat(Requests.reply(strict, TrainerFormat.SLIME, BODY).status()).isEqualTo(500);
    }

    @Test
    void sampleBeyondTheLimitsFailsAndIsNoMalformedRequest() {
        String deep = "{\"prompt\":\"q\",\"response\":\"a\",\"label\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        assertThat(Requests.json(Requests.reply(TrainerFormat.SLIME_OBJECT, deep)).path("reward_failure").asString())
                .isEqualTo("refused_input: sample 0: label" + "[0]".repeat(38) + "[…: nested deeper than 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"prompt\":\"q\"}", "{\"prompt\":\"q\",\"response\":null}",
            "{\"prompt\":7,\"response\":\"a\"}", "{\"prompt\":[7],\"response\":\"a\"}",
            "{\"prompt\":[{}],\"response\":\"a\"}",
            "{\"response\":\"a\"}", "{\"prompt\":\"q\",\"response\":\"a\",\"response\":\"aa\"}"})
    void malformedRequestIsAnError(String body) {
        TrainerReply reply = Requests.reply(TrainerFormat.SLIME, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(Requests.json(reply).path("error").asString()).startsWith("cannot read the request: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"label\":NaN,\"response\":\"a\"", "\"label\":[-Infinity],\"response\":\"a\"",
            "\"response\":NaN"})
    void sampleWithANumberThatIsNoneFailed(String fields) {
        assertThat(Requests.json(Requests.reply(TrainerFormat.SLIME_OBJECT, "{\"prompt\":\"q\"," + fields + "}"))
                .path("reward_failure").asString())
                .startsWith("refused_input: sample 0: ").endsWith("not a finite number");
    }

    @Test
    void bodyThatIsNotUtf8IsAnError() {
        byte[] body = BODY.getBytes(UTF_8);
        body[11] = (byte) 0xFF;

        TrainerReply reply = TrainerEndpoint.of(Requests.SHARE_OF_A)
                .reply(TrainerFormat.SLIME, body, Deadline.none());

        assertThat(reply.toString())
                .isEqualTo("{\"error\":\"cannot read the request: not UTF-8 at byte 11\"}");
    }
}
