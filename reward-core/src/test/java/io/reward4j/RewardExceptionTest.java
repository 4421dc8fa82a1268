package io.reward4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.BrokenRewards;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException.Kind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RewardExceptionTest {

    private static final String SECRET = "s3cret";
    private static final Sample SAMPLE = Sample.of("q", SECRET).withId("s1");

    private static RewardException failure(RewardFunction reward) {
        return failure(reward, SAMPLE);
    }

    private static RewardException failure(RewardFunction reward, Sample sample) {
        try {
            throw new AssertionError(CompositeReward.builder().term("t", 1, reward).build().score(sample));
        } catch (RewardException e) {
            return e;
        }
    }

    @Test
    void whatAScorerThrewIsNamedWithTheLineOfTheUsersCode() {
        assertThat(failure(BrokenRewards::quotesTheAnswer)).hasMessage(
                "'t' failed: threw IllegalStateException at " + UsersCode.place("quotes") + ": cannot read " + SECRET);
        assertThat(failure(BrokenRewards::parsesTheAnswer).getMessage()).startsWith(
                "'t' failed: threw NumberFormatException at " + UsersCode.place("parses") + ": ");
        assertThat(failure(BrokenRewards::returnsNotANumber).getMessage()).startsWith(
                "'t' failed: threw IllegalArgumentException at " + UsersCode.place("divides") + ": ");
        assertThat(failure(BrokenRewards::asksAHelper)).hasMessage(
                "'t' failed: threw NullPointerException at " + UsersCode.place("helper"));
        assertThat(failure(BrokenRewards::recurses)).hasMessage(
                "'t' failed: threw StackOverflowError at " + UsersCode.place("recurses"));
    }

    @Test
    void whatCannotBeShownIsLeftOut() {
        assertThat(failure(BrokenRewards::throwsWhatCannotBeShown).getMessage())
                .startsWith("'t' failed: threw com.example.BrokenRewards$1 at com.example.BrokenRewards:")
                .doesNotContain(SECRET);
    }

    @Test
    void whoAskedForTheScoringIsNotTakenForItsCause() {
        RewardFunction bugOfTheLibrary = sample -> {
            throw new IllegalStateException("bug");
        };

        assertThat(failure(bugOfTheLibrary).reason())
                .startsWith("'t' failed: threw IllegalStateException at " + RewardExceptionTest.class.getName() + ":");
    }

    @Test
    void theReasonLeavesOutWhatTheScorersExceptionSaid() {
        RewardException failure = failure(CompositeReward.builder().gate("g", BrokenRewards::quotesTheAnswer).build());

        assertThat(failure.reason()).isEqualTo(
                "'t' failed: 'g' failed: threw IllegalStateException at " + UsersCode.place("quotes"));
        assertThat(failure.components()).singleElement()
                .isInstanceOfSatisfying(Component.Failed.class, part -> assertThat(part.reason())
                        .isEqualTo("'g' failed: threw IllegalStateException at " + UsersCode.place("quotes")));
        assertThat(failure.components().toString()).doesNotContain(SECRET);
    }

    @Test
    void aMessageThatEndsWithThatOfAFailureBelowHasItsReason() {
        RewardException below = failure(BrokenRewards::quotesTheAnswer);

        RewardException panel = new RewardException(
                below.kind(), "1 of 3 judges gave a score: " + below.getMessage(), below);

        assertThat(panel.reason()).isEqualTo("1 of 3 judges gave a score: " + below.reason());
        assertThat(new RewardException(Kind.DEADLINE, "late", below).reason()).isEqualTo("late");
        assertThat(new RewardException(Kind.DEADLINE, "late", new IllegalStateException("late")).reason())
                .isEqualTo("late");
    }

    @Test
    void withoutExceptionMessagesNothingIsLeftOfThem() {
        RewardException failure = failure(BrokenRewards::quotesTheAnswer);

        RewardException discreet = failure.withoutExceptionMessages();

        assertThat(discreet).hasMessage(failure.reason()).hasNoCause();
        assertThat(discreet.reason()).isEqualTo(failure.reason());
        assertThat(discreet.components()).isEqualTo(failure.components());
        assertThat(discreet.kind()).isEqualTo(Kind.SCORER_FAILED);
        assertThat(discreet.getStackTrace()[0].getClassName()).isEqualTo(BrokenRewards.class.getName());
        assertThat(discreet.withoutExceptionMessages()).isSameAs(discreet);
    }

    @Test
    void aFailureInAnItemNamesTheItem() {
        RewardException failure = failure(BrokenRewards::failsOnAnItem, SAMPLE.withCompletion("1\ntwo\n3"));

        assertThat(failure.reason()).isEqualTo(
                "'t' failed: '[1]' failed: threw NumberFormatException at " + UsersCode.place("parses"));
        assertThat(failure.origin()).isEqualTo("t/" + UsersCode.place("parses"));
    }

    @Test
    void itIsDescribedInOneLineOfAFewHundredCharacters() {
        RewardException failure = new RewardException(
                Kind.MISSING_REFERENCE,
                "no\r\nreference\u2028 \u001b[31m in\tthis\u202e sample" + " again".repeat(1_000));

        assertThat(failure.describe()).startsWith("missing_reference: no reference [31m in this sample again again")
                .endsWith("…").hasSizeLessThanOrEqualTo(501);
    }

    @Property
    void anyMessageIsDescribedInOneLine(@ForAll String message) {
        String line = new RewardException(Kind.DEADLINE, message.repeat(20)).describe();

        assertThat(line).startsWith("deadline:").hasSizeLessThanOrEqualTo(501);
        assertThat(line.codePoints()).noneMatch(point -> List.of(
                Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR).contains((byte) Character.getType(point)));
    }

    @Test
    void aLongIdIsCutWhereMessagesNameIt() {
        Sample sample = SAMPLE.withId("x\n".repeat(1_000));

        assertThat(sample.describe()).startsWith("sample 'x x x").hasSizeLessThan(120);
    }

    @Test
    void onlyAMisbehavingFunctionHasAStackTrace() {
        for (Kind kind : Kind.values()) {
            int frames = new RewardException(kind, "why").getStackTrace().length;
            assertThat(frames > 0).as("%s", kind).isEqualTo(kind == Kind.SCORER_FAILED);
        }
        RewardException bug = failure(BrokenRewards::quotesTheAnswer);
        assertThat(bug.getStackTrace()).isEmpty();
        assertThat(bug.root().getStackTrace()).isNotEmpty();
    }
}
