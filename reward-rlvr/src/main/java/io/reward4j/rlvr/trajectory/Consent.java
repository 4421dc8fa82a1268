package io.reward4j.rlvr.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What somebody says to a proposal, as far as English words tell.
enum Consent {

    GIVEN, REFUSED, NEITHER;

    private static final int LONGEST = 10_000;
    private static final Set<String> YES = Set.of("yes", "yeah", "yep", "yup", "yea", "ya", "y");
    private static final Set<String> NO = Set.of("no", "nope", "nah");
    private static final Set<String> SURE = Set.of("sure", "ok", "okay", "absolutely", "definitely", "certainly",
            "agreed", "agree", "approved", "approve", "confirmed");
    private static final List<List<String>> GO = phrases("proceed", "go ahead", "go for it", "go with", "do it",
            "do that", "do so", "please do", "let's do", "make it so");
    private static final List<List<String>> FINE = phrases("of course", "sounds good", "sounds great", "looks good",
            "works for me", "that works", "that's fine", "that is fine", "that's right", "that is right", "i confirm",
            "i can confirm", "we confirm", "is correct", "that's correct", "are correct", "all correct", "i accept");
    private static final Set<String> DENIALS = Set.of("no", "not", "never", "without", "cannot", "before", "until",
            "unless", "if", "whether", "unsure", "nor", "neither", "make", "making", "when", "how");
    private static final Set<String> REQUESTS = Set.of("can", "could", "would", "will", "please");
    private static final List<List<String>> HOLD = phrases("wait", "hold on", "hold off", "not yet", "changed my mind",
            "change my mind", "never mind", "nevermind");
    private static final List<List<String>> CANNOT_WAIT = phrases("can't wait", "cannot wait");

    /// Reads the first 10,000 characters.
    static Consent of(String text) {
        List<Utterance> clauses = clauses(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        boolean denied = false;
        boolean given = false;
        for (Utterance clause : clauses) {
            denied |= clause.isDenied() || clause.holdsOff();
            given |= clause.isGiven();
        }
        if (denied || (!clauses.isEmpty() && clauses.getFirst().isNo())) {
            return REFUSED;
        }
        return given ? GIVEN : NEITHER;
    }

    private static List<Utterance> clauses(String text) {
        List<Utterance> clauses = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isOfWord(c)) {
                int start = i;
                while (i < text.length() && isOfWord(text.charAt(i))) {
                    i++;
                }
                words.add(text.substring(start, i).replace('’', '\'').toLowerCase(Locale.ROOT));
                continue;
            }
            if (isEnd(c) && !words.isEmpty()) {
                clauses.add(new Utterance(words, isAsked(text, i)));
                words = new ArrayList<>();
            }
            i++;
        }
        if (!words.isEmpty()) {
            clauses.add(new Utterance(words, false));
        }
        return clauses;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '\'' || c == '’';
    }

    private static boolean isEnd(char c) {
        return ".,;:!?\n-—–()".indexOf(c) >= 0;
    }

    /// Tells whether the sentence that goes on at a place ends with a question mark.
    private static boolean isAsked(String text, int from) {
        for (int i = from; i < text.length() && i < from + 300; i++) {
            switch (text.charAt(i)) {
                case '?' -> {
                    return true;
                }
                case '.', '!', '\n' -> {
                    return false;
                }
                default -> {
                }
            }
        }
        return false;
    }

    private static List<List<String>> phrases(String... phrases) {
        return List.of(phrases).stream().map(phrase -> List.of(phrase.split(" "))).toList();
    }

    /// A part of a sentence, up to the next mark.
    ///
    /// @param words in small letters
    /// @param asked whether the sentence is a question
    private record Utterance(List<String> words, boolean asked) {

        Utterance {
            words = List.copyOf(words);
        }

        boolean isNo() {
            return NO.contains(words.getFirst()) && (words.size() == 1 || words.get(1).startsWith("thank"));
        }

        boolean holdsOff() {
            return place(HOLD) >= 0 && place(CANNOT_WAIT) < 0;
        }

        boolean isGiven() {
            if (YES.contains(words.getFirst())) {
                return true;
            }
            int place = placeOfConsent();
            return place >= 0 && !isDenied(place);
        }

        /// Tells whether somebody is told not to go on.
        boolean isDenied() {
            int place = place(GO);
            return place > 0
                    && words.subList(0, place).stream().anyMatch(word -> word.equals("not") || isNegative(word));
        }

        private boolean isDenied(int place) {
            return words.subList(0, place).stream().anyMatch(word -> DENIALS.contains(word) || isNegative(word));
        }

        private static boolean isNegative(String word) {
            return word.endsWith("n't") || word.equals("dont");
        }

        /// Returns where words of consent begin; in a question only those that ask to go on count.
        private int placeOfConsent() {
            int go = place(GO);
            if (asked) {
                if (go >= 0 && words.subList(0, go).stream().anyMatch(REQUESTS::contains)) {
                    return go;
                }
                return -1;
            }
            for (int i = 0; i < words.size(); i++) {
                if (SURE.contains(words.get(i)) || YES.contains(words.get(i)) || isConfirmationAlone(i)) {
                    return i;
                }
            }
            int fine = place(FINE);
            return fine >= 0 ? fine : go;
        }

        private boolean isConfirmationAlone(int place) {
            return words.size() == 1 && (words.get(place).equals("confirm") || words.get(place).equals("correct"));
        }

        private int place(List<List<String>> phrases) {
            for (int i = 0; i < words.size(); i++) {
                for (List<String> phrase : phrases) {
                    int end = i + phrase.size();
                    boolean isDenied = end < words.size() && words.get(end).equals("not");
                    if (end <= words.size() && words.subList(i, end).equals(phrase) && !isDenied) {
                        return i;
                    }
                }
            }
            return -1;
        }
    }
}
