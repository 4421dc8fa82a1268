package io.reward4j.rlvr.extract;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.ReasoningBlocks;
import java.util.List;

/// The chain behind [Extractors#finalAnswer()].
final class FinalAnswer implements Extractor<String> {

    private static final int LONGEST_FORMULA = 400;
    private static final String SOLUTION = "<|begin_of_solution|>";

    private static final Extractor<String> OUTSIDE = ReasoningBlocks.stripped();
    private static final Extractor<String> SOLUTION_BLOCK = new Pairs(SOLUTION, "<|end_of_solution|>");

    private static final Markers HEADING = new Markers(List.of("final answer"));

    private static final Extractor<String> STEPS = boxed()
            .or(filled(new Tags("answer")))
            .or(FinalAnswer::hashes)
            .or(stated("final answer is", "final answer:")).or(FinalAnswer::headed)
            .or(stated("answer is", "answer:"))
            .or(stated("A:"))
            .or(FinalAnswer::formula)
            .or(filled(MathSpans::last))
            .or(Numbers::last);

    @Override
    public Extraction<String> extract(String text) {
        return OUTSIDE.extract(text).flatMap(FinalAnswer::read);
    }

    private static Extraction<String> read(String text) {
        String solution = solution(text);
        return Boxes.endsOpen(solution) ? Boxes.last(solution) : STEPS.extract(solution);
    }

    /// A solution that is not marked as ended goes to the end of the text.
    private static String solution(String text) {
        int begin = text.lastIndexOf(SOLUTION);
        if (begin < 0) {
            return text;
        }
        return SOLUTION_BLOCK.extract(text) instanceof Found<String>(String inner)
                ? inner
                : text.substring(begin + SOLUTION.length());
    }

    /// Reads `#### 42` but no heading: what follows is a number, or the last line of the text.
    private static Extraction<String> hashes(String text) {
        int end = new Markers(List.of("####")).lastEnd(text);
        if (end < 0) {
            return Extraction.missing("no ####");
        }
        int lineEnd = Lines.end(text, end);
        String answer = Clause.of(text.substring(end, lineEnd));
        boolean last = Lines.nextFilled(text, lineEnd) >= text.length();
        boolean number = !answer.isEmpty() && answer.chars().allMatch(c -> "0123456789.,+-−$%".indexOf(c) >= 0);
        return !answer.isEmpty() && (last || number)
                ? Extraction.found(answer)
                : Extraction.missing("no answer after ####");
    }

    /// Reads the line after a heading such as `## Final answer` or `**Final answer**`.
    private static Extraction<String> headed(String text) {
        int end = HEADING.lastEnd(text);
        int lineEnd = end < 0 ? 0 : Lines.end(text, end);
        boolean heading = end >= 0 && text.substring(end, lineEnd).chars().allMatch(c -> " *_#\t".indexOf(c) >= 0);
        int next = heading ? Lines.nextFilled(text, lineEnd) : text.length();
        String answer = Clause.of(text.substring(next, Lines.end(text, next)));
        return answer.isEmpty() ? Extraction.missing("no heading final answer") : Extraction.found(answer);
    }

    /// Reads a text that is nothing but an answer, such as `3/4`, as a whole.
    private static Extraction<String> formula(String text) {
        String line = text.strip();
        boolean oneLine = line.length() <= LONGEST_FORMULA && Lines.end(line, 0) == line.length();
        return oneLine && !line.isEmpty() && !Prose.isIn(line)
                ? Extraction.found(MathSpans.unwrapped(Markup.plain(line)))
                : Extraction.missing("more than a formula");
    }

    /// Reads the clause after a marker, or that of the next line where the marker ends its own.
    private static Extractor<String> stated(String... markers) {
        Markers found = new Markers(List.of(markers));
        return text -> {
            int end = found.lastEnd(text);
            if (end < 0) {
                return Extraction.missing("no " + String.join(" or ", markers));
            }
            String answer = Clause.of(text.substring(end, Lines.end(text, end)));
            if (answer.isEmpty()) {
                int next = Lines.nextFilled(text, end);
                answer = Clause.of(text.substring(next, Lines.end(text, next)));
            }
            return answer.isEmpty()
                    ? Extraction.missing("nothing follows the last " + String.join(" or ", markers))
                    : Extraction.found(answer);
        };
    }

    private static Extractor<String> boxed() {
        Extractor<String> last = Boxes::last;
        return last.then(box -> box.isBlank() ? Extraction.missing("an empty box") : Extraction.found(box));
    }

    private static Extractor<String> filled(Extractor<String> step) {
        return step.then(answer -> {
            String plain = MathSpans.unwrapped(Markup.plain(answer));
            return plain.isEmpty() ? Extraction.missing("an empty answer") : Extraction.found(plain);
        });
    }
}
