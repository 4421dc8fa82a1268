package io.reward4j.judge.verdict;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Answers that a judge chooses one of, and the ways in which models spell them.
///
/// A text is read in the first of these ways that leads to an option, and refused where it leads to more than one: as
/// it stands, in any letter case; without characters that nobody sees, and with full-width characters as ASCII; without
/// marks around it and full stops behind (`**yes**`, `[[A]]`, `4.`); as a truth value (`true` is `yes`, and the
/// reverse); as the same number (`4.0`); as a part of the highest number (`4/5`, `4 out of 5`); with its description,
/// or by that alone (`4: good`); after a word that says what it is (`Answer A`).
public record AnswerOptions(List<AnswerOption> list) {

    private static final Map<String, String> TRUTHS = Map.of("true", "yes", "yes", "true", "false", "no", "no",
            "false");
    private static final Pattern PART = Pattern.compile("([0-9.]{1,15}) ?(?:/|out of|of) ?([0-9.]{1,15})");
    private static final Pattern LABELLED = Pattern.compile(
            "(?:answer|option|choice|response|grade|score|rating|level|verdict)(?: ?[:=] ?| )(.+)");
    private static final String BETWEEN = " -–—:=.,(";
    private static final String AROUND = BETWEEN + ")";

    public AnswerOptions {
        list = List.copyOf(list);
    }

    public static AnswerOptions of(Collection<String> answers) {
        return new AnswerOptions(answers.stream().map(answer -> new AnswerOption(answer, "")).toList());
    }

    public List<String> answers() {
        return list.stream().map(AnswerOption::answer).toList();
    }

    /// Tells whether all options differ in more than letter case.
    public boolean areDistinct() {
        return answers().stream().map(AnswerOptions::key).distinct().count() == list.size();
    }

    /// The place of the option that a value of a reply says.
    public OptionalInt place(JsonNode value) {
        Optional<String> said = Spelling.scalar(value);
        return said.isPresent() ? place(said.get()) : OptionalInt.empty();
    }

    private OptionalInt place(String said) {
        String bare = Spelling.bare(said);
        return plainly(said, bare).or(() -> {
            Matcher labelled = LABELLED.matcher(bare);
            if (labelled.matches()) {
                return plainly(labelled.group(1), Spelling.bare(labelled.group(1)));
            }
            return Optional.empty();
        }).orElse(OptionalInt.empty());
    }

    /// The one option that a text leads to, no option where there are several, or nothing.
    private Optional<OptionalInt> plainly(String said, String bare) {
        return Stream.<Predicate<AnswerOption>>of(
                spelt(said, AnswerOptions::key),
                spelt(said, Spelling::plain),
                spelt(said, Spelling::bare),
                option -> Spelling.bare(option.answer()).equals(TRUTHS.get(bare)),
                option -> isNumber(option, Spelling.number(bare)),
                option -> isNumber(option, part(bare)),
                option -> isDescribed(option, bare))
                .map(this::places)
                .filter(places -> places.length > 0)
                .findFirst()
                .map(places -> places.length == 1 ? OptionalInt.of(places[0]) : OptionalInt.empty());
    }

    private int[] places(Predicate<AnswerOption> isMeant) {
        return IntStream.range(0, list.size()).filter(i -> isMeant.test(list.get(i))).toArray();
    }

    private static Predicate<AnswerOption> spelt(String said, UnaryOperator<String> spelling) {
        String key = spelling.apply(said);
        return option -> !key.isEmpty() && spelling.apply(option.answer()).equals(key);
    }

    private static String key(String answer) {
        return answer.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isNumber(AnswerOption option, Optional<BigDecimal> number) {
        return number.isPresent() && Spelling.number(Spelling.bare(option.answer()))
                .filter(answer -> answer.compareTo(number.get()) == 0)
                .isPresent();
    }

    /// The first number of a text such as `4/5`, where all options are numbers and the second is the highest of them.
    private Optional<BigDecimal> part(String bare) {
        Matcher part = PART.matcher(bare);
        if (!part.matches()) {
            return Optional.empty();
        }
        List<BigDecimal> numbers = answers().stream()
                .flatMap(answer -> Spelling.number(Spelling.bare(answer)).stream()).sorted().toList();
        Optional<BigDecimal> highest = Spelling.number(part.group(2));
        boolean isOfScale = numbers.size() == list.size()
                && highest.isPresent() && highest.get().compareTo(numbers.getLast()) == 0;
        return isOfScale ? Spelling.number(part.group(1)) : Optional.empty();
    }

    private static boolean isDescribed(AnswerOption option, String bare) {
        String description = Spelling.bare(option.description());
        String answer = Spelling.bare(option.answer());
        return !description.isEmpty()
                && (bare.equals(description)
                        || isJoined(bare, answer, description)
                        || isJoined(bare, description, answer));
    }

    /// Tells whether a text is two others with a separator between them.
    private static boolean isJoined(String text, String first, String second) {
        if (!text.startsWith(first) || text.length() == first.length()
                || BETWEEN.indexOf(text.charAt(first.length())) < 0) {
            return false;
        }
        int from = first.length();
        while (from < text.length() && BETWEEN.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int to = text.length();
        while (to > from && AROUND.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return Spelling.bare(text.substring(from, to)).equals(second);
    }
}
