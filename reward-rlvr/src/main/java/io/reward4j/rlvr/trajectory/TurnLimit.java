package io.reward4j.rlvr.trajectory;

import org.jspecify.annotations.Nullable;

/// The rule that the model takes no more turns than that.
record TurnLimit(int most) implements Rule {

    TurnLimit {
        if (most < 0) {
            throw new IllegalArgumentException("the number of turns cannot be negative: " + most);
        }
    }

    @Override
    public @Nullable String broken(Conversation conversation) {
        int turns = 0;
        int firstBeyond = 0;
        for (int place = 0; place < conversation.length(); place++) {
            if (!conversation.messages().get(place).isAssistant()) {
                continue;
            }
            turns++;
            if (turns == most + 1) {
                firstBeyond = place;
            }
        }
        if (turns <= most) {
            return null;
        }
        return "turn " + firstBeyond + " is one turn of the model more than " + most + ", of " + turns + " in all";
    }
}
