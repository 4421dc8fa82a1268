package io.reward4j.rlvr.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.contract.HostileTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {

    @ParameterizedTest
    @ValueSource(strings = {"Yes", "yes, please.", "Yes! Go ahead", "YES", "Sure thing", "Okay, do it",
            "Please proceed.",
            "Could you please go ahead with that?", "I confirm", "Confirmed", "That's correct", "Confirm", "Of course",
            "No further changes, please proceed", "Great. Sounds good!", "I can't wait, yes", "Thanks. Yes, cancel it.",
            "That’s right, go ahead", "Yes, can you use my card?", "Yeah, let's do it",
            "Yes, though I'm not sure what its number is",
            "Absolutely"})
    void consentIsYes(String text) {
        assertThat(Consent.of(text)).isEqualTo(Consent.GIVEN);
        assertThat(Wording.yes().isIn(text)).isTrue();
        assertThat(Wording.no().isIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"No", "No, thanks.", "no thank you", "Nope", "Wait", "Hold on, yes?", "Not yet",
            "Please do not proceed", "Don't go ahead", "I changed my mind. Yes, keep it."})
    void refusalIsNo(String text) {
        assertThat(Consent.of(text)).isEqualTo(Consent.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I want to cancel my flight", "Can you confirm the price?", "How do I proceed?",
            "What happens before I confirm?", "Is that correct?", "Make sure the bag is free", "eyes", "Yesterday",
            "Use my card", "I'm not sure", "I do not agree", "Correct my address", "If you go ahead", "no luggage"})
    void otherTextsAreNeither(String text) {
        assertThat(Consent.of(text)).isEqualTo(Consent.NEITHER);
    }

    @Test
    void anyTextIsRead() {
        HostileTexts.small().values().forEach(text -> assertThat(Consent.of(text)).isNotNull());
        HostileTexts.large().values().forEach(text -> assertThat(Consent.of(text)).isNotNull());
    }
}
