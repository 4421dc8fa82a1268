package io.reward4j.rlvr.math;

import java.util.List;

/// Takes off an answer what is only said about it, as the reason in `24, since 4! = 24`.
final class Remarks {

    private static final List<String> CLAUSES = List.of(", since ", ", because ", ", as ", ", which ", ", not ",
            ", so ", ", but ", ", for ", " because ", " since ", " while ", " whereas ", " although ");
    private static final List<String> RETRACTIONS = List.of("otherwise", "wrong", "incorrect", "mistake", "as well",
            "also ", "actually", "doubt", "so is ", "so are ");
    private static final List<String> ROUNDINGS = List.of("≈", "\\approx", "approx", "about ", "roughly ");

    private Remarks() {}

    /// The answer before its first subordinate clause and without an approximation in brackets behind it;
    /// an equation in brackets stays, as `1024 = 2^10` for `1024 (= 2^10)`.
    static String without(String answer) {
        int end = answer.length();
        for (String clause : CLAUSES) {
            int at = answer.indexOf(clause);
            end = at > 0 ? Math.min(end, at) : end;
        }
        return isRetracted(answer.substring(end)) ? answer : withoutBracket(answer.substring(0, end).strip());
    }

    /// Whether a clause adds a second value or takes the first one back.
    private static boolean isRetracted(String clause) {
        return RETRACTIONS.stream().anyMatch(clause::contains)
                || (clause.startsWith(", but ") && clause.chars().anyMatch(Character::isDigit));
    }

    private static String withoutBracket(String answer) {
        int open = answer.endsWith(")") ? answer.lastIndexOf(" (") : -1;
        if (open <= 0) {
            return answer;
        }
        String before = answer.substring(0, open).strip();
        String inner = answer.substring(open + 2, answer.length() - 1).replace("$", "").strip();
        if (inner.startsWith("=")) {
            return before + " " + inner;
        }
        return ROUNDINGS.stream().anyMatch(inner::startsWith) ? before : answer;
    }
}
