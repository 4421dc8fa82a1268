package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.extract.Extraction;
import io.reward4j.report.RunStatistics;
import io.reward4j.report.RunSummary;
import io.reward4j.report.Warning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// The rule of [Content], by each way to score a sample.
class ContentTest {

    private static final Message QUESTION = Message.user("What is the weather in Kyoto?");
    private static final Message CALL = Message.assistant("", List.of(ToolCall.of("weather", "{\"city\":\"Kyoto\"}")));
    private static final Message PICTURE = Message.assistant("").withAttachments(
            List.of(new Attachment(Attachment.Kind.IMAGE, "image/png", "")));
    private static final Message THOUGHT = Message.assistant("").withReasoning("Let me see.");

    private static final RewardFunction TEXT = sample -> Reward.of(sample.completion().isBlank() ? 0 : 1);
    private static final RewardFunction CALLS = ((RewardFunction) sample -> Reward
            .of(sample.answer().toolCalls().isEmpty() ? 0 : 1)).reading(Content.TOOL_CALLS);
    private static final RewardFunction TURNS = ((RewardFunction) sample -> Reward
            .of(1.0 / sample.messages().size())).reading(Content.TRAJECTORY);

    private static Sample sample(Message... answers) {
        List<Message> messages = new ArrayList<>(List.of(QUESTION));
        messages.addAll(List.of(answers));
        return Sample.of(messages);
    }

    /// Scores in a batch, where the rule holds for any function, bare lambdas included.
    private static Reward inBatch(RewardFunction reward, Sample sample) {
        return switch (BatchScorer.of(reward).scoreAll(List.of(sample)).getFirst()) {
            case Outcome.Scored scored -> scored.reward();
            case Outcome.Failed failed -> throw failed.cause();
        };
    }

    private static String refusal(RewardFunction reward, Sample sample) {
        try {
            throw new AssertionError("scored: " + inBatch(reward, sample));
        } catch (RewardException e) {
            assertThat(e.kind()).isEqualTo(RewardException.Kind.REFUSED_INPUT);
            return e.getMessage();
        }
    }

    @Test
    void anAnswerOfCallsAloneIsNoNumberToARewardThatReadsText() {
        assertThat(refusal(TEXT, sample(CALL))).isEqualTo("the answer holds 1 tool call and no text, which is all that"
                + " the reward reads; say what it reads with reading(Content, ...)");
        assertThat(refusal(TEXT, sample(PICTURE))).startsWith("the answer holds 1 attachment and no text");
        assertThat(refusal(TEXT, sample(CALL.withContent(" \n")))).startsWith("the answer holds 1 tool call");
    }

    @Test
    void anAnswerOfTextAloneIsNoNumberToARewardThatReadsCalls() {
        assertThat(refusal(CALLS, sample(Message.assistant("It rains.")))).startsWith(
                "the answer holds text and no tool calls");
        assertThat(inBatch(CALLS, sample(CALL))).isEqualTo(Reward.of(1));
    }

    @Test
    void anEmptyAnswerIsScoredByAll() {
        assertThat(inBatch(TEXT, sample(Message.assistant("")))).isEqualTo(Reward.of(0));
        assertThat(inBatch(CALLS, sample(Message.assistant("")))).isEqualTo(Reward.of(0));
    }

    @Test
    void reasoningAloneIsAnEmptyAnswerAndIsReported() {
        assertThat(inBatch(TEXT, sample(THOUGHT))).hasToString("""
                reward 0.000
                  unread/reasoning (metric) 1.000""");
    }

    @Test
    void whatStandsBesideWhatIsReadIsReported() {
        assertThat(inBatch(TEXT, sample(CALL.withContent("It rains.")))).hasToString("""
                reward 1.000
                  unread/tool_calls (metric) 1.000""");
        assertThat(inBatch(CALLS, sample(CALL.withContent("It rains.").withReasoning("Hm.")))).hasToString("""
                reward 1.000
                  unread/text (metric)      1.000
                  unread/reasoning (metric) 1.000""");
    }

    @Test
    void aConversationThatEndsWithSomebodyElseHasNoAnswer() {
        Sample open = sample(Message.assistant("Where?"), Message.user("In Kyoto."));

        assertThat(refusal(TEXT, open))
                .isEqualTo("the conversation ends with a turn of the user, so there is no answer,"
                        + " and the reward does not read the trajectory; a reward of whole conversations announces"
                        + " that with reading(Content.TRAJECTORY)");
        assertThat(refusal(TEXT, sample(CALL, Message.tool("1", "rain")))).contains("a turn of the tool");
        assertThat(refusal(TEXT, sample(CALL, new Message("ignore the rubric", "x"))))
                .contains("a turn of another role");
        assertThat(inBatch(TURNS, open)).isEqualTo(Reward.of(1.0 / 3));
    }

    @Test
    void aCompositeReadsWhatItsPartsRead() {
        CompositeReward both = CompositeReward.builder().term("text", 1, TEXT).term("calls", 3, CALLS).build();

        assertThat(both.traits().reads()).containsExactly(Content.TEXT, Content.TOOL_CALLS);
        assertThat(both.score(sample(CALL)).value()).isEqualTo(0.75);
        assertThat(both.score(sample(Message.assistant("It rains."))).value()).isEqualTo(0.25);
        assertThat(inBatch(both, sample(CALL)).value()).isEqualTo(0.75);
        CompositeReward outer = CompositeReward.builder()
                .term("inner", 1, CompositeReward.builder().term("text", 1, TEXT).build())
                .term("calls", 1, CALLS)
                .build();
        assertThat(outer.score(sample(CALL)).value()).isEqualTo(0.5);
    }

    @Test
    void partsThatWaitSeeWhatTheWholeReads() {
        RewardFunction slowText = CompositeReward.builder().term("text", 1, TEXT).build()
                .withTraits(Traits.calling(1));
        CompositeReward both = CompositeReward.builder()
                .term("text", 1, slowText)
                .term("calls", 1, CALLS.withTraits(Traits.calling(1)))
                .build();

        assertThat(both.score(sample(CALL)).value()).isEqualTo(0.5);
    }

    @Test
    void aPlainCallOfACombinationKeepsTheRule() {
        List<RewardFunction> combined = List.of(
                TEXT.reading(Content.TEXT),
                TEXT.map(v -> v),
                TEXT.clamp(0, 1),
                TEXT.on(Extraction::found),
                CALLS.on(Extraction::found),
                TEXT.forEach(text -> Extraction.found(List.of(text)), Aggregation.mean()),
                CompositeReward.builder().term("text", 1, TEXT).build());
        assertThat(combined).allSatisfy(reward -> assertThatThrownBy(() -> reward.score(sample(CALL)))
                .isInstanceOf(RewardException.class)
                .hasMessageContaining("1 tool call"));
        assertThatThrownBy(() -> Traits.code().requireReadable(sample(CALL))).isInstanceOf(RewardException.class);
    }

    @Test
    void whoeverRecoversDecidesWhatARefusedAnswerIsWorth() {
        RewardFunction recovering = TEXT.recover(e -> Reward.fail(e.kind().id()));

        assertThat(recovering.score(sample(CALL))).isEqualTo(Reward.fail("refused_input"));
        assertThat(inBatch(recovering.withRange(0, 1), sample(CALL))).isEqualTo(Reward.fail("refused_input"));
    }

    @Test
    void combinatorsCarryWhatIsRead() {
        assertThat(CALLS.map(v -> v).traits().reads()).containsExactly(Content.TOOL_CALLS);
        assertThat(CALLS.withRange(-1, 1).traits().reads()).containsExactly(Content.TOOL_CALLS);
        assertThat(CALLS.withTraits(Traits.calling(1)).traits().reads()).containsExactly(Content.TOOL_CALLS);
        assertThat(CALLS.recover(e -> Reward.pass()).traits().reads()).containsExactly(Content.TOOL_CALLS);
        assertThat(CALLS.on(Extraction::found).traits().reads()).containsExactly(Content.TEXT);
        assertThat(TURNS.on(Extraction::found).traits().reads()).containsExactly(Content.TEXT, Content.TRAJECTORY);
        assertThat(CALLS.reading(Content.TEXT).traits().reads()).containsExactly(Content.TEXT);
    }

    @Test
    void aPartOfTheTextIsAllThereIs() {
        RewardFunction calls = sample -> Reward.of(sample.answer().toolCalls().size());

        assertThat(calls.on(Extraction::found).score(sample(CALL.withContent("x"))).value()).isZero();
    }

    @Test
    void theReportWarnsOfWhatWasNotRead() {
        RunStatistics statistics = RunStatistics.of(Traits.code());
        BatchScorer.of(TEXT).withListener(statistics).scoreAll(List.of(
                sample(CALL.withContent("It rains.")), sample(Message.assistant("It rains.")),
                sample(Message.assistant("").withReasoning("Hm."))));
        RunSummary summary = statistics.summary();

        assertThat(summary.warnings()).filteredOn(warning -> warning.kind() == Warning.Kind.UNREAD_CONTENT)
                .extracting(Warning::finding)
                .containsExactly("33 % of the answers that were scored also hold tool calls, which the reward does not"
                        + " read.");
    }

    @Property
    void noAnswerThatHoldsOnlyTheUnreadBecomesANumber(
            @ForAll boolean text, @ForAll boolean calls, @ForAll boolean reasoning, @ForAll boolean attachments,
            @ForAll Set<Content> reads) {
        if (reads.isEmpty()) {
            return;
        }
        Message answer = Message.assistant(text ? "It rains." : "")
                .withToolCalls(calls ? CALL.toolCalls() : List.of())
                .withReasoning(reasoning ? "Hm." : "")
                .withAttachments(attachments ? PICTURE.attachments() : List.of());
        Traits traits = Traits.code().reading(EnumSet.copyOf(reads));
        RewardFunction reward = ((RewardFunction) sample -> Reward.of(0.5)).withTraits(traits)
                .reading(reads.iterator().next(), reads.toArray(Content[]::new));
        boolean holdsAnAnswer = text || calls || attachments;
        boolean holdsWhatIsRead = reads.stream().anyMatch(answer::holds);

        Outcome outcome = BatchScorer.of(reward).scoreAll(List.of(sample(answer))).getFirst();

        assertThat(outcome instanceof Outcome.Failed).isEqualTo(holdsAnAnswer && !holdsWhatIsRead);
        if (outcome instanceof Outcome.Scored(Sample sample, Reward scored)) {
            assertThat(scored.components()).hasSize((int) List.of(Content.TEXT, Content.TOOL_CALLS, Content.REASONING,
                    Content.ATTACHMENTS).stream()
                    .filter(content -> answer.holds(content) && !traits.reads(content)).count());
        }
    }

    @Test
    void anAnswerBeyondTheCapIsRefusedWhoeverAsks() {
        String longest = "a".repeat(Sample.LONGEST_ANSWER);
        assertThat(BatchScorer.of(Functions.always(1)).scoreAll(List.of(Sample.of("q", longest))).getFirst())
                .isInstanceOf(Outcome.Scored.class);
        assertThat(refusal(TEXT, Sample.of("q", longest + "b")))
                .isEqualTo("the answer has 2097153 characters, and at most 2097152 are scored");
        assertThat(BatchScorer.of(Functions.always(1).reading(Content.TRAJECTORY))
                .scoreAll(List.of(Sample.of("q", longest + "b"))).getFirst()).isInstanceOf(Outcome.Failed.class);
        assertThat(BatchScorer.of(Functions.always(1)).scoreAll(List.of(Sample.of(longest + "b", "a"))).getFirst())
                .isInstanceOf(Outcome.Scored.class);
    }
}
