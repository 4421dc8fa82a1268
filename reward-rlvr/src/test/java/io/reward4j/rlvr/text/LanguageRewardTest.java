package io.reward4j.rlvr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.contract.RewardFunctionContract;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageRewardTest implements RewardFunctionContract {

    @Override
    public RewardFunction function() {
        return LanguageReward.of(Locale.JAPANESE);
    }

    @Override
    public List<Sample> samples() {
        return List.of(Sample.of("", "売上高は増加しました"), Sample.of("", "Sales rose"), Sample.of("", ""));
    }

    @Test
    void everySentenceOfJapaneseReportsIsJapanese() {
        assertThat(Rows.of("chabsa-opinions.jsonl")).hasSize(462).allSatisfy(row -> {
            String sentence = row.get("sentence").stringValue();
            assertThat(score(Locale.JAPANESE, sentence)).as(sentence).isGreaterThanOrEqualTo(0.99);
            assertThat(score(Locale.CHINESE, sentence)).as(sentence).isLessThan(0.1);
            assertThat(score(Locale.ENGLISH, sentence)).as(sentence).isLessThan(0.25);
        });
    }

    @Test
    void everyContractIsEnglish() {
        assertThat(Rows.of("contractnli_documents.jsonl")).hasSize(5).allSatisfy(row -> {
            String contract = row.get("text").stringValue();
            assertThat(byScript(Locale.ENGLISH, contract)).isGreaterThanOrEqualTo(0.99);
            assertThat(score(Locale.ENGLISH, contract)).isGreaterThanOrEqualTo(0.97);
            assertThat(score(Locale.GERMAN, contract)).isLessThan(0.2);
            assertThat(score(Locale.JAPANESE, contract)).isLessThan(0.01);
        });
    }

    @Test
    void aMixedAnswerIsInBetween() {
        String mixed = "Sales rose because demand in Asia recovered. 売上高は、アジアの需要が回復したため増加しました。";
        assertThat(score(Locale.JAPANESE, mixed)).isBetween(0.3, 0.7);
        assertThat(score(Locale.ENGLISH, mixed)).isBetween(0.3, 0.7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ko | 매출은 전년보다 증가했습니다.",
            "ar | ارتفعت المبيعات مقارنة بالعام السابق.",
            "ru | Продажи выросли по сравнению с прошлым годом.",
            "el | Οι πωλήσεις αυξήθηκαν σε σχέση με πέρυσι.",
            "th | ยอดขายเพิ่มขึ้นจากปีก่อน",
            "he | המכירות עלו לעומת השנה שעברה.",
            "hi | बिक्री पिछले साल की तुलना में बढ़ी।",
            "zh | 销售额比去年增长了，主要原因是亚洲的需求恢复。",
            "zh-Hant | 我們說這個學校的學生很多。",
            "ja | 売上高は前年より増加しました。",
            "sr-Latn | Prodaja je porasla.",
            "fr | Les ventes ont augmenté."})
    void aSentenceIsInItsOwnLanguageAndNotInThatOfAnotherScript(String tag, String sentence) {
        assertThat(byScript(Locale.forLanguageTag(tag), sentence)).isEqualTo(1);
        String other = tag.equals("sr-Latn") || tag.equals("fr") ? "ja" : "en";
        assertThat(score(Locale.forLanguageTag(other), sentence)).isEqualTo(0);
    }

    @Test
    void aKanaDoesNotMakeChineseJapanese() {
        String chinese = "我们认为销售额的增长主要是由于亚洲市场的需求恢复。优の良品是一个品牌。这个结论很重要。";
        assertThat(score(Locale.JAPANESE, chinese)).isLessThan(0.2);
        assertThat(score(Locale.CHINESE, chinese)).isGreaterThan(0.8);
        assertThat(score(Locale.JAPANESE, "あ" + "经济增长".repeat(50))).isLessThan(0.01);
    }

    @Test
    void headingsInHanLettersGoWithTheirText() {
        String report = "## 連結業績概要\n売上高は前年より増加しました。\n\n## 今後見通\n景気は緩やかに回復しています。";
        assertThat(score(Locale.JAPANESE, report)).isEqualTo(1);
        assertThat(score(Locale.CHINESE, report)).isEqualTo(0);
    }

    @Test
    void aFewHanLettersAloneAreJapaneseAndChinese() {
        assertThat(score(Locale.JAPANESE, "東京")).isEqualTo(1);
        assertThat(score(Locale.CHINESE, "東京")).isEqualTo(1);
        assertThat(score(Locale.JAPANESE, "中华人民共和国")).isEqualTo(0);
    }

    @Test
    void koreanMayHoldHanLetters() {
        assertThat(score(Locale.KOREAN, "한국(韓國)의 수도는 서울입니다.")).isEqualTo(1);
    }

    @Test
    void codeUrlsTagsMathematicsAndQuotationsDoNotCount() {
        String text = """
                <think>次のように考えます。</think>
                関数は `parse_all(input)` を呼びます。
                ```python
                def parse_all(text): return [line for line in text]
                ```
                詳細は https://example.com/docs/long/path を見てください。
                答えは $\\frac{x}{2}$ です。契約には「shall not disclose」とあります。
                > The receiving party shall keep the information.
                """;
        assertThat(score(Locale.JAPANESE, text)).isEqualTo(1);
    }

    @Test
    void aProductNameDoesNotCountButEnglishWordsDo() {
        assertThat(score(Locale.JAPANESE, "新製品のGalaxy Book Proが好調でした。")).isEqualTo(1);
        assertThat(score(Locale.JAPANESE, "この method は very シンプルです。")).isBetween(0.4, 0.6);
        assertThat(score(Locale.ENGLISH, "We need to 计算 the sum of both.")).isBetween(0.85, 0.95);
    }

    @Test
    void nothingIsWonByHidingTheAnswer() {
        String essay = "The company shall keep all information confidential at all times and for ever. ".repeat(5);
        assertThat(score(Locale.JAPANESE, "「" + essay + "」です")).isLessThan(0.05);
        assertThat(score(Locale.JAPANESE, "```\n" + essay)).isZero();
        assertThat(score(Locale.JAPANESE, "\"" + essay + "\"")).isZero();
        assertThat(score(Locale.ENGLISH, "𝐓𝐡𝐞 𝐬𝐚𝐥𝐞𝐬 は")).isBetween(0.5, 0.95);
        assertThat(score(Locale.JAPANESE, "The は Company の Sales が")).isLessThan(0.3);
    }

    @Test
    void jsonIsReadByItsValues() {
        String json = "{\"comment\": \"売上高は増加しました\", \"reason\": \"需要が回復したためです\"}";
        assertThat(score(Locale.JAPANESE, json)).isEqualTo(1);
        assertThat(score(Locale.ENGLISH, json)).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"42", "''", "3.14 + 2", "?!", "https://example.com"})
    void anAnswerWithoutLettersIsInNoLanguage(String answer) {
        assertThat(LanguageReward.of(Locale.ENGLISH).score(Sample.of("", answer)).rationale()).startsWith("no letters");
        assertThat(score(Locale.ENGLISH, answer)).isZero();
    }

    @Test
    void aQuotedAnswerIsReadWithoutItsQuotes() {
        assertThat(score(Locale.ENGLISH, "\"Paris is the capital.\"")).isEqualTo(1);
    }

    @Test
    void thePromptMaySayTheLanguage() {
        LanguageReward reward = LanguageReward.ofPrompt();
        String japanese = "売上高は増加しました。";
        assertThat(reward.score(Sample.of("売上はどうでしたか？", japanese)).value()).isEqualTo(1);
        assertThat(reward.score(Sample.of("How were the sales?", japanese)).value()).isEqualTo(0);
        assertThatThrownBy(() -> reward.score(Sample.of("1 + 1 = ?", "2"))).isInstanceOf(RewardException.class)
                .hasMessageContaining("no letters");
    }

    @Test
    void anIdentifierTellsLanguagesOfOneScript() {
        LanguageReward english = LanguageReward.of(Locale.ENGLISH)
                .withIdentifier(LanguageIdentifier.openNlp(Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN));
        String text = "The sales of the company rose because the demand in Asia recovered during the last quarter.";
        String french = "Les ventes de la société ont augmenté parce que la demande en Asie a repris au dernier trimestre.";
        assertThat(english.score(Sample.of("", text)).value()).isEqualTo(1);
        assertThat(english.score(Sample.of("", french)).value()).isEqualTo(0);
        assertThat(english.score(Sample.of("", text + "\n" + french)).value()).isCloseTo(0.5, Offset.offset(0.1));
    }

    @Test
    void anIdentifierReadsThePromptToo() {
        LanguageReward reward = LanguageReward.ofPrompt()
                .withIdentifier(LanguageIdentifier.openNlp(Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN));
        String french = "Les ventes de la société ont augmenté parce que la demande en Asie a repris.";
        assertThat(reward.score(Sample.of("Comment les ventes ont-elles évolué l'année dernière ?", french)).value())
                .isEqualTo(1);
        assertThat(reward.score(Sample.of("How did the sales develop during the last year?", french)).value())
                .isEqualTo(0);
    }

    @Test
    void contractsAreEnglishToAnIdentifierAsWell() {
        LanguageReward english = LanguageReward.of(Locale.ENGLISH).withIdentifier(
                LanguageIdentifier.openNlp(Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN, Locale.ITALIAN));
        assertThat(Rows.of("contractnli_documents.jsonl")).allSatisfy(row -> assertThat(
                english.score(Sample.of("", row.get("text").stringValue())).value()).isGreaterThanOrEqualTo(0.97));
    }

    @Test
    void whatCannotWorkIsRefused() {
        assertThatThrownBy(() -> LanguageReward.of(Locale.ROOT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LanguageReward.of(Locale.forLanguageTag("en-Zzzq")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LanguageIdentifier.openNlp(Locale.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LanguageIdentifier.openNlp(Locale.ENGLISH, Locale.forLanguageTag("tlh")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "jp      | 'jp' is no language; was 'ja' meant?",
            "cn      | 'cn' is no language; was 'zh' meant?",
            "english | 'english' is no language; was 'en' meant?",
            "deutsch | 'deutsch' is no language; was 'de' meant?",
            "jpn     | 'jpn' is no language; was 'ja' meant?",
            "en-US   | 'en-us' is no language; was 'Locale.forLanguageTag(\"en-us\")' meant?",
            "qq      | 'qq' is no language; codes are those of ISO 639, such as 'ja' or 'en'"})
    void aCodeThatIsNoLanguageIsRefusedWithWhatWasMeant(String code, String message) {
        assertThatThrownBy(() -> LanguageReward.of(Locale.of(code))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void englishIsNotGermanUnlessThatIsAskedFor() {
        String english = "The sales of the company rose because the demand in Asia recovered during the last quarter.";
        String german = "Der Umsatz der Firma ist gestiegen, weil die Nachfrage in Asien sich erholt hat.";
        assertThat(score(Locale.GERMAN, english)).isZero();
        assertThat(score(Locale.GERMAN, german)).isEqualTo(1);
        assertThat(score(Locale.ENGLISH, german)).isZero();
        assertThat(byScript(Locale.GERMAN, english)).isEqualTo(1);
        assertThat(LanguageReward.ofPrompt().score(Sample.of("What is the state of the market?", german)).value())
                .isZero();
    }

    @Test
    void aLanguageThatNothingTellsNeedsAChoice() {
        LanguageReward dutch = LanguageReward.of(Locale.of("nl"));
        Sample sample = Sample.of("", "De omzet is gestegen.");
        assertThatThrownBy(() -> dutch.score(sample)).isInstanceOf(RewardException.class)
                .hasMessageContaining("withIdentifier(LanguageIdentifier.openNlp(…)) or .byScriptOnly()");
        assertThat(dutch.byScriptOnly().score(sample).value()).isEqualTo(1);
        assertThat(LanguageReward.of(Locale.of("haw")).byScriptOnly().score(sample).value()).isEqualTo(1);
    }

    private static double byScript(Locale language, String text) {
        return LanguageReward.of(language).byScriptOnly().score(Sample.of("", text)).value();
    }

    private static double score(Locale language, String text) {
        return LanguageReward.of(language).score(Sample.of("", text)).value();
    }
}
