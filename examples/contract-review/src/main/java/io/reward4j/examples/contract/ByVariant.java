package io.reward4j.examples.contract;

import io.reward4j.Reward;
import io.reward4j.RewardListener;
import io.reward4j.Sample;
import io.reward4j.report.ReportSection;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What the rewards of each variant amount to, and on how many contracts the good review is ahead of all others.
final class ByVariant implements RewardListener {

    private static final List<String> HEADER = List.of("variant", "reviews", "mean", "lowest", "highest");

    private final Map<Variant, DoubleSummaryStatistics> rewards = new TreeMap<>();
    private final Map<String, Double> good = new TreeMap<>();
    private final Map<String, Double> bestOfOthers = new TreeMap<>();
    private long comments;

    @Override
    public synchronized void scored(Sample sample, Reward reward) {
        int mark = sample.id().indexOf('#');
        String contract = sample.id().substring(0, mark);
        Variant variant = Variant.valueOf(sample.id().substring(mark + 1).toUpperCase(Locale.ROOT));
        rewards.computeIfAbsent(variant, key -> new DoubleSummaryStatistics()).accept(reward.value());
        if (variant == Variant.GOOD) {
            good.put(contract, reward.value());
        } else {
            bestOfOthers.merge(contract, reward.value(), Math::max);
        }
        comments += Comments.of(sample).size();
    }

    /// How many comments there are that can be read.
    synchronized long comments() {
        return comments;
    }

    synchronized ReportSection section() {
        long ahead = good.entrySet().stream()
                .filter(entry -> entry.getValue() > bestOfOthers.getOrDefault(entry.getKey(), 1.0))
                .count();
        List<List<String>> rows = new ArrayList<>();
        rewards.forEach((variant, values) -> rows.add(List.of(variant.label(), Long.toString(values.getCount()),
                shown(values.getAverage()), shown(values.getMin()), shown(values.getMax()))));
        return new ReportSection("By variant",
                "The good review is ahead of every other one on " + ahead + " of " + good.size() + " contracts.",
                HEADER, rows);
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
