package io.reward4j.judge.verdict;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of rubrics and questions that the author of a reward writes into its code.
public final class AuthorsText {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*[\\w.]{1,64}\\s*}}");

    private AuthorsText() {}

    /// Refuses a text with the place of a template in it: nothing would ever be filled in.
    ///
    /// @param what names the text, as in `the task of a rubric`
    /// @throws IllegalArgumentException if there is a place such as `{{answer}}`
    public static String check(String what, String text) {
        Matcher place = PLACE.matcher(text);
        if (place.find()) {
            throw new IllegalArgumentException(
                    what + " holds '" + place.group()
                            + "', which nothing fills in: a judge is shown the conversation, the"
                            + " answer and what showReference() and show(…) ask for below the rubric");
        }
        return text;
    }
}
