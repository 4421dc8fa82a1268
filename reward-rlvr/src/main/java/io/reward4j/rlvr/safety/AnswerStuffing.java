package io.reward4j.rlvr.safety;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.ReasoningBlocks;
import java.util.HashSet;
import java.util.Set;

/// A penalty for more different boxes, or answer elements, than asked for.
record AnswerStuffing(int most) implements RewardFunction {

    private static final int LONGEST = 200;
    private static final Traits PENALTY = Traits.code().withRange(-1, 0);

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        String text = switch (ReasoningBlocks.stripped().extract(sample.completion())) {
            case Extraction.Found<String>(String outside) -> outside;
            case Extraction.Missing<String> unfinished -> sample.completion();
        };
        if (different(text, "\\boxed{", '}') > most) {
            return Reward.of(-1, "more than " + most + " different boxes");
        }
        if (different(text, "<answer>", '<') > most) {
            return Reward.of(-1, "more than " + most + " different answer elements");
        }
        return Reward.of(0);
    }

    @Override
    public Traits traits() {
        return PENALTY;
    }

    /// Returns how many different contents there are, up to one more than allowed. Of a long one the first 200
    /// characters count.
    private int different(String text, String opening, char closing) {
        Set<String> contents = new HashSet<>();
        for (int i = text.indexOf(opening); i >= 0 && contents.size() <= most; i = text.indexOf(opening, i + 1)) {
            String content = content(text, i + opening.length(), closing);
            if (!content.isEmpty()) {
                contents.add(content);
            }
        }
        return contents.size();
    }

    private static String content(String text, int from, char closing) {
        StringBuilder content = new StringBuilder();
        int depth = 0;
        for (int i = from; i < text.length() && content.length() < LONGEST; i++) {
            char c = text.charAt(i);
            if (c == closing && depth == 0) {
                break;
            }
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            }
            if (!Character.isWhitespace(c)) {
                content.append(c);
            }
        }
        return content.toString();
    }
}
