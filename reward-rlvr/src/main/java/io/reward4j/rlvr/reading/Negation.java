package io.reward4j.rlvr.reading;

import java.util.Locale;
import java.util.Set;

/// Follows the English words of a text and knows at each place whether a negation reaches it.
///
/// A negation reaches eight words far, up to the end of its clause; once it has met a mention, a
/// comma ends it as well. "X is not …" negates the X before it where it meets no mention after.
public final class Negation {

    private static final int REACH = 8;
    private static final int LONGEST_WORD = 12;

    private static final Set<String> NEGATORS = Set.of(
            "not", "no", "never", "nor", "without", "cannot", "nothing", "nobody", "hardly", "barely", "non", "isnt",
            "arent", "wasnt", "werent", "dont", "doesnt", "didnt", "cant", "wont", "wouldnt", "shouldnt", "couldnt");
    private static final Set<String> LISTING_NEGATORS = Set.of("neither", "none");
    private static final Set<String> RULING = Set.of("rule", "rules", "ruled", "ruling");
    private static final Set<String> ELIMINATIONS = Set.of("eliminate", "eliminates", "eliminated", "eliminating",
            "exclude", "excludes", "excluded", "excluding", "discard", "discards", "discarded", "discarding");
    private static final Set<String> COPULAS = Set.of("is", "was", "are", "were", "be", "can", "could", "would", "will",
            "does", "did", "should", "may");
    private static final Set<String> UNDOING = Set.of("only", "just", "merely", "simply", "doubt", "question",
            "wonder");
    private static final Set<String> NEW_CLAUSE = Set.of(
            "but", "however", "because", "therefore", "thus", "hence", "although", "though", "whereas", "while");
    private static final Set<String> NEW_CLAUSE_AFTER_PAUSE = Set.of(
            "so", "then", "yet", "since", "instead", "rather", "it", "it's", "its", "this", "that", "i", "we", "they",
            "he", "she", "the", "there");

    private final Runnable subjectNegated;
    private int reach;
    private boolean lists;
    private boolean met;
    private boolean paused;
    private boolean justNegated;
    private String previous = "";
    private int wordsSinceMention = Integer.MAX_VALUE;
    private boolean subjectPending;

    /// @param subjectNegated told where the latest mention turns out to be negated by what follows
    Negation(Runnable subjectNegated) {
        this.subjectNegated = subjectNegated;
    }

    /// Takes a mention, and tells whether it is negated.
    boolean mention() {
        boolean negated = reach > 0;
        met |= negated;
        if (negated) {
            subjectPending = false;
        }
        wordsSinceMention = 0;
        passed("");
        return negated;
    }

    /// Takes a word.
    void word(String text, int start, int end) {
        String word = end - start > LONGEST_WORD
                ? ""
                : text.substring(start, end).replace('’', '\'').toLowerCase(Locale.ROOT);
        if (wordsSinceMention < REACH) {
            wordsSinceMention++;
        }
        boolean opens = NEGATORS.contains(word)
                || LISTING_NEGATORS.contains(word)
                || word.endsWith("n't")
                || ELIMINATIONS.contains(word)
                || (word.equals("out") && RULING.contains(previous))
                || (word.equals("than") && previous.equals("rather"))
                || (word.equals("of") && previous.equals("instead"));
        if (opens) {
            open(word);
        } else if (justNegated && UNDOING.contains(word)) {
            subjectPending = false;
            close();
        } else if (NEW_CLAUSE.contains(word) || ((met || paused) && NEW_CLAUSE_AFTER_PAUSE.contains(word))) {
            close();
        } else if (reach > 0) {
            reach--;
            if (reach == 0) {
                close();
            }
        }
        passed(word);
        justNegated = opens;
    }

    /// Takes a mark between words.
    void mark(int c, boolean endsClause) {
        if (endsClause) {
            close();
            forgetSubject();
        } else if (",、():—–\n".indexOf(c) >= 0) {
            if ((met && !lists) || (justNegated && previous.equals("no"))) {
                close();
            }
            forgetSubject();
            paused = true;
        }
    }

    /// Takes the end of the text.
    void end() {
        close();
    }

    private void open(String word) {
        boolean afterCopula = wordsSinceMention == 2 && COPULAS.contains(previous);
        boolean contracted = wordsSinceMention == 1 && (word.endsWith("n't") || word.equals("cannot"));
        if (afterCopula || contracted) {
            subjectPending = true;
        }
        reach = REACH;
        lists = LISTING_NEGATORS.contains(word);
        met = false;
    }

    private void close() {
        if (subjectPending) {
            subjectNegated.run();
            subjectPending = false;
        }
        reach = 0;
        lists = false;
        met = false;
    }

    private void forgetSubject() {
        wordsSinceMention = Integer.MAX_VALUE;
    }

    private void passed(String word) {
        previous = word;
        paused = false;
        justNegated = false;
    }
}
