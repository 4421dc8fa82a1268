package io.reward4j.rlvr.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenContentTest implements RewardFunctionContract {

    @Override
    public RewardFunction function() {
        return ForbiddenContent.builder().terms("term", List.of("Blue Heron", "classified", "極秘", "ガス", "he", "she"))
                .pattern("ticket", "TICKET-[0-9]+").cardNumbers().emailAddresses().secrets().build();
    }

    @Override
    public List<Sample> samples() {
        return List.of(Sample.of("", "harmless"), Sample.of("", "classified"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "the blue heron", "BLUE\n  HERON!", "ｂｌｕｅ ｈｅｒｏｎ", "cl\u200bassi\u00adfied", "сlаssіfiеd",
            "𝐜𝐥𝐚𝐬𝐬𝐢𝐟𝐢𝐞𝐝",
            "ĉlãssifiéd", "c\u0336l\u0336assified", "classi\ufb01ed", "これは極秘です", "ｶﾞｽ", "カ\u3099ス", "CLASSIFIED",
            "(classified)", "xshe she"})
    void termsAreFoundInDisguise(String text) {
        assertThat(score(text).rationale()).startsWith("term at ");
        assertThat(score(text).value()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"declassified", "classifieds", "blueheron", "blue herons", "ushers", "極 秘"})
    void aTermIsAWholeWord(String text) {
        assertThat(score(text)).isEqualTo(Reward.pass());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "５５５５５５５５５５５５４４４４", "378282246310005",
            "6011111111111117", "3530 1113 3330 0000", "30569309025904", "no. 12 4111111111111111", "2223003122003222"})
    void cardNumbersAreFound(String text) {
        assertThat(score("pay with " + text + " now").rationale()).startsWith("card number at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111112", "41111111111111111111111", "1234567890123456", "0000000000000000",
            "id4111111111111111"})
    void otherNumbersAreNot(String text) {
        assertThat(score(text)).isEqualTo(Reward.pass());
    }

    @ParameterizedTest
    @ValueSource(strings = {"info@example.org", "Write to first.last+tag@mail.example.co.jp.", "<a_b@x-y.io>",
            "連絡先：sales＠example.jp"})
    void emailAddressesAreFound(String text) {
        assertThat(score(text).rationale()).startsWith("e-mail address at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Override", "a @ b.com", "x@localhost", "@example.org", "me@1.2", "3@4.5"})
    void otherSignsAreNotEmailAddresses(String text) {
        assertThat(score(text)).isEqualTo(Reward.pass());
    }

    @Test
    void secretsAreFoundAndNeverTold() {
        List<String> secrets = List.of(
                "AKIA" + "IOSFODNN7EXAMPLE",
                "ghp_" + "0123456789abcdefghijABCDEFGHIJ012345",
                "github_pat_" + "11ABCDEFG0abcdefghijkl_mnop",
                "xoxb-" + "123456789012-123456789012-abcdefABCDEF",
                "AIza" + "SyA0123456789abcdefghijklmnopqrstuv",
                "sk_live_" + "0123456789abcdefABCDEF",
                "sk-proj-" + "abcdefghijklmnopqrstuvwxyz012345",
                "hf_" + "abcdefghijklmnopqrstuvwxyzABCDEFGH",
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0."
                        + "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
                "-----BEGIN RSA " + "PRIVATE KEY-----",
                "-----BEGIN OPENSSH " + "PRIVATE KEY-----");
        for (String secret : secrets) {
            Reward reward = score("key = \"" + secret + "\"");
            assertThat(reward.value()).as(secret).isZero();
            assertThat(reward.rationale()).doesNotContain(secret.substring(6))
                    .endsWith("at 7-" + (7 + secret.length()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AKIA", "AKIAiosfodnn7example", "risk-averse", "ask-me-anything", "ghp_short",
            "-----BEGIN PUBLIC KEY-----", "eyJ"})
    void whatOnlyBeginsLikeASecretIsNone(String text) {
        assertThat(score(text)).isEqualTo(Reward.pass());
    }

    @Test
    void patternsAreToldByTheirLastMatch() {
        assertThat(score("see TICKET-1 and TICKET-22.").rationale()).isEqualTo("ticket at 17-26");
    }

    @Test
    void theFirstFiveFindingsAreTold() {
        assertThat(score("a@b.cc ".repeat(7)).rationale()).startsWith("e-mail address at 0-6; ").endsWith("; 2 more");
    }

    @Test
    void aTermWithinALongerOneIsFound() {
        ForbiddenContent nested = ForbiddenContent.builder().terms("t", List.of("a b c d", "b c", "漢字変換", "字変"))
                .build();
        assertThat(nested.score(Sample.of("", "a b c x")).rationale()).isEqualTo("t at 2-5");
        assertThat(nested.score(Sample.of("", "漢字変更")).rationale()).isEqualTo("t at 1-3");
    }

    @Test
    void whatForbidsNothingIsRefused() {
        assertThatThrownBy(() -> ForbiddenContent.builder().build()).isInstanceOf(IllegalStateException.class);
        ForbiddenContent.Builder builder = ForbiddenContent.builder();
        assertThatThrownBy(() -> builder.terms("t", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.terms("t", List.of("\u200b"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.pattern("p", "(")).isInstanceOf(IllegalArgumentException.class);
    }

    private Reward score(String text) {
        return function().score(Sample.of("", text));
    }
}
