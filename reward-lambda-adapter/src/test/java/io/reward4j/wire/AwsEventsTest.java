package io.reward4j.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Deadline;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.Sample;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every published or derived event shape is answered, and the reward sees what it should.
class AwsEventsTest {

    private static final String NONE = "(no reference as text)";
    private static final String SECURITY = "Do you have a dedicated security team?";
    private static final String TEAM_OBJECT = "{\"compliant\":\"No\",\"explanation\":\"As an AI developed by Company, I do not have a traditional security team...\"}";
    private static final String CLIPS = "Natalia sold clips to 48 of her friends in April, and then she sold half as many clips in May. How many clips did Natalia sell altogether in April and May? Let's think step by step and output the final answer after \"####\".";
    private static final String CLIPS_ANSWER = "Natalia sold 48/2 = <<48/2=24>>24 clips in May.\nNatalia sold 48+24 = <<48+24=72>>72 clips altogether in April and May.\n#### 72";

    /// One sample of an event.
    ///
    /// @param id as JSON
    /// @param reference the reference as text, or as JSON where it has no text, or [#NONE]
    record Expected(String file, String id, String prompt, String completion, String reference) {

        @Override
        public String toString() {
            return file + " " + id;
        }
    }

    static Stream<List<Expected>> events() {
        return Stream.of(
                one("01-bedrock-nova-metadata-reference", "\"123\"", SECURITY,
                        "As an AI developed by Amazon, I don not have a dedicated security team...", TEAM_OBJECT),
                one("02-hyperpod-metadata-reference", "\"123\"", SECURITY,
                        "As an AI developed by Amazon, I do not have a dedicated security team...", TEAM_OBJECT),
                one("03-sagemaker-single-object-toplevel-reference", "\"123\"", SECURITY,
                        "As an AI developed by Amazon, I don not have a dedicated security team...", TEAM_OBJECT),
                one("03b-sagemaker-list-toplevel-reference", "\"123\"", SECURITY,
                        "As an AI developed by Amazon, I don not have a dedicated security team...", TEAM_OBJECT),
                one("04-sagemaker-llm-judge-custom-field-toplevel", "\"sample-001\"", SECURITY,
                        "As an AI developed by Amazon, I don't have a dedicated security team...", TEAM_OBJECT),
                one("05-forge-verify-string-reference", "\"sample_1\"", "question", "response", "correct answer"),
                List.of(
                        new Expected("06-sagemaker-sdk-verify-two-samples", "\"sample_1\"", "What is 2 + 2?",
                                "The answer is 4. #### 4", "4"),
                        new Expected("06-sagemaker-sdk-verify-two-samples", "\"sample_2\"",
                                "What is the capital of France?", "Paris #### Paris", "Paris")),
                one("07-bedrock-samples-gsm8k-test", "\"test_001\"", "What is 2 + 2?",
                        "Let me solve this step by step.\n\n2 + 2 = 4\n\n#### 4", "4"),
                one("08-bedrock-samples-finqa-test", "\"test_001\"",
                        "What is the percentage increase from 100 to 125?",
                        "Let me calculate this step by step.\n\nPercentage increase = (New - Old) / Old × 100\n= (125 - 100) / 100 × 100\n= 25%\n\nANSWER: 25",
                        "25"),
                one("09-bedrock-samples-pandalm-test", "\"test_001\"", "Evaluate these two responses...",
                        "JUDGMENT: Response 2 is better\nREASONING: Response 2 is more concise and directly addresses the task without unnecessary repetition.",
                        "JUDGMENT: Response 2 is better\nREASONING: Response 2 is more concise."),
                one("10-bedrock-openweight-text-reference", "\"traj-0001\"", CLIPS,
                        "April 48, May 24, so 48 + 24 = 72.\n#### 72", CLIPS_ANSWER),
                one("11-wrapper-trajectories", "\"traj-0001\"", CLIPS,
                        "April 48, May 24, so 48 + 24 = 72.\n#### 72", CLIPS_ANSWER),
                one("12-wrapper-batch", "\"sample-000\"", "What is 2+2?", "2+2 equals 4.", "4"),
                one("14-wrapper-body-string-batch", "\"sample-000\"", "What is 2+2?", "2+2 equals 4.", "4"),
                one("16-wrapper-body-string-list", "\"sample-000\"", "What is 2+2?", "2+2 equals 4.", "4"),
                one("18-verl-training-sample", "\"verl-1\"", "What is 2+2?", "2+2 equals 4.", "4"),
                one("19-oss-metadata-key-id", "\"row-17\"", "What is 2+2?", "#### 4", "4"),
                one("20-nova-special-tokens", "\"tok-1\"", "Sentiment of: Sales rose 10%.",
                        "<|begin_of_thought|>compare the tone of the sentence<|end_of_thought|>\n<|begin_of_solution|>\nThe polarity is \\boxed{positive}.\n<|end_of_solution|>",
                        "positive"),
                one("30-rft-eval-nova-assistant-content-blocks", "\"sample-001\"", SECURITY,
                        "As an AI developed by Company, I don't have a dedicated security team...", TEAM_OBJECT),
                one("32-scorer-verl", "\"sample-0\"", "What is the capital of France?",
                        "The capital of France is Paris.", "Paris"),
                one("33-scorer-hf-prompt-completion", "\"123\"", "What is the capital of France?",
                        "The capital of France is Paris.", "Paris"),
                one("35-scorer-sagemaker-eval", "\"123\"", "What is the capital of France?",
                        "The capital of France is Paris.", "Paris"),
                one("37-agent-toolkit-oss-genqa", "\"hash\"", "the prompt", "model's generated text",
                        "the gold answer from dataset"),
                one("39-scorer-empty-reference", "\"123\"", "What is the capital of France?",
                        "The capital of France is Paris.", NONE),
                List.of(),
                one("51-missing-id", "\"sample-0\"", SECURITY, "x", "x"),
                one("56-converse-style-blocks", "\"c1\"", SECURITY, "No, I do not.", "No"));
    }

    private static List<Expected> one(String file, String id, String prompt, String completion, String reference) {
        return List.of(new Expected(file, id, prompt, completion, reference));
    }

    @ParameterizedTest
    @MethodSource("events")
    void rewardSeesPromptCompletionAndReference(List<Expected> event) {
        List<Sample> seen = new ArrayList<>();
        RewardEndpoint endpoint = RewardEndpoint.builder(sample -> {
            seen.add(sample);
            return Reward.of(0.25);
        }).concurrency(1).build();
        String file = event.isEmpty() ? "50-empty-list" : event.getFirst().file();

        RewardReply reply = reply(endpoint, file);

        List<ReplyReader.Result> results = ReplyReader.read(reply.toBytes());
        assertThat(results.stream().map(result -> result.id().toString()))
                .containsExactlyElementsOf(event.stream().map(Expected::id).toList());
        assertThat(results).allSatisfy(result -> {
            assertThat(result.score()).isEqualTo(0.25);
            assertThat(result.failed()).isFalse();
        });
        assertThat(seen.stream().map(Sample::prompt))
                .containsExactlyElementsOf(event.stream().map(Expected::prompt).toList());
        assertThat(seen.stream().map(Sample::completion))
                .containsExactlyElementsOf(event.stream().map(Expected::completion).toList());
        assertThat(seen.stream().map(AwsEventsTest::reference))
                .containsExactlyElementsOf(event.stream().map(Expected::reference).toList());
    }

    @Test
    void tableAndTheTestsBelowCoverEveryEvent() {
        List<String> covered = new ArrayList<>(List.of(
                "events/17-function-url-options-preflight.json", "events/50-empty-list.json",
                "events/54-no-assistant-turn.json"));
        events().flatMap(List::stream).map(expected -> "events/" + expected.file() + ".json").distinct()
                .forEach(covered::add);

        assertThat(covered).containsExactlyInAnyOrderElementsOf(Fixtures.in("events"));
    }

    @Test
    void emptyListIsAnsweredWithAnEmptyList() {
        assertThat(reply(RewardEndpoint.of(sample -> Reward.pass()), "50-empty-list")).hasToString("[]");
    }

    @Test
    void preflightIsAnsweredInTheEnvelope() {
        assertThat(reply(RewardEndpoint.of(sample -> Reward.pass()), "17-function-url-options-preflight")).hasToString(
                "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\"{\\\"ok\\\":true}\",\"isBase64Encoded\":false}");
    }

    @Test
    void sampleWithoutAnAnswerHasNoReward() {
        RewardReply reply = reply(RewardEndpoint.of(sample -> Reward.pass()), "54-no-assistant-turn");

        assertThat(reply.error()).isEmpty();
        assertThat(reply).hasToString("[{\"id\":\"u1\",\"aggregate_reward_score\":0.5,\"metrics_list\":["
                + "{\"name\":\"reward_failed\",\"value\":1.0,\"type\":\"Metric\"},"
                + "{\"name\":\"reward_failed/refused_input\",\"value\":1.0,\"type\":\"Metric\"}],"
                + "\"reward_failure\":\"refused_input: preflight: sample 0: no message of "
                + "the assistant, and no completion, among the fields [messages]; the answer is read from [/model_response, "
                + "/completion, /response, /modelResponse, /generated_text, /generated_response, /output], or from the "
                + "end of [/messages, /prompt, /query]: see SampleFields\"}]");
    }

    @Test
    void customFieldsAreMetadataWhereverTheyStand() {
        List<Sample> seen = new ArrayList<>();
        RewardEndpoint endpoint = RewardEndpoint.of(sample -> {
            seen.add(sample);
            return Reward.pass();
        });

        reply(endpoint, "01-bedrock-nova-metadata-reference");
        reply(endpoint, "04-sagemaker-llm-judge-custom-field-toplevel");
        reply(endpoint, "18-verl-training-sample");

        assertThat(seen.get(0).metadata().path("my_key").asString()).isEqualTo("sample-001");
        assertThat(seen.get(1).metadata()).hasToString("{\"my_custom_field\":\"custom_value\"}");
        assertThat(seen.get(2).metadata().path("extra_info").path("format_score").asDouble()).isEqualTo(0.1);
    }

    private static String reference(Sample sample) {
        try {
            return sample.referenceText();
        } catch (RewardException e) {
            return sample.reference().isObject() ? sample.reference().toString() : NONE;
        }
    }

    private static RewardReply reply(RewardEndpoint endpoint, String file) {
        return endpoint.reply(new ByteArrayInputStream(Fixtures.read("events/" + file + ".json")), Deadline.none());
    }
}
