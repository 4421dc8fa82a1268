package io.reward4j.rlvr.instruction;

import io.reward4j.extract.BlankAnswers;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.ReasoningBlocks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What instructions are checked against: the answer without reasoning blocks and invisible characters, and what it
/// is made of, each found once, when it is asked for. For one thread.
final class Answer {

    private static final char ZERO_WIDTH_JOINER = '\u200D';
    private static final char ZERO_WIDTH_NON_JOINER = '\u200C';

    private final String text;
    private final boolean asWritten;
    private @Nullable WordSplitter words;
    private @Nullable Layout layout;
    private @Nullable List<Sentence> sentences;
    private @Nullable String folded;

    private Answer(String text, boolean asWritten) {
        this.text = text;
        this.asWritten = asWritten;
    }

    /// Reads a completion: one whose reasoning never ends has no answer.
    static Answer read(String completion) {
        return new Answer(switch (ReasoningBlocks.stripped().extract(completion)) {
            case Extraction.Found<String>(String outside) -> visible(outside);
            case Extraction.Missing<String> missing -> "";
        }, false);
    }

    /// Takes a completion as it stands, reasoning included, as the published checkers do.
    static Answer asWritten(String completion) {
        return new Answer(completion, true);
    }

    /// The answers that the loose criterion tries: this one, without its first line, its last one and both, each as it
    /// is and without asterisks.
    List<Answer> loosened() {
        int first = text.indexOf('\n');
        int last = text.lastIndexOf('\n');
        String behind = first < 0 ? "" : text.substring(first + 1).strip();
        String before = last < 0 ? "" : text.substring(0, last).strip();
        String between = first < last ? text.substring(first + 1, last).strip() : "";
        List<Answer> loosened = new ArrayList<>();
        for (String variant : List.of(text, behind, before, between)) {
            loosened.add(new Answer(variant, asWritten));
            loosened.add(new Answer(variant.replace("*", ""), asWritten));
        }
        return loosened;
    }

    /// An answer that says nothing follows no instruction.
    Verdict judge(Check check) {
        if (asWritten) {
            return Python.strip(text).isEmpty() ? Verdict.broken("an empty answer") : check.of(this);
        }
        return BlankAnswers.reason(text).map(reason -> Verdict.broken("no answer: " + reason))
                .orElseGet(() -> check.of(this));
    }

    String text() {
        return text;
    }

    /// The text as it is compared, see [Fold].
    String folded() {
        String found = folded;
        if (found == null) {
            found = Fold.of(text);
            folded = found;
        }
        return found;
    }

    WordSplitter words() {
        WordSplitter found = words;
        if (found == null) {
            found = WordSplitter.of(text);
            words = found;
        }
        return found;
    }

    Layout layout() {
        Layout found = layout;
        if (found == null) {
            found = Layout.of(text);
            layout = found;
        }
        return found;
    }

    List<Sentence> sentences() {
        List<Sentence> found = sentences;
        if (found == null) {
            found = Sentence.all(text, layout());
            sentences = found;
        }
        return found;
    }

    /// Leaves out what cannot be seen and would part a word, but not what joins emoji and Persian letters.
    private static String visible(String text) {
        int hidden = 0;
        while (hidden < text.length() && !isHidden(text.charAt(hidden))) {
            hidden++;
        }
        if (hidden == text.length()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length()).append(text, 0, hidden);
        for (int i = hidden; i < text.length(); i++) {
            if (!isHidden(text.charAt(i))) {
                visible.append(text.charAt(i));
            }
        }
        return visible.toString().strip();
    }

    private static boolean isHidden(char c) {
        return c >= 0x80 && Character.getType(c) == Character.FORMAT && c != ZERO_WIDTH_JOINER
                && c != ZERO_WIDTH_NON_JOINER;
    }
}
