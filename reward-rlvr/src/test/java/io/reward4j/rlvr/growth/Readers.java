package io.reward4j.rlvr.growth;

import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.rlvr.Similarity;
import io.reward4j.rlvr.extract.Extractors;
import io.reward4j.rlvr.math.MathEquivalence;
import io.reward4j.rlvr.math.MathReward;
import io.reward4j.rlvr.text.ListSimilarity;
import io.reward4j.rlvr.text.QuantitySimilarity;
import io.reward4j.rlvr.text.TextSimilarity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All that reads what a model wrote, by name; loaded by a [CountingLoader].
public final class Readers implements Supplier<Map<String, Consumer<String>>> {

    private static final String GOLD = "5";

    private final Map<String, Consumer<String>> readers = new LinkedHashMap<>();

    @Override
    public Map<String, Consumer<String>> get() {
        extractor("reasoning", ReasoningBlocks.stripped());
        extractor("boxed", Extractors.boxed());
        extractor("boxedText", Extractors.boxedText());
        extractor("tag", Extractors.tag("answer"));
        extractor("allTags", Extractors.allTags("answer"));
        extractor("between", Extractors.between("<|begin_of_solution|>", "<|end_of_solution|>"));
        extractor("afterMarker", Extractors.afterMarker("####", "Answer:", "答え"));
        extractor("mathSpan", Extractors.mathSpan());
        extractor("lastNumber", Extractors.lastNumber());
        extractor("keyword", Extractors.keyword("positive", "negative", "no answer"));
        extractor("choice", Extractors.choice());
        extractor("fenced", Extractors.fenced("java"));
        extractor("regex", Extractors.regex("(\\d+)"));
        extractor("finalAnswer", Extractors.finalAnswer());
        extractor("items", ListSimilarity.items());
        reward("MathReward", MathReward.standard());
        readers.put("MathEquivalence", text -> MathEquivalence.standard().equivalent(GOLD, text));
        similarity("editDistance", Similarity.editDistance());
        similarity("tokenF1", Similarity.tokenF1());
        similarity("within", Similarity.within(1));
        similarity("quantity", QuantitySimilarity.withinRelative(0.1));
        similarity("bleu", TextSimilarity.bleu());
        similarity("chrF", TextSimilarity.chrF());
        similarity("rougeL", TextSimilarity.rougeL());
        return readers;
    }

    private void extractor(String name, Extractor<?> extractor) {
        readers.put(name, extractor::extract);
    }

    private void reward(String name, RewardFunction reward) {
        readers.put(name, text -> reward.score(Sample.of("question", text).withReference(GOLD)));
    }

    private void similarity(String name, Similarity<String> similarity) {
        readers.put(name, text -> similarity.of(GOLD, text));
    }
}
