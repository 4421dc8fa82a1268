package io.reward4j.judge.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.judge.JudgePrompt;
import io.reward4j.judge.JudgeReply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class RecordingLawsTest {

    private static JudgePrompt prompt(String user, String nonce) {
        return new JudgePrompt("system", user, Optional.empty(), nonce, "v1");
    }

    /// Jackson reads lone surrogates in texts but not in names.
    private static String name(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text : "lone surrogates";
    }

    private static JudgeReply throughTheFile(JudgePrompt recorded, JudgeReply reply, JudgePrompt asked) {
        String line = Recording.of("model", recorded, reply).toLine(Optional.of(recorded));
        assertThat(line).doesNotContain("\n").doesNotContain("\r");
        Recording read = Recording.read(line);
        assertThat(read.key()).isEqualTo(RecordedJudgeModel.key(asked));
        return read.replyTo(asked.nonce());
    }

    @Property(tries = 1000)
    void whateverIsRecordedIsHadBack(@ForAll("texts") String text, @ForAll("nonces") String nonce) {
        JudgePrompt prompt = prompt(text, nonce);
        JsonNode structured = JsonNodeFactory.instance.objectNode().put(name(text), text)
                .set("list", JsonNodeFactory.instance.arrayNode().add(text).add(7).add(true).addNull());
        JudgeReply reply = new JudgeReply(text, Optional.of(structured), 3, 4, "stop");
        assertThat(throughTheFile(prompt, reply, prompt)).isEqualTo(reply);
        JudgeReply plain = JudgeReply.of(text);
        assertThat(throughTheFile(prompt, plain, prompt)).isEqualTo(plain);
    }

    @Property(tries = 500)
    void theNonceOfTheDayTakesThePlaceOfTheRecordedOne(@ForAll("texts") String before, @ForAll("texts") String after,
            @ForAll("hexNonces") String recorded, @ForAll("hexNonces") String current) {
        Assume.that(!(before + after).contains(recorded) && !(before + after).contains(current));
        JudgeReply reply = throughTheFile(
                prompt(between(before, recorded, after), recorded),
                JudgeReply.of(between(before, recorded, after) + " " + recorded),
                prompt(between(before, current, after), current));
        assertThat(reply.text()).isEqualTo(between(before, current, after) + " " + current);
    }

    /// With blanks, since a text that ends as a nonce begins would make another place of it.
    private static String between(String before, String nonce, String after) {
        return before + " " + nonce + " " + after;
    }

    @Property(tries = 500)
    void aStandInThatSomebodyWroteIsNotTheNonce(@ForAll("texts") String text, @ForAll("hexNonces") String nonce) {
        Assume.that(!text.contains(nonce));
        assertThat(RecordedJudgeModel.key(prompt(text + "{nonce}", nonce)))
                .isNotEqualTo(RecordedJudgeModel.key(prompt(text + nonce, nonce)));
        assertThat(throughTheFile(prompt(text, nonce), JudgeReply.of("{nonce}" + text), prompt(text, nonce)).text())
                .isEqualTo("{nonce}" + text);
    }

    @Property(tries = 500)
    void promptsThatDifferHaveKeysThatDiffer(@ForAll("texts") String one, @ForAll("texts") String other) {
        Assume.that(!one.equals(other));
        assertThat(RecordedJudgeModel.key(prompt(one, ""))).isNotEqualTo(RecordedJudgeModel.key(prompt(other, "")));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of("{nonce}", "{literal-nonce}", "{", "}", "nonce}", "literal-",
                "{literal-",
                "a", "a1b2c3d4e5f60718", "\n", "\r\n", "\"", "\\", "\u2028", "評価", "\ud83d", "\ude00", "\0");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(5)).list().ofMaxSize(12)
                .map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> hexNonces() {
        return Arbitraries.strings().withChars("0123456789abcdef").ofLength(16);
    }

    @Provide
    Arbitrary<String> nonces() {
        return Arbitraries.oneOf(hexNonces(),
                Arbitraries.of("", "a1b2c3d4e5f60718", "a", "{", "}", "nonce", "{nonce}", "literal-", "{literal-nonce}",
                        "\n"));
    }
}
