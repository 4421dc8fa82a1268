package io.reward4j.rlvr.math.answer;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.rlvr.reading.Announcement;
import io.reward4j.rlvr.reading.Announcement.Convention;
import io.reward4j.rlvr.reading.Boxes;
import io.reward4j.rlvr.reading.LatexText;
import io.reward4j.rlvr.reading.Markup;
import io.reward4j.rlvr.reading.MathSpans;
import io.reward4j.rlvr.reading.NegationCues;
import io.reward4j.rlvr.reading.SolutionBlock;
import io.reward4j.rlvr.reading.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads the final answer out of a whole response.
///
/// What the response announces is read in this order: a line such as `Answer: 5` behind the last box; the last box with
/// those that are joined to it; a tag; `####`; "final answer"; "answer is" and its like in other languages; `A:`. What
/// is denied or doubted is passed over, and what a later sentence takes back is read again from there on. A response
/// that announces nothing is read by [ProseValue]; one that announces only what it takes back has no answer.
public final class ResponseAnswer implements Extractor<String> {

    private static final List<Convention> CONVENTIONS = List.of(Announcement.HASHES, Announcement.FINAL,
            Announcement.HEADING, Announcement.STATED, Announcement.LETTER);
    private static final List<Tags> TAGS = List.of(new Tags("answer"), new Tags("Answer"), new Tags("ANSWER"),
            new Tags("final_answer"), new Tags("FINAL_ANSWER"));
    private static final int LOOKED_BACK = 8;
    private static final int MOST_CORRECTIONS = 3;

    private final Predicate<String> mathematics;
    private final boolean lastNumber;

    /// @param mathematics whether a text reads as a formula
    /// @param lastNumber whether a number of prose that nothing announces may be the answer
    public ResponseAnswer(Predicate<String> mathematics, boolean lastNumber) {
        this.mathematics = mathematics;
        this.lastNumber = lastNumber;
    }

    @Override
    public Extraction<String> extract(String text) {
        Extraction<String> outside = ReasoningBlocks.stripped().extract(text);
        if (outside instanceof Found<String>(String response)) {
            return read(withoutTokens(SolutionBlock.in(response)), MOST_CORRECTIONS);
        }
        return outside;
    }

    private Extraction<String> read(String text, int corrections) {
        if (Boxes.endsOpen(text)) {
            return Extraction.missing("the last \\boxed{… is never closed");
        }
        Extraction<Claim> read = claim(text);
        if (read instanceof Missing<Claim>(String reason)) {
            return Extraction.missing(reason);
        }
        Claim claim = ((Found<Claim>) read).value();
        int correction = Corrections.after(text, claim.end(), claim.answer());
        if (correction < 0) {
            return Extraction.found(claim.answer());
        }
        if (corrections == 0) {
            return Extraction.missing("the answer is taken back again and again");
        }
        return read(text.substring(correction).strip(), corrections - 1);
    }

    private Extraction<Claim> claim(String text) {
        Optional<String> field = JsonField.of(text);
        if (field.isPresent()) {
            return whole(field.get(), text.length());
        }
        BoxedAnswer box = BoxedAnswer.last(text);
        if (box != null) {
            Optional<Claim> line = lineBehind(text, box.end());
            return Extraction.found(line.isPresent() ? line.get() : boxed(box));
        }
        Optional<Extraction<Claim>> tagged = tagged(text);
        return tagged.isPresent() ? tagged.get() : announced(text);
    }

    private Extraction<Claim> announced(String text) {
        boolean rejected = BoxedAnswer.isIn(text);
        for (Convention convention : CONVENTIONS) {
            for (Announcement announcement : convention.lastFew(text, LOOKED_BACK)) {
                Optional<Claim> claim = accepted(text, announcement);
                if (claim.isPresent()) {
                    return Extraction.found(claim.get());
                }
                rejected = true;
            }
        }
        if (rejected) {
            return Extraction.missing("the last answer is said to be wrong");
        }
        return ProseValue.of(text, mathematics, lastNumber);
    }

    /// A line such as `Answer: D` behind the last box, which then is that of some formula.
    private Optional<Claim> lineBehind(String text, int end) {
        for (Convention convention : CONVENTIONS) {
            Optional<Announcement> announcement = convention.last(text, text.length());
            if (announcement.isPresent() && announcement.get().start() >= end
                    && startsLine(text, announcement.get().start())) {
                Optional<Claim> claim = accepted(text, announcement.get());
                if (claim.isPresent()) {
                    return claim;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean startsLine(String text, int at) {
        int from = at;
        while (from > 0 && " \t*_#>".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        return from > 0 && text.charAt(from - 1) == '\n';
    }

    /// What an announcement claims, unless it is denied, doubted or asked for.
    private Optional<Claim> accepted(String text, Announcement announcement) {
        boolean asked = text.startsWith("?", announcement.end());
        boolean denied = NegationCues.touch(text, announcement.start())
                || NegationCues.doubt(text, announcement.start());
        if (asked || denied) {
            return Optional.empty();
        }
        Optional<String> said = StatedClause.said(announcement.answer());
        if (said.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Claim(NamedValue.in(said.get(), mathematics), announcement.start(),
                announcement.end()));
    }

    private Optional<Extraction<Claim>> tagged(String text) {
        if (text.indexOf('<') < 0) {
            return Optional.empty();
        }
        for (Tags tag : TAGS) {
            if (tag.extract(text) instanceof Found<String>(String inner)) {
                String end = "</".concat(tag.name());
                return Optional.of(whole(inner, text.lastIndexOf(end) + end.length() + 1));
            }
        }
        return Optional.empty();
    }

    /// What a text says that is nothing but the answer, or a sentence with it.
    private Extraction<Claim> whole(String text, int end) {
        String plain = MathSpans.unwrapped(Markup.plain(text));
        if (plain.isEmpty()) {
            return Extraction.missing("an empty answer");
        }
        if (announces(plain) && announced(plain) instanceof Found<Claim>(Claim claim)) {
            return Extraction.found(new Claim(claim.answer(), claim.start(), end));
        }
        Optional<String> said = StatedClause.said(plain);
        if (said.isEmpty()) {
            return Extraction.missing("the answer is denied");
        }
        return Extraction.found(new Claim(said.get(), 0, end));
    }

    private static boolean announces(String text) {
        for (Convention convention : CONVENTIONS) {
            if (convention.last(text, text.length()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Claim boxed(BoxedAnswer box) {
        List<String> answers = new ArrayList<>(box.contents().size());
        for (String content : box.contents()) {
            answers.add(withoutWords(content));
        }
        return new Claim(String.join(" , ", answers), box.start(), box.end());
    }

    /// What a box holds without what it says about it, as the `42` of `\text{The answer is } 42`.
    private static String withoutWords(String content) {
        String plain = LatexText.unwrapped(content);
        Optional<Announcement> announcement = Announcement.STATED.last(plain, plain.length());
        if (announcement.isPresent()) {
            return announcement.get().answer();
        }
        String brief = TrailingClauses.without(plain);
        if (brief.equals(plain)) {
            return content;
        }
        return brief;
    }

    /// Leaves out the tokens that end a model's turn.
    private static String withoutTokens(String text) {
        int token = text.lastIndexOf("<|");
        String rest = text;
        if (token > 0) {
            rest = text.substring(0, token).strip();
        }
        if (rest.endsWith("</s>")) {
            return rest.substring(0, rest.length() - "</s>".length()).strip();
        }
        return rest;
    }
}
