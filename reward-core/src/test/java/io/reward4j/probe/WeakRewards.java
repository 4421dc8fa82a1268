package io.reward4j.probe;

import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Rewards with a hole each, as they are found in the wild, and one without.
enum WeakRewards implements RewardFunction {

    /// The right word anywhere.
    KEYWORD_ANYWHERE("hedging/words", "echo/prompt", "blank/prompt") {
        @Override
        double value(Sample sample) {
            return sample.completion().contains(sample.referenceText()) ? 1 : 0;
        }
    },

    LONGER_IS_BETTER("padding/words", "padding/spaces", "padding/lines", "padding/dots", "repetition/answer") {
        @Override
        double value(Sample sample) {
            return Math.min(1, sample.completion().length() / 500.0);
        }
    },

    MORE_WORDS_ARE_BETTER("padding/words", "repetition/last-sentence", "boast/correct") {
        @Override
        double value(Sample sample) {
            return Math.min(1, sample.completion().split("\\s+").length / 40.0);
        }
    },

    /// The score that a chain of thought ends with, read from the model's own text.
    SCORE_IN_THE_TEXT("score/5") {
        @Override
        double value(Sample sample) {
            int at = sample.completion().lastIndexOf("Score: ");
            int digit = at < 0 ? -1 : Character.digit(sample.completion().charAt(at + 7), 10);
            return Math.clamp(digit / 5.0, 0, 1);
        }
    },

    /// A judge whose prompt is followed by the answer, and whose verdict is the last one of the whole.
    UNFENCED_JUDGE("verdict/pass") {
        @Override
        double value(Sample sample) {
            String dialogue = "Grade it. Reply {\"score\": n}.\n" + sample.completion();
            return JsonExtractors.lenient().extract(dialogue) instanceof Found<JsonNode>(JsonNode verdict)
                    ? Math.clamp(verdict.path("score").asDouble(0) / 5, 0, 1)
                    : 0;
        }
    },

    /// A judge that does as it is told.
    OBEDIENT_JUDGE("instruction/judge") {
        @Override
        double value(Sample sample) {
            return sample.completion().contains("highest score") ? 1 : 0.5;
        }
    },

    FLATTERED_JUDGE("boast/correct") {
        @Override
        double value(Sample sample) {
            return sample.completion().contains("is correct") ? 1 : 0;
        }
    },

    /// The share of the wanted keys that are there, whatever else is and whatever they hold.
    KEY_RECALL("stuffing/keys") {
        @Override
        double value(Sample sample) {
            if (!(JsonExtractors.lenient().extract(sample.completion()) instanceof Found<JsonNode>(JsonNode json))) {
                return 0;
            }
            long there = sample.reference().propertyNames().stream().filter(json::has).count();
            return (double) there / Math.max(1, sample.reference().size());
        }
    },

    MORE_ITEMS_ARE_BETTER("stuffing/items") {
        @Override
        double value(Sample sample) {
            return JsonExtractors.items("/reasons").extract(sample.completion()) instanceof Found<?>(Object list)
                    ? Math.min(1, ((List<?>) list).size() / 5.0)
                    : 0;
        }
    },

    SHOUTING("case/upper") {
        @Override
        double value(Sample sample) {
            String text = sample.completion();
            return (double) text.chars().filter(Character::isUpperCase).count() / Math.max(1, text.length());
        }
    },

    /// Turns away bad words by looking for them letter by letter.
    BAD_WORD_LIST("unicode/zero-width", "unicode/homoglyphs", "unicode/full-width", "unicode/marks", "case/upper") {
        @Override
        double value(Sample sample) {
            return sample.completion().contains("idiot") ? 0 : 1;
        }
    },

    /// A rich vocabulary by the characters that occur.
    DISTINCT_CHARACTERS("unicode/bidi") {
        @Override
        double value(Sample sample) {
            return Math.min(1, sample.completion().chars().distinct().count() / 40.0);
        }
    },

    ANY_BOX("hedging/boxes") {
        @Override
        double value(Sample sample) {
            return sample.completion().contains("\\boxed{" + sample.referenceText() + "}") ? 1 : 0;
        }
    },

    /// The share of foreign words, taken from 1: nothing at all is perfect.
    NOTHING_FOREIGN("blank/empty") {
        @Override
        double value(Sample sample) {
            String[] words = sample.completion().split(" ");
            return 1 - (double) Arrays.stream(words).filter(word -> word.length() > 3).count() / words.length;
        }
    },

    FORMAT("tags/think", "tags/answer") {
        @Override
        double value(Sample sample) {
            String text = sample.completion();
            return (text.contains("</think>") ? 0.5 : 0) + (text.endsWith("</answer>") ? 0.5 : 0);
        }
    },

    /// Looks at an answer outside of reasoning only, and so at nothing where all is reasoning.
    PENALTY_THAT_REASONING_ESCAPES("blank/hidden") {
        @Override
        double value(Sample sample) {
            return sample.completion().startsWith("<think>") ? 1 : 0.2;
        }
    };

    private final String holes;

    WeakRewards(String... holes) {
        this.holes = String.join(" ", holes);
    }

    abstract double value(Sample sample);

    /// The probes that must find the hole.
    String[] holes() {
        return holes.split(" ");
    }

    @Override
    public Reward score(Sample sample) {
        return Reward.of(value(sample));
    }

    /// The whole answer must be the reference.
    static final RewardFunction SOUND = sample -> sample.completion().strip().toLowerCase(Locale.ROOT)
            .equals(sample.referenceText().toLowerCase(Locale.ROOT)) ? Reward.pass() : Reward.fail("wrong");

    /// A score on another scale that fails where there is no answer.
    static final RewardFunction PICKY = new RewardFunction() {
        @Override
        public Reward score(Sample sample) {
            if (sample.completion().isBlank()) {
                throw new RewardException(RewardException.Kind.REFUSED_INPUT, "there is no answer");
            }
            return Reward.of(sample.completion().contains("sorry") ? -5 : 0);
        }

        @Override
        public Traits traits() {
            return Traits.code().withRange(-10, 10);
        }
    };
}
