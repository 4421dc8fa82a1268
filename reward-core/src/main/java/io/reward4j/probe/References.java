package io.reward4j.probe;

import io.reward4j.RewardException;
import io.reward4j.Sample;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the references of a run's samples give away: the answers and the keys that a model can guess from its prompts.
///
/// @param answers the short answers, in alphabetical order
/// @param keys the names of the fields of references that are objects, at most [#MOST_KEYS]
record References(NavigableSet<String> answers, Set<String> keys) {

    static final int MOST_KEYS = 32;
    private static final int LONGEST_ANSWER = 80;

    static References of(List<Sample> samples) {
        NavigableSet<String> answers = new TreeSet<>();
        Set<String> keys = new TreeSet<>();
        for (Sample sample : samples) {
            answer(sample).ifPresent(answers::add);
            for (String key : sample.reference().propertyNames()) {
                if (keys.size() < MOST_KEYS) {
                    keys.add(key);
                }
            }
        }
        return new References(answers, keys);
    }

    /// The sample's answer, if it is short and no worked solution with a box in it.
    static Optional<String> answer(Sample sample) {
        String text;
        try {
            text = sample.referenceText().strip();
        } catch (RewardException e) {
            return Optional.empty();
        }
        if (text.isEmpty() || text.length() > LONGEST_ANSWER || text.contains("\\boxed")) {
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /// Another sample's answer, the next one in alphabetical order.
    Optional<String> otherThan(String answer) {
        String key = answer.toLowerCase(Locale.ROOT);
        return Stream.concat(answers.tailSet(answer, false).stream(), answers.stream())
                .filter(other -> !other.toLowerCase(Locale.ROOT).equals(key))
                .findFirst();
    }
}
