package io.reward4j.rlvr.trajectory;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a turn says.
///
/// Immutable; safe for use by several threads where the predicates are.
public final class Wording {

    private static final Wording YES = new Wording("yes", text -> Consent.of(text) == Consent.GIVEN);
    private static final Wording NO = new Wording("no", text -> Consent.of(text) == Consent.REFUSED);
    private static final Wording QUESTION = new Wording("a question", text -> text.indexOf('?') >= 0
            || WholeWords.isIn(text, "confirm") || WholeWords.isIn(text, "let me know"));

    private final String description;
    private final Predicate<? super String> predicate;

    private Wording(String description, Predicate<? super String> predicate) {
        this.description = description;
        this.predicate = predicate;
    }

    /// Returns consent, as English has it: `yes`, `sure`, `go ahead`, `please proceed`, `I confirm`, `that's correct`
    /// and the like. It is none where it is denied (`I'm not sure`, `don't proceed`), asked (`can you confirm …?`), put
    /// off (`before I confirm`, `not yet`, `wait`), or where the text begins with `no`. What was consented to is not
    /// known. The first 10,000 characters of a turn are read.
    public static Wording yes() {
        return YES;
    }

    /// Returns refusal, as English has it: a text that begins with `no`, takes back or puts off (`wait`, `not yet`,
    /// `I changed my mind`), or denies consent (`don't proceed`). What is neither yes nor no is none of both.
    public static Wording no() {
        return NO;
    }

    /// Returns a text that asks something of its reader: it has a question mark, or says `confirm` or `let me know`.
    public static Wording question() {
        return QUESTION;
    }

    /// Returns a text that has one of these words or phrases in it, whole, in capital or small letters.
    ///
    /// @throws IllegalArgumentException if there is none, or one is blank
    public static Wording any(String... phrases) {
        List<String> all = checked(phrases);
        return new Wording(listed(all, " or "), text -> all.stream().anyMatch(phrase -> WholeWords.isIn(text, phrase)));
    }

    /// Returns a text that has all of these words or phrases in it, whole, in capital or small letters.
    ///
    /// @throws IllegalArgumentException if there is none, or one is blank
    public static Wording all(String... phrases) {
        List<String> all = checked(phrases);
        return new Wording(listed(all, " and "),
                text -> all.stream().allMatch(phrase -> WholeWords.isIn(text, phrase)));
    }

    /// Returns a text that fulfils a predicate of one's own, which has to be quick for any text.
    ///
    /// @param description completes "the user says …", as in `a date`
    public static Wording of(String description, Predicate<? super String> predicate) {
        return new Wording(Objects.requireNonNull(description, "description"), Objects.requireNonNull(predicate,
                "predicate"));
    }

    /// Returns a text that says both.
    @CheckReturnValue
    public Wording and(Wording other) {
        return new Wording(description + " and " + other.description, text -> isIn(text) && other.isIn(text));
    }

    /// Returns a text that says one of both, or both.
    @CheckReturnValue
    public Wording or(Wording other) {
        return new Wording(description + " or " + other.description, text -> isIn(text) || other.isIn(text));
    }

    /// Returns a text that does not say this.
    @CheckReturnValue
    public Wording not() {
        return new Wording("anything but " + description, text -> !isIn(text));
    }

    /// Tells whether a text says this.
    public boolean isIn(String text) {
        return predicate.test(text);
    }

    /// What is said.
    @Override
    public String toString() {
        return description;
    }

    private static List<String> checked(String... phrases) {
        List<String> all = List.of(phrases);
        if (all.isEmpty() || all.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("name the words that are looked for; none may be blank: " + all);
        }
        return all;
    }

    private static String listed(List<String> phrases, String between) {
        return phrases.stream().map(phrase -> "'" + phrase + "'").collect(Collectors.joining(between));
    }
}
