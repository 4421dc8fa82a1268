package io.reward4j.rlvr.math.answer;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.rlvr.math.answer.Subordination.Standing;
import io.reward4j.rlvr.reading.Choices;
import io.reward4j.rlvr.reading.Cues;
import io.reward4j.rlvr.reading.Language;
import io.reward4j.rlvr.reading.Language.Kind;
import io.reward4j.rlvr.reading.MathSpans;
import io.reward4j.rlvr.reading.MathSpans.Span;
import io.reward4j.rlvr.reading.NegationCues;
import io.reward4j.rlvr.reading.NumberFinder;
import io.reward4j.rlvr.reading.NumberFinder.Written;
import io.reward4j.rlvr.reading.Sentences;
import io.reward4j.rlvr.reading.Sentences.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The answer of a response that announces none.
///
/// It is the whole text where that is a value or an option; else the last bold value; else what the last sentence
/// with a value states: the option it picks, its last formula with those that an "and" joins to it, or its last number.
/// What is only mentioned, denied or one of several does not count, nor does anything behind words that say that there
/// is no answer.
final class ProseValue {

    private static final Choices CHOICES = new Choices('A', 'J');
    private static final int MOST_SENTENCES = 200;
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_SPAN = 400;
    private static final int LONGEST_GLUE = 12;
    private static final String ATTACHED = "%!^/*√π°²³¹⁰⁴⁵⁶⁷⁸⁹";
    private static final List<String> REFUSALS = Language.all(Kind.REFUSALS);
    private static final Set<String> UNFINISHED = Set.of("the", "a", "an", "we", "i", "to", "of", "must", "that", "is",
            "are", "and", "or", "in", "for", "with", "by", "which", "then", "because", "so", "can", "will", "have",
            "if",
            "as", "from", "this", "but", "be", "on", "at", "up", "need", "it", "let", "get");
    private static final List<String> MEASURES_OF_EFFORT = List.of("time", "step", "count", "confidence", "token",
            "duration", "elapsed", "page", "question", "problem", "note", "check", "verification", "points", "score",
            "attempt", "version", "difficulty");
    private static final Extraction<Claim> ONE_OF_SEVERAL = Extraction.missing(
            "the last value is taken back or one of several alternatives");

    private final String text;
    private final Predicate<String> mathematics;
    private final boolean lastNumber;
    private final List<Span> spans;

    private ProseValue(String text, Predicate<String> mathematics, boolean lastNumber) {
        this.text = text;
        this.mathematics = mathematics;
        this.lastNumber = lastNumber;
        this.spans = spans();
    }

    /// @param mathematics whether a text reads as a formula
    /// @param lastNumber whether a number of prose may be the answer
    static Extraction<Claim> of(String text, Predicate<String> mathematics, boolean lastNumber) {
        return new ProseValue(text, mathematics, lastNumber).read();
    }

    /// The number that a sentence states last, or nothing where it is denied or one of several.
    static Optional<String> statedNumber(String sentence) {
        Optional<Extraction<Claim>> number = new ProseValue(sentence, text -> false, true)
                .number(0, sentence.length());
        if (number.isPresent() && number.get() instanceof Found<Claim>(Claim claim)) {
            return Optional.of(claim.answer());
        }
        return Optional.empty();
    }

    private Extraction<Claim> read() {
        if (isValue() || ChoiceLabel.of(text) != null) {
            return Extraction.found(new Claim(text, 0, text.length()));
        }
        if (isUnfinished()) {
            return Extraction.missing("the text breaks off");
        }
        Optional<Claim> bold = BoldValue.last(text, mathematics);
        int end = text.length();
        for (int looked = 0; end > 0 && looked < MOST_SENTENCES; looked++) {
            int start = sentenceStart(end);
            if (refuses(start, end)) {
                return Extraction.missing("the text says that it has no answer");
            }
            if (bold.isPresent() && bold.get().start() >= start) {
                return Extraction.found(bold.get());
            }
            Optional<Extraction<Claim>> said = value(start, end, bold);
            if (said.isPresent()) {
                return said.get();
            }
            end = start;
        }
        return Extraction.missing("no answer is announced, and no value stated");
    }

    /// What a sentence states; nothing where it holds no value of its own.
    private Optional<Extraction<Claim>> value(int start, int end, Optional<Claim> bold) {
        String sentence = text.substring(start, end);
        if (new Sentence(start, end).isQuestion(text)) {
            return Optional.empty();
        }
        if (!NegationCues.disbelieve(sentence)) {
            Optional<String> picked = CHOICES.pickedIn(sentence);
            if (picked.isPresent()) {
                return Optional.of(Extraction.found(new Claim(picked.get(), start, end)));
            }
        }
        if (bold.isPresent()) {
            return Optional.empty();
        }
        Optional<Extraction<Claim>> formula = formula(start, end);
        if (formula.isPresent() || !lastNumber || isMeasureOfEffort(sentence)) {
            return formula;
        }
        return number(start, end);
    }

    private Optional<Extraction<Claim>> formula(int start, int end) {
        int last = spanBefore(end);
        int first = last + 1;
        while (first > 0 && spans.get(first - 1).from() >= start) {
            first--;
        }
        if (first > last) {
            return Optional.empty();
        }
        int[] places = new int[last + 1 - first];
        for (int i = 0; i < places.length; i++) {
            places[i] = spans.get(first + i).from();
        }
        List<Standing> standings = Subordination.of(text, start, end, places);
        boolean denied = false;
        for (int i = last; i >= first; i--) {
            Span span = spans.get(i);
            if (span.to() - span.from() > LONGEST_SPAN && !mathematics.test(span.content(text))) {
                continue;
            }
            if (standings.get(i - first) == Standing.MENTIONED) {
                continue;
            }
            if (NegationCues.touch(text, span.from()) || Corrections.failsBehind(text, span.to(), end)) {
                denied = true;
                continue;
            }
            if (NegationCues.standBefore(text, span.from())
                    || NegationCues.disbelieve(text.substring(start, span.from()))) {
                return Optional.of(ONE_OF_SEVERAL);
            }
            return Optional.of(Extraction.found(joined(i, start)));
        }
        if (denied) {
            return Optional.of(ONE_OF_SEVERAL);
        }
        return Optional.empty();
    }

    /// A formula with those before it in the sentence that only a comma or an "and" joins to it.
    private Claim joined(int last, int start) {
        int first = last;
        while (first > 0 && spans.get(first - 1).from() >= start && isJoined(spans.get(first - 1), spans.get(first))) {
            first--;
        }
        List<String> values = new ArrayList<>();
        for (Span span : spans.subList(first, last + 1)) {
            values.add(span.content(text));
        }
        return new Claim(String.join(" , ", values), spans.get(first).from(), spans.get(last).to());
    }

    private boolean isJoined(Span left, Span right) {
        boolean nested = right.from() < left.to();
        if (nested || right.from() - left.to() > LONGEST_GLUE) {
            return false;
        }
        String glue = text.substring(left.to(), right.from()).replace("$", "").replace("\\(", "").replace("\\)", "")
                .strip();
        boolean alike = left.content(text).indexOf('=') < 0 && right.content(text).indexOf('=') < 0;
        return glue.equals("and") || glue.equals(", and") || (alike && glue.equals(","));
    }

    private Optional<Extraction<Claim>> number(int start, int end) {
        List<Written> numbers = NumberFinder.all(text.substring(start, end));
        int[] places = new int[numbers.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = start + numbers.get(i).start();
        }
        List<Standing> standings = Subordination.of(text, start, end, places);
        int chosen = standings.lastIndexOf(Standing.STATED);
        if (chosen < 0) {
            chosen = standings.lastIndexOf(Standing.CIRCUMSTANCE);
        }
        if (chosen < 0) {
            return Optional.empty();
        }
        return Optional.of(stated(start, start + numbers.get(chosen).start(), start + numbers.get(chosen).end(), end));
    }

    private Extraction<Claim> stated(int start, int from, int to, int end) {
        boolean several = NegationCues.disbelieve(text.substring(start, from)) || NegationCues.standBefore(text, from)
                || NegationCues.list(text, from)
                || NegationCues.isDoubtedWithoutSpaces(text, from)
                || NegationCues.deniedBehind(text, from, to) || NegationCues.follow(text, to, end)
                || isEndOfRange(from);
        if (several) {
            return ONE_OF_SEVERAL;
        }
        return Extraction.found(new Claim(widened(from, to), from, to));
    }

    /// Whether `from 1 to` stands before the value.
    private boolean isEndOfRange(int value) {
        String lead = text.substring(Math.max(0, value - LONGEST_GLUE), value);
        return lead.endsWith(" to ") && lead.contains("from ");
    }

    /// Whether the text ends with a word that no sentence ends with.
    private boolean isUnfinished() {
        int start = text.length();
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.length() > LONGEST_GLUE && UNFINISHED.contains(text.substring(start).toLowerCase(Locale.ROOT));
    }

    private boolean refuses(int start, int end) {
        String sentence = text.substring(start, end).replace('’', '\'').toLowerCase(Locale.ROOT);
        return Cues.anyIn(sentence, REFUSALS);
    }

    /// Whether a sentence is a line such as `Step count: 7`.
    private static boolean isMeasureOfEffort(String sentence) {
        int colon = sentence.indexOf(':');
        if (colon < 0) {
            return false;
        }
        String label = sentence.substring(0, colon).toLowerCase(Locale.ROOT);
        return Cues.anyIn(label, MEASURES_OF_EFFORT);
    }

    /// Where the sentence begins that ends at a place; no span is cut.
    private int sentenceStart(int end) {
        int start = Sentences.start(text, end);
        int i = spanBefore(end);
        while (start > 0 && i >= 0 && spans.get(i).to() > start) {
            if (spans.get(i).from() <= start) {
                start = Sentences.start(text, spans.get(i).from());
            }
            i--;
        }
        return start;
    }

    /// The index of the last span that begins before a place, or `-1`.
    private int spanBefore(int end) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).from() < end) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /// Whether the text is one line that begins with a value and reads as a whole.
    private boolean isValue() {
        if (text.isEmpty() || text.length() > LONGEST_LINE || text.indexOf('\n') >= 0 || text.endsWith(".")) {
            return false;
        }
        char first = text.charAt(0);
        boolean begins = Character.isDigit(first) || "+-−\\([{$√|.".indexOf(first) >= 0;
        return begins && mathematics.test(text);
    }

    private List<Span> spans() {
        List<Span> all = MathSpans.all(text);
        Optional<Span> spaced = spacedSpan();
        if (spaced.isEmpty()) {
            return all;
        }
        List<Span> more = new ArrayList<>(all);
        more.removeIf(span -> span.to() > spaced.get().from());
        more.add(spaced.get());
        return more;
    }

    /// The last span between single dollars with white space inside of them, if it is mathematics.
    private Optional<Span> spacedSpan() {
        int close = text.lastIndexOf('$');
        if (close <= 0) {
            return Optional.empty();
        }
        int open = text.lastIndexOf('$', close - 1);
        if (open < 0 || close - open > LONGEST_SPAN || close == open + 1) {
            return Optional.empty();
        }
        String inner = text.substring(open + 1, close);
        if (inner.indexOf('\\') >= 0 && Character.isWhitespace(inner.charAt(0)) && mathematics.test(inner)) {
            return Optional.of(new Span(open + 1, close));
        }
        return Optional.empty();
    }

    /// Whether a mark ends a sentence there rather than make a factorial.
    private boolean isExclamation(int at) {
        return text.charAt(at) == '!' && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
    }

    /// A number with the numerator before it and the factors behind it.
    private String widened(int from, int to) {
        int start = from;
        if (start > 1 && text.charAt(start - 1) == '/' && Character.isDigit(text.charAt(start - 2))) {
            start--;
            while (start > 0 && (Character.isDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
                start--;
            }
            if (start > 0 && text.charAt(start - 1) == '-') {
                start--;
            }
        }
        int end = to;
        while (end < text.length() && !isExclamation(end)
                && ((ATTACHED.indexOf(text.charAt(end)) >= 0 && !text.startsWith("**", end))
                        || (end > to && Character.isDigit(text.charAt(end))))) {
            end++;
        }
        return text.substring(start, end);
    }
}
