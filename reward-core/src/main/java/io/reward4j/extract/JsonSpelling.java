package io.reward4j.extract;

import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/// Spells a well-formed candidate so that Jackson's lenient features read it as it was meant.
///
/// A backslash that begins no JSON escape stands for itself and is doubled. So is one that begins a LaTeX command which
/// JSON would take for a control character: `\b` and `\f` before any letter (`\beta`, `\frac`), and `\n`, `\r`, `\t`
/// before the rest of a known command (`\neq`, `\right`, `\text`). Where the rest may be a word or a variable after a
/// real line break or tab (`\nu`, `\to`), it is a command at the beginning of a string, after an opening or an
/// operator, or where the candidate holds other LaTeX with single backslashes. `\'` is an apostrophe. `True`, `False`
/// and `None` are Python's.
final class JsonSpelling {

    private static final Map<String, String> PYTHON = Map.of("True", "true", "False", "false", "None", "null");

    private static final Set<String> COMMANDS = Set.of(
            "nabla", "natural", "ncong", "nearrow", "neq", "newline", "nexists", "ngeq", "ngtr", "nleq", "nless",
            "nmid", "nolimits",
            "nonumber", "not", "notin", "nparallel", "nprec", "nsim", "nsubseteq", "nsucc", "nsupseteq", "nwarrow",
            "rVert", "raisebox", "rangle", "rbrace", "rbrack", "rceil", "rfloor", "rho", "right", "rightarrow",
            "rightharpoonup",
            "rightleftharpoons", "rm", "root", "rtimes", "rvert",
            "tag", "tanh", "tbinom", "text", "textbf", "textit", "textrm", "textsf", "textstyle", "texttt", "therefore",
            "theta",
            "tilde", "times", "triangle", "triangleleft", "triangleq", "triangleright");

    private static final Set<String> DOUBTFUL = Set.of("ne", "neg", "ni", "nu", "tan", "tau", "tfrac", "to", "top");

    private final String text;
    private final StringBuilder out;
    private final boolean latex;
    private boolean sawLatex;
    private boolean sawDoubtful;

    private JsonSpelling(String text, boolean latex) {
        this.text = text;
        this.latex = latex;
        this.out = new StringBuilder(text.length() + 16);
    }

    static String toJson(String candidate) {
        JsonSpelling spelling = new JsonSpelling(candidate, false);
        String json = spelling.rewrite();
        if (spelling.sawLatex && spelling.sawDoubtful) {
            return new JsonSpelling(candidate, true).rewrite();
        }
        return json;
    }

    private String rewrite() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (c == '"' || c == '\'') {
                end = JsonTokens.endOfString(text, i);
                string(i, end);
            } else if (JsonTokens.startsComment(text, i)) {
                end = JsonTokens.endOfComment(text, i);
                out.append(text, i, end);
            } else if (JsonTokens.endOfWord(text, i) > i) {
                end = JsonTokens.endOfWord(text, i);
                String word = text.substring(i, end);
                out.append(PYTHON.getOrDefault(word, word));
            } else {
                out.append(c);
            }
            i = end;
        }
        return out.toString();
    }

    private void string(int start, int end) {
        int i = start;
        while (i < end) {
            if (text.charAt(i) == '\\') {
                i = escape(start, i);
            } else {
                out.append(text.charAt(i));
                i++;
            }
        }
    }

    /// Writes the escape at `i`, and returns where the text behind it goes on.
    private int escape(int start, int i) {
        char c = text.charAt(i + 1);
        if (c == '\'') {
            out.append("\\u0027");
            return i + 2;
        }
        if (c == '"' || c == '\\' || c == '/' || (c == 'u' && isHex(i + 2, i + 6)) || isControl(c, start, i)) {
            out.append('\\').append(c);
            return i + 2;
        }
        sawLatex = true;
        out.append("\\\\");
        return i + 1;
    }

    private boolean isHex(int from, int to) {
        return to <= text.length() && text.substring(from, to).chars().allMatch(HexFormat::isHexDigit);
    }

    /// Tells whether the escape at `i` means a control character rather than a LaTeX command.
    private boolean isControl(char c, int start, int i) {
        if ("bfnrt".indexOf(c) < 0) {
            return false;
        }
        int end = i + 1;
        while (Character.isLetter(text.charAt(end)) && text.charAt(end) < 0x80) {
            end++;
        }
        String word = text.substring(i + 1, end);
        if (DOUBTFUL.contains(word)) {
            sawDoubtful = true;
            return !latex && i > start + 1 && "$({[^_=+-*/<>|&".indexOf(text.charAt(i - 1)) < 0;
        }
        boolean command = (c == 'b' || c == 'f') ? word.length() > 1 : COMMANDS.contains(word);
        return !command;
    }
}
