package io.reward4j.benchmarks;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.safety.AntiGaming;
import io.reward4j.rlvr.safety.ForbiddenContent;
import io.reward4j.rlvr.text.LanguageReward;
import io.reward4j.rlvr.text.Quotation;
import io.reward4j.rlvr.text.QuotationFinder;
import io.reward4j.rlvr.text.TextSimilarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long the scorers of text take for a completion of 600 characters and of 1 MiB, and ten quotations for a contract
/// of 250 KB.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class TextBenchmark {

    private static final List<String> WORDS = List.of(
            "the", "company", "shall", "keep", "all", "confidential", "information", "secret", "and", "not", "disclose",
            "it", "to", "any", "third", "party", "within", "days", "of", "agreement", "receiving", "unless", "required",
            "by", "law", "under", "this", "clause", "purpose", "evaluation", "transaction", "representatives",
            "written", "consent", "term", "termination", "notice", "governing");

    @Param({"600", "1048576"})
    private int length;

    private final RewardFunction english = LanguageReward.of(Locale.ENGLISH);
    private final RewardFunction japanese = LanguageReward.of(Locale.JAPANESE);
    private final RewardFunction forbidden = ForbiddenContent.builder()
            .terms("term", List.of("blue heron", "classified", "極秘")).cardNumbers().emailAddresses().secrets().build();
    private final RewardFunction saysSomething = AntiGaming.saysSomething();
    private final RewardFunction echo = AntiGaming.promptEcho();
    private final RewardFunction padding = AntiGaming.padding();
    private final RewardFunction stuffing = AntiGaming.answerStuffing();
    private final Similarity<String> rougeL = TextSimilarity.rougeL();
    private final Similarity<String> bleu = TextSimilarity.bleu();
    private final Similarity<String> chrF = TextSimilarity.chrF();

    private Sample sample = Sample.of("", "");
    private Sample japaneseSample = sample;
    private String reference = "";
    private String contract = "";
    private final List<String> excerpts = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();

    /// Makes texts of random words.
    @Setup
    public void prepare() {
        Random random = new Random(7);
        reference = prose(random, length);
        sample = Sample.of(prose(random, 600), prose(random, length));
        String sentence = "当連結会計年度の売上高は、前期比で増加し、営業利益は12億円となりました。";
        japaneseSample = Sample.of("", sentence.repeat(length / sentence.length() + 1).substring(0, length));
        contract = prose(random, 250_000);
        for (int i = 0; i < 10; i++) {
            int start = random.nextInt(contract.length() - 400);
            String excerpt = contract.substring(start, start + 300);
            excerpts.add(excerpt);
            changed.add(excerpt.substring(0, 100) + "zzz" + excerpt.substring(108, 200) + excerpt.substring(203));
        }
    }

    @Benchmark
    public Reward language() {
        return english.score(sample);
    }

    @Benchmark
    public Reward languageOfJapanese() {
        return japanese.score(japaneseSample);
    }

    @Benchmark
    public Reward forbiddenContent() {
        return forbidden.score(sample);
    }

    @Benchmark
    public Reward saysSomething() {
        return saysSomething.score(sample);
    }

    @Benchmark
    public Reward promptEcho() {
        return echo.score(sample);
    }

    @Benchmark
    public Reward padding() {
        return padding.score(sample);
    }

    @Benchmark
    public Reward answerStuffing() {
        return stuffing.score(sample);
    }

    @Benchmark
    public double rougeL() {
        return rougeL.of(reference, sample.completion());
    }

    @Benchmark
    public double bleu() {
        return bleu.of(reference, sample.completion());
    }

    @Benchmark
    public double chrF() {
        return chrF.of(reference, sample.completion());
    }

    @Benchmark
    public List<Optional<Quotation>> tenQuotationsOfAContract() {
        return find(excerpts);
    }

    @Benchmark
    public List<Optional<Quotation>> tenChangedQuotationsOfAContract() {
        return find(changed);
    }

    private List<Optional<Quotation>> find(List<String> texts) {
        QuotationFinder finder = QuotationFinder.of(contract);
        return texts.stream().map(finder::find).toList();
    }

    private static String prose(Random random, int length) {
        StringBuilder prose = new StringBuilder(length + 20);
        while (prose.length() < length) {
            prose.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(12) == 0 ? ".\n" : " ");
        }
        return prose.substring(0, length);
    }
}
