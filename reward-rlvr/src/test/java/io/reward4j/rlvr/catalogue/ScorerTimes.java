package io.reward4j.rlvr.catalogue;

import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/// Prints the last column of the catalogue: how long a thread computes for an answer of 1,024 characters, as the median
/// of 21 rounds of 200 calls, in microseconds. To be run by hand.
final class ScorerTimes {

    private static final int ROUNDS = 21;
    private static final int CALLS = 200;
    private static final String ANSWER = ("<think>\nFirst, we add the numbers. 1. Two and two are four, as the book says"
            + " on page 7.\n2. So the sum is known.\n</think>\n").repeat(7) + "<answer>\n\\boxed{4}\n</answer>";

    private ScorerTimes() {}

    public static void main(String[] arguments) {
        String text = "x".repeat(Math.max(0, 1_024 - ANSWER.length())) + ANSWER;
        Sample sample = Sample.of("What is 2 + 2?", text.substring(Math.max(0, text.length() - 1_024)))
                .withReference("4").withMetadata(Map.of("truncated", false, "outputs", List.of("4")));
        Catalogue.scorers().forEach((call, scorer) -> System.out.println(call + " | " + micros(scorer, sample) + " | "
                + CatalogueTest.range(scorer.traits()) + " | " + CatalogueTest.needsReference(scorer)));
    }

    private static String micros(RewardFunction scorer, Sample sample) {
        double[] rounds = new double[ROUNDS];
        for (int warm = 0; warm < 2; warm++) {
            for (int round = 0; round < ROUNDS; round++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                for (int call = 0; call < CALLS; call++) {
                    try {
                        scorer.score(sample);
                    } catch (RewardException e) {
                        return "fails: " + e.getMessage();
                    }
                }
                rounds[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e3 / CALLS;
            }
        }
        java.util.Arrays.sort(rounds);
        return String.format(java.util.Locale.ROOT, "%.1f", rounds[ROUNDS / 2]);
    }
}
