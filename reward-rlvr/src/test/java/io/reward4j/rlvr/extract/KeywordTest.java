package io.reward4j.rlvr.extract;

import static io.reward4j.rlvr.extract.ExtractorsTest.assertRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordTest {

    private static final String NONE = "<none>";
    private static final Extractor<String> POLARITY = Extractors.keyword("positive", "negative", "neutral");

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "not positive; it is negative                         ¦ negative",
            "The sentiment is POSITIVE.                           ¦ positive",
            "ｐｏｓｉｔｉｖｅ                                           ¦ positive",
            "positively                                           ¦ <none>",
            "not positive                                         ¦ <none>",
            "positive and negative                                ¦ <none>",
            "positive, very positive                              ¦ positive",
            "It isn't positive but negative                       ¦ negative",
            "It isn’t positive, it's negative                     ¦ negative",
            "neither positive nor negative                        ¦ <none>",
            "neither positive, negative, nor neutral              ¦ <none>",
            "neither positive nor negative, so neutral            ¦ neutral",
            "negative rather than positive                        ¦ negative",
            "Rather than positive, negative                       ¦ negative",
            "negative instead of positive                         ¦ negative",
            "not only positive but very positive                  ¦ positive",
            "no doubt positive                                    ¦ positive",
            "No, it is positive                                   ¦ positive",
            "No, positive                                         ¦ positive",
            "I do not think that this review is positive          ¦ <none>",
            "I would never call it negative. Positive             ¦ positive",
            "Positive is not right; negative                      ¦ negative",
            "Positive isn't right                                 ¦ <none>",
            "It can't be negative because sales rose: positive    ¦ positive",
            "non-positive                                         ¦ <none>",
            "not positive/negative                                ¦ <none>",
            "not positive, negative                               ¦ negative",
            "**positive**                                         ¦ positive",
            "positive, not negative                               ¦ positive",
            "without negative effects, positive                   ¦ positive",
            "nothing                                              ¦ <none>"})
    void keywordMindsNegation(String text, @Nullable String expected) {
        assertRead(POLARITY, text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "極性はポジティブです。                                 ¦ positive",
            "ポジティブではない                                     ¦ <none>",
            "ポジティブではなく、ネガティブである                      ¦ negative",
            "ポジティブな評価とは言えない。ネガティブ                  ¦ negative",
            "ポジティブじゃない                                     ¦ <none>",
            "ポジティブであり、ネガティブではない                      ¦ positive",
            "ﾎﾟｼﾞﾃｨﾌﾞ                                              ¦ positive",
            "不是ネガティブ，而是ポジティブ                           ¦ positive",
            "ポジティブともネガティブともとれる                       ¦ <none>"})
    void keywordMindsNegationInJapaneseAndChinese(String text, @Nullable String expected) {
        assertRead(Extractors.keyword(Map.of("ポジティブ", "positive", "ネガティブ", "negative")), text, expected);
    }

    @Test
    void theReasonSaysWhatIsAmbiguousDeniedOrMissing() {
        assertThat(POLARITY.extract("positive or negative"))
                .isEqualTo(Extraction.missing("ambiguous: positive, negative"));
        assertThat(POLARITY.extract("not positive")).isEqualTo(Extraction.missing("nothing but denied: positive"));
        assertThat(POLARITY.extract("fine")).isEqualTo(Extraction.missing("none of positive, negative, neutral"));
    }

    @Test
    void theLongestWordCountsAndWordsOfOneValueAgree() {
        assertRead(Extractors.keyword("relevant", "not relevant"), "This is not relevant.", "not relevant");
        assertRead(Extractors.keyword("yes", "no"), "No, it does not.", "no");
        assertThat(Extractors.keyword(Map.of("yes", true, "true", true, "no", false)).extract("Yes, true"))
                .isEqualTo(Extraction.found(true));
        assertThatIllegalArgumentException().isThrownBy(() -> Extractors.keyword(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Extractors.keyword(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = NONE, value = {
            "Let's think step by step. It's not A because it doesn't make sense, therefore I think it's B ¦ B",
            "D. it can't be A or B                                ¦ D",
            "B不是 A                                               ¦ B",
            "Because B is valid                                   ¦ B",
            "(B)                                                  ¦ B",
            "b                                                    ¦ B",
            "(c).                                                 ¦ C",
            "**B**                                                ¦ B",
            "B) seven                                             ¦ B",
            "The answer is B.                                     ¦ B",
            "Answer: A                                            ¦ A",
            "The answer is A because trains are late              ¦ A",
            "A train leaves at noon and I take it                 ¦ <none>",
            "A train leaves; I choose C                           ¦ C",
            "A) 1 B) 2 C) 3                                       ¦ <none>",
            "A) 1 B) 2 C) 3. The correct answer is (B)            ¦ B",
            "The answer is A. No wait, the answer is C.           ¦ C",
            "The answer is A or B                                 ¦ <none>",
            "A and B are tempting, but C is correct               ¦ C",
            "The answer is not A                                  ¦ <none>",
            "Option A describes a cat                             ¦ A",
            "A = 5 and so the answer is D                         ¦ D",
            "U.S. law says E                                      ¦ E",
            "正解はBです                                            ¦ B",
            "答案是（Ｃ）                                           ¦ C",
            "K                                                    ¦ <none>"})
    void choiceReadsALetter(String text, @Nullable String expected) {
        assertRead(Extractors.choice(), text, expected);
    }

    @Test
    void choicesAreLettersInOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> Extractors.choice('B', 'A'));
        assertThatIllegalArgumentException().isThrownBy(() -> Extractors.choice('a', 'd'));
    }
}
