package io.reward4j.rlvr.math;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.rlvr.extract.Extractors;
import java.util.List;
import java.util.stream.Collectors;

/// Reads the final answer out of a whole response.
///
/// What the response announces, by a box, a tag, `####` or "answer is", is read with
/// [Extractors#finalAnswer()]; of boxes, the last one with those that only a comma or an "and" joins to
/// it; of an announced sentence, what follows its last "is", without remarks. A response that
/// announces nothing is read whole where it is one line that begins with a value, and else by its last
/// span of mathematics, or by its last number where that stands in a later sentence.
final class ResponseAnswer implements Extractor<String> {

    private static final Extractor<String> ANNOUNCED = Extractors.boxed()
            .or(Extractors.tag("answer"))
            .or(Extractors.afterMarker("####", "final answer is", "final answer:", "answer is", "answer:", "A:"));
    private static final Extractor<String> FINAL = Extractors.finalAnswer();
    private static final List<String> VERBS = List.of(" is ", " are ", " equals ", " be ");
    private static final String ATTACHED = "%!^/*√π°²³¹⁰⁴⁵⁶⁷⁸⁹";
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_SPAN = 400;

    @Override
    public Extraction<String> extract(String text) {
        return switch (FINAL.extract(text)) {
            case Missing<String> missing -> missing;
            case Found<String>(String answer) -> ReasoningBlocks.stripped().extract(text)
                    .flatMap(outside -> ANNOUNCED.extract(outside) instanceof Found
                            ? announced(outside, answer)
                            : unannounced(withoutTokens(outside), answer));
        };
    }

    /// The last box with those that are joined to it, or what the sentence says.
    private static Extraction<String> announced(String text, String answer) {
        List<String> boxes = Wrapping.lastBoxes(text);
        if (!boxes.isEmpty() && boxes.get(boxes.size() - 1).equals(answer)) {
            int box = Math.max(text.lastIndexOf("\\boxed"), text.lastIndexOf("\\fbox"));
            boolean rejected = Reservations.touch(text, box)
                    || Reservations.follow(text, Math.max(box, text.lastIndexOf(answer) + answer.length()));
            return rejected
                    ? Extraction.missing("the last box is taken back")
                    : Extraction.found(boxes.stream().distinct().collect(Collectors.joining(" , ")));
        }
        String before = text.substring(0, Math.max(0, text.lastIndexOf(answer))).stripTrailing();
        int marker = before.endsWith("is") ? before.lastIndexOf("answer") : -1;
        return marker > 0 && Reservations.touch(text, marker)
                ? Extraction.missing("the last answer is said to be wrong")
                : Extraction.found(predicate(Remarks.without(answer)));
    }

    /// What a sentence says of its subject.
    private static String predicate(String answer) {
        int end = -1;
        for (String verb : VERBS) {
            int at = answer.lastIndexOf(verb);
            end = at >= 0 ? Math.max(end, at + verb.length()) : end;
        }
        boolean none = end < 0 || answer.substring(end).isBlank() || beginsWithValue(answer)
                || Reservations.negate(answer.substring(0, end));
        return none ? answer : answer.substring(end).strip();
    }

    /// Whether the text begins with a number or a formula rather than with a subject, be it `$x$`.
    static boolean beginsWithValue(String text) {
        int at = 0;
        while (at < text.length() && "$( \\".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.startsWith("frac", at) || text.startsWith("sqrt", at)
                || (at < text.length() && (Character.isDigit(text.charAt(at)) || "+-−".indexOf(text.charAt(at)) >= 0))
                || (at + 2 < text.length() && text.substring(at + 1).stripLeading().startsWith("="));
    }

    private static Extraction<String> unannounced(String text, String answer) {
        if (isValue(text)) {
            return Extraction.found(text);
        }
        String span = spacedSpan(text);
        if (span.isEmpty() && Extractors.mathSpan().extract(text) instanceof Found<String>(String found)) {
            span = found;
        }
        int spanStart = text.lastIndexOf(span);
        int spanEnd = spanStart + span.length();
        if (!span.isEmpty() && (Reservations.standBefore(text, spanStart)
                || (span.indexOf('=') < 0 && Reservations.list(text, spanStart)))) {
            return Extraction.missing("the last formula is taken back or one of several alternatives");
        }
        if (!(Extractors.lastNumber().extract(text) instanceof Found<String>(String number))) {
            return Extraction.found(span.isEmpty() ? answer : span);
        }
        int at = text.lastIndexOf(number);
        boolean later = at > spanEnd && hasSentenceEnd(text, spanEnd, at);
        if (at < 0 || (!span.isEmpty() && !later)) {
            return Extraction.found(span.isEmpty() ? answer : span);
        }
        return Reservations.standBefore(text, at) || Reservations.list(text, at)
                ? Extraction.missing("the last number is taken back or one of several alternatives")
                : Extraction.found(widened(text, at, at + number.length()));
    }

    /// Whether the text is one line that begins with a value and reads as a whole.
    private static boolean isValue(String text) {
        if (text.isEmpty() || text.length() > LONGEST_LINE || text.indexOf('\n') >= 0 || text.endsWith(".")) {
            return false;
        }
        char first = text.charAt(0);
        boolean begins = Character.isDigit(first) || "+-−\\([{$√|.".indexOf(first) >= 0;
        return begins && MathEquivalence.standard().reads(text);
    }

    /// The last span between single dollars with white space inside of them, if it is mathematics.
    private static String spacedSpan(String text) {
        int close = text.lastIndexOf('$');
        int open = close <= 0 ? -1 : text.lastIndexOf('$', close - 1);
        if (open < 0 || close - open > LONGEST_SPAN || close == open + 1) {
            return "";
        }
        String inner = text.substring(open + 1, close);
        return inner.indexOf('\\') >= 0 && Character.isWhitespace(inner.charAt(0))
                && MathEquivalence.standard().reads(inner)
                        ? inner.strip()
                        : "";
    }

    private static boolean hasSentenceEnd(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '。' || (c == '.' && i + 1 < to && Character.isWhitespace(text.charAt(i + 1)))) {
                return true;
            }
        }
        return false;
    }

    /// A number with the numerator before it and the factors behind it.
    private static String widened(String text, int from, int to) {
        int start = from;
        if (start > 1 && text.charAt(start - 1) == '/' && Character.isDigit(text.charAt(start - 2))) {
            start--;
            while (start > 0 && (Character.isDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
                start--;
            }
            start -= start > 0 && text.charAt(start - 1) == '-' ? 1 : 0;
        }
        int end = to;
        while (end < text.length() && ((ATTACHED.indexOf(text.charAt(end)) >= 0 && !text.startsWith("**", end))
                || (end > to && Character.isDigit(text.charAt(end))))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static String withoutTokens(String text) {
        int at = text.lastIndexOf("<|");
        return at > 0 ? text.substring(0, at).strip() : text;
    }
}
