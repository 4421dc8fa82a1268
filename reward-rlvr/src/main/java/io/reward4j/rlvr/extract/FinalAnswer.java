package io.reward4j.rlvr.extract;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.rlvr.reading.Announcement;
import io.reward4j.rlvr.reading.Announcement.Convention;
import io.reward4j.rlvr.reading.Boxes;
import io.reward4j.rlvr.reading.Boxes.Box;
import io.reward4j.rlvr.reading.Lines;
import io.reward4j.rlvr.reading.Markup;
import io.reward4j.rlvr.reading.MathSpans;
import io.reward4j.rlvr.reading.NumberFinder;
import io.reward4j.rlvr.reading.Prose;
import io.reward4j.rlvr.reading.SolutionBlock;
import io.reward4j.rlvr.reading.Tags;
import java.util.List;

/// The chain behind [Extractors#finalAnswer()].
final class FinalAnswer implements Extractor<String> {

    private static final int LONGEST_FORMULA = 400;
    private static final Extractor<String> OUTSIDE = ReasoningBlocks.stripped();

    private static final Extractor<String> STEPS = boxed()
            .or(filled(new Tags("answer")))
            .or(announced("####", Announcement.HASHES))
            .or(announced("final answer is or final answer:", Announcement.FINAL))
            .or(announced("heading final answer", Announcement.HEADING))
            .or(announced("answer is or answer:", Announcement.STATED))
            .or(announced("A:", Announcement.LETTER))
            .or(FinalAnswer::formula)
            .or(filled(MathSpans::last))
            .or(NumberFinder::last);

    @Override
    public Extraction<String> extract(String text) {
        return OUTSIDE.extract(text).flatMap(FinalAnswer::read);
    }

    private static Extraction<String> read(String text) {
        String solution = SolutionBlock.in(text);
        return Boxes.endsOpen(solution) ? Boxes.last(solution) : STEPS.extract(solution);
    }

    /// Reads a text that is nothing but an answer, such as `3/4`, as a whole.
    private static Extraction<String> formula(String text) {
        String line = text.strip();
        boolean oneLine = line.length() <= LONGEST_FORMULA && Lines.end(line, 0) == line.length();
        return oneLine && !line.isEmpty() && !Prose.isIn(line)
                ? Extraction.found(MathSpans.unwrapped(Markup.plain(line)))
                : Extraction.missing("more than a formula");
    }

    private static Extractor<String> announced(String name, Convention convention) {
        return text -> convention.last(text, text.length())
                .map(announcement -> Extraction.found(announcement.answer()))
                .orElse(Extraction.missing("no " + name));
    }

    /// Reads the last box that holds something; an empty one is only spoken of.
    private static Extractor<String> boxed() {
        return text -> {
            List<Box> boxes = Boxes.all(text);
            for (Box box : boxes.reversed()) {
                String content = box.content(text);
                if (!content.isBlank()) {
                    return Extraction.found(content);
                }
            }
            return Extraction.missing(boxes.isEmpty() ? "no \\boxed{…}" : "an empty box");
        };
    }

    private static Extractor<String> filled(Extractor<String> step) {
        return step.then(answer -> {
            String plain = MathSpans.unwrapped(Markup.plain(answer));
            return plain.isEmpty() ? Extraction.missing("an empty answer") : Extraction.found(plain);
        });
    }
}
