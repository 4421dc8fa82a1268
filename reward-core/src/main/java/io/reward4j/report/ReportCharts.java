package io.reward4j.report;

import io.reward4j.text.NumberFormat;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Draws with boxes of HTML; every chart is text as well.
final class ReportCharts {

    private final HtmlWriter out;

    ReportCharts(HtmlWriter out) {
        this.out = out;
    }

    /// A column for each bin, labelled with its range and its count.
    void histogram(Histogram histogram) {
        long most = most(histogram);
        out.open("figure").leaf("figcaption", "How many rewards fall into each tenth of the range");
        out.open("ol", "class", "histogram");
        for (int bin = 0; bin < histogram.counts().size(); bin++) {
            long count = histogram.counts().get(bin);
            out.open("li").open("span", "class", "column");
            out.open("span", "class", "bar", "style", "height:" + percent((double) count / most));
            out.leaf("span", NumberFormat.count(count), "class", "count").close().close();
            out.open("span", "class", "bin").text(NumberFormat.brief(histogram.from(bin)));
            out.leaf("span", " to ", "class", "to").text(NumberFormat.brief(histogram.from(bin + 1))).close().close();
        }
        out.close().close();
    }

    /// A row of small columns with the lowest and the highest value under it.
    void spark(String name, Distribution values, Histogram histogram) {
        if (values.count() == 0) {
            out.text("–");
            return;
        }
        if (values.min() == values.max()) {
            out.leaf("span", "always " + NumberFormat.brief(values.min()), "class", "note");
            return;
        }
        long most = most(histogram);
        String counts = histogram.counts().stream().map(NumberFormat::count).collect(Collectors.joining(", "));
        out.open("span", "class", "spark", "role", "img", "aria-label", name + " from "
                + NumberFormat.brief(values.min()) + " to " + NumberFormat.brief(values.max()) + " in ten bins: "
                + counts);
        for (long count : histogram.counts()) {
            out.open("span", "style", "height:" + percent((double) count / most)).close();
        }
        out.close().open("span", "class", "ends").leaf("span", NumberFormat.brief(values.min()));
        out.leaf("span", NumberFormat.brief(values.max())).close();
    }

    /// A share as a number and a bar.
    void share(OptionalDouble share) {
        if (share.isEmpty()) {
            out.text("–");
            return;
        }
        out.leaf("span", NumberFormat.percent(share.getAsDouble()), "class", "share");
        out.open("span", "class", "meter");
        out.open("span", "style", "width:" + percent(share.getAsDouble())).close().close();
    }

    /// The count of the fullest bin, at least `1`.
    private static long most(Histogram histogram) {
        return histogram.counts().stream().mapToLong(Long::longValue).reduce(1, Math::max);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
