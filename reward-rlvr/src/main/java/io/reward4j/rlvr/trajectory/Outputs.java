package io.reward4j.rlvr.trajectory;

import io.reward4j.Message;
import io.reward4j.Reward;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.rlvr.trajectory.Values.Amount;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// The share of the required facts that the model told the user.
record Outputs(Facts facts) implements RewardFunction {

    private static final int MOST_SHOWN = 3;

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        List<String> required = facts.of(sample);
        Set<String> missing = new LinkedHashSet<>(required);
        int all = missing.size();
        Set<Object> amounts = amounts(missing);
        WantedValues wanted = new WantedValues(amounts);
        for (Message message : sample.messages()) {
            if (message.isAssistant() && !missing.isEmpty()) {
                wanted.takeOut(message.content());
                missing.removeIf(fact -> isTold(fact, message.content(), amounts));
            }
        }
        if (missing.isEmpty()) {
            return Reward.pass();
        }
        return Reward.of((all - missing.size()) / (double) all, "not told: " + ShownToolName.listed(
                missing.stream().limit(MOST_SHOWN).toList(), ", "));
    }

    private static Set<Object> amounts(Set<String> facts) {
        Set<Object> amounts = new LinkedHashSet<>();
        for (String fact : facts) {
            Amount amount = Values.amount(fact);
            if (amount != null) {
                amounts.add(amount);
            }
        }
        return amounts;
    }

    private static boolean isTold(String fact, String text, Set<Object> untold) {
        Amount amount = Values.amount(fact);
        return amount == null ? WholeWords.isIn(text, fact) : !untold.contains(amount);
    }

    @Override
    public Traits traits() {
        return Rule.TRAITS;
    }

    /// Where the facts come from.
    @FunctionalInterface
    interface Facts {

        /// Returns the facts of a sample.
        ///
        /// @throws RewardException if it has none
        List<String> of(Sample sample);

        static Facts given(List<String> facts) {
            List<String> all = facts.stream().map(String::strip).toList();
            return sample -> all;
        }

        static Facts at(String pointer) {
            JsonPointer place = JsonPointer.compile(pointer);
            return sample -> {
                JsonNode facts = sample.metadata().at(place);
                List<String> texts = new ArrayList<>();
                for (JsonNode fact : facts.isArray() ? facts.values() : List.of(facts)) {
                    if (!fact.isString() && !fact.isNumber()) {
                        throw RewardException.missingReference(sample.describe() + " has no required facts at '"
                                + pointer + "' of its metadata: neither a text, a number nor a list of them");
                    }
                    texts.add(fact.asString().strip());
                }
                return texts;
            };
        }
    }
}
