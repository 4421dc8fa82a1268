package io.reward4j.rlvr.reading;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extractor;

/// The solution that some models mark apart from their thoughts, as `<|begin_of_solution|>…<|end_of_solution|>`.
public final class SolutionBlock {

    private static final String BEGIN = "<|begin_of_solution|>";
    private static final Extractor<String> BLOCK = new Pairs(BEGIN, "<|end_of_solution|>");

    private SolutionBlock() {}

    /// Returns the last solution, which goes to the end of the text where it is not marked as ended; or the text.
    public static String in(String text) {
        int begin = text.lastIndexOf(BEGIN);
        if (begin < 0) {
            return text;
        }
        if (BLOCK.extract(text) instanceof Found<String>(String inner)) {
            return inner;
        }
        return text.substring(begin + BEGIN.length());
    }
}
