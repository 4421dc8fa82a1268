package io.reward4j.rlvr.shape;

import io.reward4j.GroupRewardFunction;
import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.GroupRewardFunctionContract;
import io.reward4j.contract.RewardFunctionContract;
import io.reward4j.rlvr.extract.Extractors;
import java.util.List;
import org.junit.jupiter.api.Nested;

/// Every function of the package keeps the contract of its interface.
class ContractsTest {

    interface Shape extends RewardFunctionContract {

        @Override
        default List<Sample> samples() {
            return List.of(
                    Rows.sample("<think>\nfirst\n</think>\n<answer>\n5\n</answer>").withMetadata("truncated", "true"),
                    Rows.sample("").withMetadata("truncated", "false"),
                    Rows.sample("a a a a a b b b b\na a a a a b b b b\n1. x").withMetadata("truncated", "true"),
                    Rows.sample("同じ言葉、同じ言葉、同じ言葉").withMetadata("truncated", "false"));
        }
    }

    @Nested
    class LengthWithinBounds implements Shape {
        @Override
        public RewardFunction function() {
            return LengthReward.between(3, 10).in(LengthUnit.codePoints()).withShoulder(7);
        }
    }

    @Nested
    class SomethingToRead implements Shape {
        @Override
        public RewardFunction function() {
            return FormatReward.has(Extractors.tag("answer"));
        }
    }

    @Nested
    class LengthInWords implements Shape {
        @Override
        public RewardFunction function() {
            return LengthReward.upTo(3).in(LengthUnit.words()).withShoulder(2);
        }
    }

    @Nested
    class OverlongOfDapo implements Shape {
        @Override
        public RewardFunction function() {
            return Overlong.dapo(LengthUnit.words(), 10, 7);
        }
    }

    @Nested
    class OverlongOfVerl implements Shape {
        @Override
        public RewardFunction function() {
            return Overlong.verlUncapped(LengthUnit.characters(), 20, 7, 0.3, 1_000);
        }
    }

    @Nested
    class OverlongCapped implements Shape {
        @Override
        public RewardFunction function() {
            return Overlong.capped(LengthUnit.characters(), 20, 7, 0.3);
        }
    }

    @Nested
    class StoppedProperlyOrScaled implements Shape {
        @Override
        public RewardFunction function() {
            return StopProperly.scaling(LengthReward.upTo(10).withShoulder(90).rescale(0, 1, -1, 1), 0.25);
        }
    }

    @Nested
    class StoppedProperlyOrReplaced implements Shape {
        @Override
        public RewardFunction function() {
            return StopProperly.replacing(LengthReward.upTo(10).withShoulder(90), -0.5);
        }
    }

    @Nested
    class CosineClamped implements Shape {
        @Override
        public RewardFunction function() {
            return CosineLength.clamped(LengthReward.upTo(20), LengthUnit.characters(), 30);
        }
    }

    @Nested
    class CosineUnclamped implements Shape {
        @Override
        public RewardFunction function() {
            return CosineLength.unclamped(LengthReward.upTo(20), LengthUnit.characters(), 30)
                    .correct(2, 0.7)
                    .wrong(-0.3, 0.1);
        }
    }

    @Nested
    class OnlyThinkAndAnswer implements Shape {
        @Override
        public RewardFunction function() {
            return FormatReward.onlyTags("think", "answer");
        }
    }

    @Nested
    class ThinkThenAnswer implements Shape {
        @Override
        public RewardFunction function() {
            return FormatReward.thinkThenAnswer();
        }
    }

    @Nested
    class ThinkOfTrl implements Shape {
        @Override
        public RewardFunction function() {
            return FormatReward.trlThink();
        }
    }

    @Nested
    class FormatOfOpenR1 implements Shape {
        @Override
        public RewardFunction function() {
            return FormatReward.openR1();
        }
    }

    @Nested
    class CodeFormatOfOpenR1 implements Shape {
        @Override
        public RewardFunction function() {
            return FormatReward.openR1Code("python");
        }
    }

    @Nested
    class FormatOfNemoRl implements Shape {
        @Override
        public RewardFunction function() {
            return FormatReward.nemoRl();
        }
    }

    @Nested
    class TagCountOfOpenR1 implements Shape {
        @Override
        public RewardFunction function() {
            return TagCount.openR1();
        }
    }

    @Nested
    class TagsCounted implements Shape {
        @Override
        public RewardFunction function() {
            return TagCount.of("think", "answer");
        }
    }

    @Nested
    class StepsOfOpenR1 implements Shape {
        @Override
        public RewardFunction function() {
            return ReasoningSteps.openR1();
        }
    }

    @Nested
    class StepsByLine implements Shape {
        @Override
        public RewardFunction function() {
            return ReasoningSteps.lines(4);
        }
    }

    @Nested
    class RepeatedWords implements Shape {
        @Override
        public RewardFunction function() {
            return RepetitionPenalty.words(3, -1);
        }
    }

    @Nested
    class RepeatedCharacters implements Shape {
        @Override
        public RewardFunction function() {
            return RepetitionPenalty.characters(4, -0.3);
        }
    }

    @Nested
    class RepeatedTokens implements Shape {
        @Override
        public RewardFunction function() {
            return RepetitionPenalty.tokens(text -> text.lines().toList(), 2, -1);
        }
    }

    @Nested
    class RepeatedLines implements Shape {
        @Override
        public RewardFunction function() {
            return RepetitionPenalty.lines(-1);
        }
    }

    @Nested
    class LongRuns implements Shape {
        @Override
        public RewardFunction function() {
            return RepetitionPenalty.runs(3, -0.7);
        }
    }

    interface Group extends GroupRewardFunctionContract {

        @Override
        default List<Sample> samples() {
            return List.of(Rows.sample("aaa"), Rows.sample(""), Rows.sample("bbb"), Rows.sample("aaaaaaaa"),
                    Rows.sample("c"));
        }

        @Override
        default List<Reward> base() {
            return List.of(Reward.of(1), Reward.of(0.3), Reward.of(1), Reward.of(0.1), Reward.of(1));
        }
    }

    @Nested
    class KimiAlone implements Group {
        @Override
        public GroupRewardFunction group() {
            return KimiLength.alone(LengthUnit.characters());
        }
    }

    @Nested
    class KimiAdded implements Group {
        @Override
        public GroupRewardFunction group() {
            return KimiLength.added(LengthUnit.characters(), 0.3).correctFrom(0.3);
        }
    }

    @Nested
    class PrimeRl implements Group {
        @Override
        public GroupRewardFunction group() {
            return PrimeRlLength.of(LengthUnit.characters(), 0.4).plus(0.3, sample -> sample.messages().size());
        }
    }

    @Nested
    class NemoGym implements Group {
        @Override
        public GroupRewardFunction group() {
            return NemoGymLength.of(LengthUnit.characters(), 0.4).withBonus(0.2, 0.5);
        }
    }
}
