package io.reward4j.rlvr.growth;

import java.util.ArrayList;
import java.util.List;

/// A text that a unit is repeated in, with a start before it.
record Repeated(String start, String unit) {

    /// What the grammar of answers gives a meaning to, and a letter and a digit of each kind.
    static final String SIGNS = "*_`#:.,;!?()[]{}$\\|<>/=+-^&%~\"'\n 1aAx’：。、答é";
    static final List<String> PIECES = List.of("\\boxed{", "\\boxed ", "\\boxed{1},", "\\fbox{1} and ",
            "\\text{", "\\frac{1}{", "\\left(", "\\(1\\)", "\\[", "$1$", "$$", "** ", "__ ", "#### ", "<answer>",
            "</answer>", "<answer>1</answer>", "<think>", "</think>", "<|eot_id|>", "<|begin_of_solution|>", "```\n",
            "Answer:", "Answer: ", "The answer is 5. ", "the answer is not ", "A: ", "final answer\n", "Final answer: ",
            "答案是", "答えは", "Antwort: ", "not ", "n't ", "no ", "neither ", "rather than ", "Wait, ", "Wait. ",
            "Actually, ", "No. ", "that is wrong. ", "I doubt ", "since ", ", since ", " is ", " or ", "and ",
            "or maybe ", "5, ", "5 or ", "5. ", "1,000", "1/", "1.5 ", "x=", "x_1 = ", "(5) ", "(A) ", "A ", "B or ",
            "Option C ", "I think ", "**5** ", "(at 5) ", "{\"answer\": ", "\"answer\": \"5\", ", "positive ",
            "not positive ", "\n\n", "\r\n", "\n- ", "。答案是42", "ではなく");
    static final List<String> MARKERS = List.of("\\boxed{", "\\boxed ", "\\text{", "$", "$$", "\\[", "<answer>",
            "####", "Answer:", "The answer is ", "A:", "Final answer\n", "答案是", "not ", "**", "(", "{\"answer\": \"",
            "\\boxed{5} ", "The answer is 5. ", "5 ");

    /// Each sign and each piece alone.
    static List<Repeated> all() {
        List<Repeated> texts = new ArrayList<>();
        SIGNS.codePoints().forEach(sign -> texts.add(new Repeated("", Character.toString(sign))));
        PIECES.forEach(piece -> texts.add(new Repeated("", piece)));
        return texts;
    }

    String of(int length) {
        return start + unit.repeat(length / unit.length());
    }

    @Override
    public String toString() {
        return ("'" + start + "' and '" + unit + "' again and again").replace("\n", "\\n").replace("\r", "\\r");
    }
}
