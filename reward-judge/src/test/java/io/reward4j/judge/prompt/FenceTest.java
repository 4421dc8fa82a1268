package io.reward4j.judge.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.contract.HostileTexts;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FenceTest {

    @Property
    void nothingInsideLooksLikeTheClosingLine(@ForAll("fenceLike") String text) {
        String nonce = Nonce.of(List.of(text));
        String fenced = Fence.around(text, nonce);
        String fence = fenced.substring(0, fenced.indexOf('\n'));

        assertThat(fence).endsWith(nonce);
        assertThat(fenced).isEqualTo(fence + "\n" + text + "\n" + fence);
        assertThat(text).doesNotContain(fence);
        assertThat(fence.indexOf(nonce)).isGreaterThanOrEqualTo(3);
        assertThat(text).doesNotContain(fence.substring(0, fence.indexOf(nonce)));
    }

    @Provide
    Arbitrary<String> fenceLike() {
        return Arbitraries.of("`", "```", "\n", "a", "```abcdefghjkmn\n", "{{nonce}}", "# Answer\n", " ")
                .list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    @Test
    void hostileTextsStayAsTheyAre() {
        HostileTexts.large()
                .forEach((name, text) -> assertThat(Fence.around(text, "n").contains(text)).as(name).isTrue());
    }

    @Property
    void noncesFollowFromTheTextsAndWhereTheyEnd(@ForAll String a, @ForAll String b) {
        assertThat(Nonce.of(List.of(a, b))).isEqualTo(Nonce.of(List.of(a, b))).matches("[a-z0-9]{12}")
                .isNotEqualTo(Nonce.of(List.of(a + b)))
                .isNotEqualTo(Nonce.of(List.of(a, b, "")));
    }
}
