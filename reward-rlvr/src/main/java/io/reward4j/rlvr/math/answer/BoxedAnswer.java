package io.reward4j.rlvr.math.answer;

import io.reward4j.rlvr.reading.Boxes;
import io.reward4j.rlvr.reading.Boxes.Box;
import io.reward4j.rlvr.reading.Cues;
import io.reward4j.rlvr.reading.LatexText;
import io.reward4j.rlvr.reading.NegationCues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a response boxes last and does not take back, with the boxes that only a comma or an "and" joins to it.
///
/// An empty box is only spoken of. Of an exact and an approximate box in a row the exact one counts, and of two
/// boxes the one that the response then says to trust.
///
/// @param contents what the boxes hold, in order
/// @param start where the first of them begins
/// @param end where the last of them ends
record BoxedAnswer(List<String> contents, int start, int end) {

    private static final int MOST_BOXES = 200;
    private static final int MAX_GLUE = 40;
    private static final int LONGEST_NAME = 5;
    private static final int APPROXIMATION_REACH = 60;
    private static final Set<String> ALTERNATIVES = Set.of("or", "also", "else", "maybe", "perhaps", "possibly",
            "alternatively", "vs");
    private static final List<String> JOINTS = List.of("\\text", "\\quad", "\\qquad", "and", "or", "\\(", "\\)", "\\[",
            "\\]", "\\,", "$", ",", ";", "{", "}", "\\ ");
    private static final List<String> APPROXIMATIONS = List.of("≈", "\\approx", "\\simeq", "approximately",
            "numerically",
            "about", "roughly", "approx.");

    /// Whether a text has a box, be it an empty one.
    static boolean isIn(String text) {
        return !Boxes.all(text).isEmpty();
    }

    /// The last box and those that are joined to it, or `null` where there is none.
    static @Nullable BoxedAnswer last(String text) {
        List<Box> boxes = filled(text);
        int last = lastStanding(text, boxes);
        if (last < 0) {
            return null;
        }
        int first = last;
        while (first > 0 && isGlue(text, boxes.get(first - 1).end(), boxes.get(first).start())
                && !isRejected(text, boxes.get(first - 1), boxes.get(first).start())) {
            first--;
        }
        if (last - first >= MOST_BOXES) {
            return null;
        }
        List<String> contents = new ArrayList<>(last - first + 1);
        for (int i = first; i <= last; i++) {
            String content = boxes.get(i).content(text);
            if (!contents.contains(content)) {
                contents.add(content);
            }
        }
        return new BoxedAnswer(contents, boxes.get(first).start(), boxes.get(last).end());
    }

    /// The boxes that are not empty.
    private static List<Box> filled(String text) {
        List<Box> all = Boxes.all(text);
        if (all.isEmpty()) {
            return all;
        }
        List<Box> filled = new ArrayList<>(all.size());
        for (Box box : all) {
            if (!isBlank(text, box)) {
                filled.add(box);
            }
        }
        return filled;
    }

    /// All contents as one list.
    String joined() {
        return String.join(" , ", contents);
    }

    private static boolean isBlank(String text, Box box) {
        int at = box.from();
        while (at < box.to() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == box.to();
    }

    /// The index of the last box that is not taken back, or `-1`.
    private static int lastStanding(String text, List<Box> boxes) {
        int next = text.length();
        for (int i = boxes.size() - 1; i >= 0; i--) {
            Box box = boxes.get(i);
            if (!isRejected(text, box, next)) {
                if (isRounded(text, boxes, i)) {
                    return i - 1;
                }
                return chosen(text, boxes, i);
            }
            next = box.start();
        }
        return -1;
    }

    private static boolean isRejected(String text, Box box, int next) {
        return NegationCues.touch(text, box.start())
                || NegationCues.doubt(text, box.start())
                || NegationCues.follow(text, box.end(), next)
                || NegationCues.isHypothesis(text, box.start(), box.end())
                || NegationCues.reject(LatexText.unwrapped(box.content(text)));
    }

    /// Whether a box is the approximation of the one before it.
    private static boolean isRounded(String text, List<Box> boxes, int index) {
        if (index == 0) {
            return false;
        }
        Box box = boxes.get(index);
        Box before = boxes.get(index - 1);
        if (box.start() - before.end() > APPROXIMATION_REACH) {
            return false;
        }
        String lead = text.substring(before.end(), box.start()).toLowerCase(Locale.ROOT);
        String content = text.substring(box.from(), Math.min(box.to(), box.from() + APPROXIMATION_REACH)).strip();
        return Cues.anyIn(lead, APPROXIMATIONS) || Cues.anyStarts(content, APPROXIMATIONS);
    }

    /// The box that the response says to trust, where there are two.
    private static int chosen(String text, List<Box> boxes, int last) {
        if (boxes.size() == 2 && last == 1) {
            return BackReference.of(text, boxes.getLast().end()).orElse(last);
        }
        return last;
    }

    /// Whether nothing but a comma, a conjunction or the name of the next value stands between two boxes.
    private static boolean isGlue(String text, int from, int to) {
        if (to - from > MAX_GLUE) {
            return false;
        }
        String glue = text.substring(from, to);
        if (isAlternative(glue)) {
            return true;
        }
        for (String joint : JOINTS) {
            glue = glue.replace(joint, "");
        }
        return isNothingOrName(glue.strip());
    }

    /// Whether at most `x=` or `x_1 =` stands there, the name of the next value.
    private static boolean isNothingOrName(String glue) {
        if (glue.isEmpty()) {
            return true;
        }
        int end = glue.length() - 1;
        boolean name = glue.endsWith("=") && end > 0 && end <= LONGEST_NAME && Character.isLetter(glue.charAt(0));
        for (int i = 1; name && i < end; i++) {
            char c = glue.charAt(i);
            name = c == '_' || c == ' ' || Character.isDigit(c);
        }
        return name;
    }

    /// Whether nothing but words such as `or maybe` stands between two boxes.
    private static boolean isAlternative(String glue) {
        boolean open = glue.strip().equals("/");
        int at = 0;
        while (at < glue.length()) {
            int end = at;
            while (end < glue.length() && Character.isLetter(glue.charAt(end))) {
                end++;
            }
            if (end > at && !ALTERNATIVES.contains(glue.substring(at, end))) {
                return false;
            }
            open |= end > at;
            if (end < glue.length() && "$ ,()/".indexOf(glue.charAt(end)) < 0) {
                return false;
            }
            at = end + 1;
        }
        return open;
    }
}
