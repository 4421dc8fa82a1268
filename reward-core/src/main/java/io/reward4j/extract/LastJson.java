package io.reward4j.extract;

import io.reward4j.extract.JsonCandidate.Kind;
import java.util.ArrayDeque;
import java.util.Deque;

/// Finds the last top-level object or array of a text, outside of reasoning blocks, in one pass.
///
/// Brackets of prose are told from JSON by what follows them. A candidate inside braces of prose, as in `{see {"a":
/// 1}}`, is a fragment and does not count.
final class LastJson {

    private static final JsonCandidate NONE = new JsonCandidate(0, 0, Kind.PROSE, false);

    /// A brace of prose, or of an object whose names are no names: what was the last candidate before it.
    private record Brace(JsonCandidate before, boolean likeObject) {}

    private final String text;
    private final Deque<Brace> open = new ArrayDeque<>();
    private JsonCandidate last = NONE;
    private int at;
    /// Where the text outside of reasoning begins.
    private int outside;

    private LastJson(String text) {
        this.text = text;
    }

    /// Returns the last candidate, of any kind but prose, or the reason why there is none.
    static Extraction<JsonCandidate> in(String text) {
        return new LastJson(text).find();
    }

    private Extraction<JsonCandidate> find() {
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '{', '[' -> candidate(JsonCandidateScanner.scan(text, at));
                case '}' -> {
                    at++;
                    last = open.isEmpty() ? last : open.pop().before();
                }
                case '`' -> fence();
                case '\\' -> at += 2;
                case '<' -> {
                    if (!reasoning()) {
                        return Extraction.missing("the reasoning never ends");
                    }
                }
                default -> at++;
            }
        }
        if (open.stream().anyMatch(brace -> brace.likeObject() && !brace.before().equals(last))) {
            return Extraction.missing("truncated: the JSON around the last value never ends");
        }
        if (last.equals(NONE)) {
            return Extraction.missing("no JSON object or array");
        }
        return Extraction.found(last);
    }

    private void candidate(JsonCandidate found) {
        if (found.kind() == Kind.PROSE) {
            boolean likeObject = text.substring(at, found.end()).indexOf(':') >= 0
                    || (found.end() < text.length() && "{\\0123456789".indexOf(text.charAt(found.end())) >= 0);
            for (int i = at; i < found.end(); i++) {
                switch (text.charAt(i)) {
                    case '{' -> open.push(new Brace(last, likeObject));
                    case '}' -> open.poll();
                    default -> {
                    }
                }
            }
        } else if (counts(found)) {
            last = found;
        }
        at = found.end();
    }

    private boolean counts(JsonCandidate found) {
        if (!found.quoted()) {
            return beginsLine(found.start()) && (found.kind() == Kind.TRUNCATED || endsLine(found.end()));
        }
        boolean link = text.charAt(found.start()) == '[' && text.startsWith("(", found.end());
        return !(link && found.kind() == Kind.COMPLETE);
    }

    /// A fenced block is a hint that the braces of the prose before it are over.
    private void fence() {
        int from = at;
        while (at < text.length() && text.charAt(at) == '`') {
            at++;
        }
        if (at - from >= 3) {
            open.clear();
        }
    }

    /// Steps over a reasoning block, or forgets what came before a tag that ends one; false where the block never ends.
    private boolean reasoning() {
        ReasoningTag tag = ReasoningTag.at(text, at);
        if (tag == null) {
            at++;
            return true;
        }
        if (!tag.opens()) {
            last = NONE;
            open.clear();
        }
        while (tag != null && tag.opens()) {
            tag = ReasoningTag.next(text, tag.end());
        }
        if (tag == null) {
            return false;
        }
        at = tag.end();
        outside = at;
        return true;
    }

    private boolean beginsLine(int start) {
        int i = start;
        while (i > outside && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')) {
            i--;
        }
        if (i == outside || "\n\r`".indexOf(text.charAt(i - 1)) >= 0) {
            return true;
        }
        int language = i;
        while (language > outside && i - language < 10 && Character.isLetter(text.charAt(language - 1))) {
            language--;
        }
        return language > outside && text.charAt(language - 1) == '`';
    }

    private boolean endsLine(int end) {
        int i = end;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i == text.length() || "\n\r`<".indexOf(text.charAt(i)) >= 0;
    }
}
