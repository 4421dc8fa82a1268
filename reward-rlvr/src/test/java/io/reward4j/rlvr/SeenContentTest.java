package io.reward4j.rlvr;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Attachment;
import io.reward4j.BatchScorer;
import io.reward4j.CompositeReward;
import io.reward4j.Content;
import io.reward4j.Message;
import io.reward4j.Outcome;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.ToolCall;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.instruction.Instructions;
import io.reward4j.rlvr.json.JsonMatch;
import io.reward4j.rlvr.json.JsonSchemaReward;
import io.reward4j.rlvr.json.ToolCallReward;
import io.reward4j.rlvr.math.MathReward;
import io.reward4j.rlvr.safety.AntiGaming;
import io.reward4j.rlvr.safety.ForbiddenContent;
import io.reward4j.rlvr.shape.CosineLength;
import io.reward4j.rlvr.shape.FormatReward;
import io.reward4j.rlvr.shape.LengthReward;
import io.reward4j.rlvr.shape.LengthUnit;
import io.reward4j.rlvr.shape.Overlong;
import io.reward4j.rlvr.shape.ReasoningSteps;
import io.reward4j.rlvr.shape.RepetitionPenalty;
import io.reward4j.rlvr.shape.StopProperly;
import io.reward4j.rlvr.shape.TagCount;
import io.reward4j.rlvr.text.LanguageReward;
import io.reward4j.rlvr.text.QuotationReward;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each kind of content by each reader of it: refused, or scored, and never taken for an empty answer.
class SeenContentTest {

    private static final String CALL = "{\"name\": \"f\", \"arguments\": {\"a\": 1}}";
    private static final Message CALLS = Message.assistant("", List.of(ToolCall.of("f", "{\"a\": 1}")));
    private static final Message IMAGE = Message.assistant("").withAttachments(
            List.of(new Attachment(Attachment.Kind.IMAGE, "image/png", "")));
    private static final Sample SAMPLE = Sample.of("question", "").withReference(CALL)
            .withMetadata("target_document", "A contract.").withMetadata("truncated", "false");

    private static final List<Answer> ANSWERS = List.of(
            new Answer("nothing", Message.assistant(""), Fate.SCORED, Fate.SCORED),
            new Answer("text", Message.assistant("It rains in Kyoto."), Fate.SCORED, Fate.SCORED),
            new Answer("calls", CALLS, Fate.REFUSED, Fate.SCORED),
            new Answer(
                    "unreadable calls", Message.assistant(" ", List.of(ToolCall.of("", "f("))), Fate.REFUSED,
                    Fate.SCORED),
            new Answer("attachments", IMAGE, Fate.REFUSED, Fate.REFUSED),
            new Answer("reasoning", Message.assistant("").withReasoning("Let me see."), Fate.SCORED, Fate.SCORED),
            new Answer("text and calls", CALLS.withContent("It rains."), Fate.SCORED_IN_PART, Fate.SCORED),
            new Answer(
                    "text and attachments", IMAGE.withContent("Look."), Fate.SCORED_IN_PART, Fate.SCORED_IN_PART),
            new Answer("reasoning and calls", CALLS.withReasoning("Let me see."), Fate.REFUSED, Fate.SCORED),
            new Answer(
                    "calls and attachments", IMAGE.withToolCalls(CALLS.toolCalls()), Fate.REFUSED,
                    Fate.SCORED_IN_PART));

    /// What an answer is made of, and what becomes of it.
    record Answer(String kind, Message message, Fate byText, Fate byCalls) {

        Sample sample() {
            return SAMPLE.withAnswer(message);
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    /// What becomes of an answer.
    enum Fate {
        REFUSED, SCORED, SCORED_IN_PART
    }

    private static Map<String, RewardFunction> readersOfText() {
        Map<String, RewardFunction> readers = new LinkedHashMap<>();
        RewardFunction verifiable = VerifiableReward.of(Extractors.finalAnswer(), Similarity.exact());
        readers.put("verifiable", verifiable);
        readers.put("mathematics", MathReward.standard());
        readers.put("JSON", JsonMatch.exact());
        readers.put("schema", JsonSchemaReward.gate("{\"type\": \"object\"}"));
        readers.put("partial schema", JsonSchemaReward.partialCredit("{\"required\": [\"a\"]}"));
        readers.put("length", LengthReward.upTo(100));
        readers.put("overlong", Overlong.dapo(LengthUnit.characters(), 100, 10));
        readers.put("cosine", CosineLength.clamped(verifiable, LengthUnit.characters(), 100));
        readers.put("stop", StopProperly.scaling(verifiable, 0.5));
        readers.put("repetition", RepetitionPenalty.words(2, -1));
        readers.put("only tags", FormatReward.onlyTags("a"));
        readers.put("think", FormatReward.thinkThenAnswer());
        readers.put("TRL", FormatReward.trlThink());
        readers.put("open-r1", FormatReward.openR1());
        readers.put("open-r1 code", FormatReward.openR1Code("java"));
        readers.put("NeMo RL", FormatReward.nemoRl());
        readers.put("tags", TagCount.of("a"));
        readers.put("open-r1 tags", TagCount.openR1());
        readers.put("steps", ReasoningSteps.lines(2));
        readers.put("open-r1 steps", ReasoningSteps.openR1());
        readers.put("language", LanguageReward.of(Locale.ENGLISH));
        readers.put("instruction", Instructions.noCommas());
        readers.put("quotation", QuotationReward.of(text -> Extraction.found(List.of(text))));
        readers.put("forbidden", ForbiddenContent.builder().secrets().build());
        readers.put("says something", AntiGaming.saysSomething());
        readers.put("echo", AntiGaming.promptEcho());
        readers.put("padding", AntiGaming.padding());
        readers.put("stuffing", AntiGaming.answerStuffing());
        readers.put("composite", CompositeReward.builder().term("text", 1, verifiable).build());
        readers.put("part", verifiable.on(Extractors.tag("a").or(Extraction::found)));
        return readers;
    }

    private static Map<String, RewardFunction> readersOfCalls() {
        RewardFunction text = LengthReward.upTo(100);
        return Map.of(
                "standard", ToolCallReward.standard(),
                "alternatives", ToolCallReward.withAlternatives(),
                "elsewhere", ToolCallReward.standard().from(JsonExtractors.lenient()),
                "mapped", ToolCallReward.standard().map(value -> value / 2),
                "cosine", CosineLength.clamped(ToolCallReward.standard(), LengthUnit.characters(), 100),
                "stop", StopProperly.scaling(ToolCallReward.standard(), 0.5),
                "composite", CompositeReward.builder().term("calls", 1, ToolCallReward.standard())
                        .term("text", 1, text).build());
    }

    static Stream<Arguments> matrix() {
        List<Arguments> cells = new ArrayList<>();
        for (Answer answer : ANSWERS) {
            readersOfText().forEach((name, reader) -> cells.add(Arguments.of(answer, name, reader, answer.byText())));
            readersOfCalls().forEach((name, reader) -> cells.add(Arguments.of(answer, name, reader, answer.byCalls())));
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0} by {1}: {3}")
    @MethodSource("matrix")
    void eachKindOfAnswerIsRefusedOrScored(Answer answer, String name, RewardFunction reader, Fate fate) {
        assertThat(fate(inBatch(reader, answer.sample()))).isEqualTo(fate);
        assertThat(isRefused(() -> reader.score(answer.sample()))).isEqualTo(fate == Fate.REFUSED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void anOpenConversationHasNoAnswer(String name, RewardFunction reader) {
        List<Message> messages = new ArrayList<>(SAMPLE.messages());
        messages.set(1, CALLS.withContent("I look."));
        messages.add(Message.tool("", "rain"));
        Sample open = new Sample("", messages, SAMPLE.reference(), SAMPLE.metadata());

        assertThat(isRefused(() -> reader.score(open))).isTrue();
        assertThat(fate(inBatch(reader, open))).isEqualTo(Fate.REFUSED);
        assertThat(fate(inBatch(reader.reading(Content.TRAJECTORY), open))).isEqualTo(Fate.SCORED);
    }

    static Stream<Arguments> readers() {
        return Stream.concat(readersOfText().entrySet().stream(), readersOfCalls().entrySet().stream())
                .map(reader -> Arguments.of(reader.getKey(), reader.getValue()));
    }

    @Test
    void aReaderOfTheTrajectorySeesEveryCallAndResult() {
        RewardFunction calls = ((RewardFunction) sample -> Reward.of(sample.messages().stream()
                .mapToInt(message -> message.toolCalls().size() + (message.toolResult().isPresent() ? 1 : 0)).sum()))
                .withRange(0, 100).reading(Content.TRAJECTORY);
        Sample sample = Sample.of(List.of(Message.user("q"), CALLS, Message.tool("", "rain"), CALLS, IMAGE));

        assertThat(calls.score(sample).value()).isEqualTo(3);
        assertThat(inBatch(calls, sample)).isEqualTo(new Outcome.Scored(sample, Reward.of(3)));
    }

    @Test
    void anAnswerOfCallsPassesAGateForSayingSomethingWhereCallsAreRead() {
        RewardFunction reward = CompositeReward.builder().gate("says something", AntiGaming.saysSomething())
                .term("calls", 1, ToolCallReward.standard()).build();

        assertThat(reward.score(SAMPLE.withAnswer(CALLS)).value()).isOne();
        assertThat(reward.score(SAMPLE).value()).isZero();
        assertThat(reward.score(SAMPLE.withCompletion("Solution:")).value()).isZero();
    }

    @Test
    void aCosineOverCallsIsAboutTheLengthOfTheText() {
        RewardFunction reward = CosineLength.clamped(ToolCallReward.standard(), LengthUnit.characters(), 100);

        assertThat(reward.traits().reads()).containsExactly(Content.TEXT, Content.TOOL_CALLS);
        assertThat(reward.score(SAMPLE.withAnswer(CALLS)).value()).isOne();
        assertThat(reward.score(SAMPLE.withAnswer(CALLS.withContent("x".repeat(100)))).value()).isEqualTo(0.5);
        RewardFunction callsAlone = ToolCallReward.standard().reading(Content.TOOL_CALLS);
        assertThat(CosineLength.clamped(callsAlone, LengthUnit.characters(), 100)
                .score(SAMPLE.withCompletion("It rains.")).value())
                .isNegative();
    }

    private static Outcome inBatch(RewardFunction reader, Sample sample) {
        return BatchScorer.of(reader).scoreAll(List.of(sample)).getFirst();
    }

    private static Fate fate(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed(Sample sample, RewardException cause) -> {
                assertThat(cause.kind()).isEqualTo(RewardException.Kind.REFUSED_INPUT);
                yield Fate.REFUSED;
            }
            case Outcome.Scored(Sample sample, Reward reward) -> reward.components().stream().anyMatch(
                    part -> part.name().startsWith("unread/") && !part.name().equals("unread/reasoning"))
                            ? Fate.SCORED_IN_PART
                            : Fate.SCORED;
        };
    }

    private static boolean isRefused(Runnable scoring) {
        try {
            scoring.run();
            return false;
        } catch (RewardException e) {
            assertThat(e.kind()).isEqualTo(RewardException.Kind.REFUSED_INPUT);
            return true;
        }
    }
}
