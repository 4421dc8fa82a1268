package io.reward4j.report;

import java.util.List;

/// Says in plain words what the report's numbers are.
final class ReportNotes {

    private static final List<String> NOTES = List.of(
            "Share", "Which component decides: the squared Pearson correlation of its value with the whole reward,"
                    + " divided by the sum of the same number over the component and its siblings. A sample in which"
                    + " the"
                    + " component was skipped counts as one in which it had its mean value. Metrics decide nothing and"
                    + " have none. Components that vary together share what they explain, whatever their weights.",
            "Spread", "How many values fall into each tenth of what lies between the lowest and the highest.",
            "Interval",
            "Where the mean of many such runs lies in 95 of 100: the mean, give or take 1.96 standard errors,"
                    + " which takes samples to be independent. Samples of one prompt are not, so that it is wider"
                    + " there.",
            "Deviation", "The sample standard deviation, with n − 1.",
            "Quartiles", "A quarter, a half and three quarters of the values are at most these. Of more than 4,096"
                    + " values, quartiles and spread are those of 4,096 drawn evenly with a fixed seed; so are the"
                    + " latencies.",
            "Skipped", "The component was not asked although the sample has a reward, because a gate had closed or a"
                    + " factor was 0. A component's items are averaged within a sample.",
            "Reasons",
            "Reasons that differ only by the name of the sample or by numbers are one, with … in their place. What"
                    + " a scorer's own exception said stands with the first sample alone.",
            "Groups", "Samples with equal messages but the last and an equal reference, over the whole run.",
            "Why rewards are low", "What gates, factors and terms say whose value is below 1, and penalties below 0."
                    + " Reasons that differ only by the name of the sample or by numbers are one. A sample counts once"
                    + " for each reason, and may have several.",
            "Judge calls",
            "Latencies are those of replies; tokens leave out cached calls, and are 0 where the judge did"
                    + " not say.",
            "Warnings",
            "More than 5 % failures; constant rewards; from 20 rewards on, a component that never varies or has less"
                    + " than 1 % of the weights; more than 30 % of the groups with equal rewards only;"
                    + " more than 90 % of the rewards at one end of the range; and, from 20 rewards on, a share above"
                    + " 80 %, or a correlation with length beyond 0.5 either way.");

    private final HtmlWriter out;

    ReportNotes(HtmlWriter out) {
        this.out = out;
    }

    void write() {
        out.open("details", "class", "notes").leaf("summary", "Definitions and thresholds").open("dl", "class",
                "facts");
        for (int i = 0; i < NOTES.size(); i += 2) {
            out.open("div").leaf("dt", NOTES.get(i)).leaf("dd", NOTES.get(i + 1)).close();
        }
        out.close().close();
    }
}
