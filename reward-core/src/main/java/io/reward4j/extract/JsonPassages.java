package io.reward4j.extract;

import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.JsonCandidate.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads every top-level JSON value of a text that a model wrote for a program, in one pass and a bounded number of
/// looks behind brackets that lead nowhere.
final class JsonPassages {

    /// How much may be scanned in vain, beyond so many times the text.
    private static final long WASTE = 1 << 20;
    private static final int WASTE_FACTOR = 8;

    private final String text;
    private final ReasoningMarks marks;
    private final List<Located> places = new ArrayList<>();
    private long waste;
    private int at;
    /// Up to here the text stands inside of brackets that hold no JSON.
    private int insideBroken;

    private record Located(JsonNode value, int start, int end) {}

    private JsonPassages(String text) {
        this.text = text;
        this.marks = new ReasoningMarks(text);
        this.waste = WASTE + (long) WASTE_FACTOR * text.length();
    }

    static Extraction<List<JsonPassage>> in(String text) {
        if (text.length() > JsonText.MAX_LENGTH) {
            return Extraction.missing("longer than " + JsonText.MAX_LENGTH + " characters");
        }
        return new JsonPassages(text).read();
    }

    private Extraction<List<JsonPassage>> read() {
        String whole = text.strip();
        if (whole.startsWith("\"") && JsonText.STRICT.read(whole) instanceof Found<JsonNode>(JsonNode string)) {
            return Extraction.found(List.of(new JsonPassage(string, "")));
        }
        while (at < text.length()) {
            Optional<ReasoningMarks.Block> block = marks.at(at);
            if (block.isPresent() && block.get().isOpen()) {
                return Extraction.missing("the reasoning never ends");
            }
            if (block.isPresent()) {
                leave(block.get());
            } else {
                step();
            }
            if (waste < 0) {
                return Extraction.missing("too many brackets that hold no JSON");
            }
        }
        return places.isEmpty() ? only() : Extraction.found(passages());
    }

    private void leave(ReasoningMarks.Block block) {
        if (!block.opened()) {
            places.clear();
        }
        at = block.end();
    }

    private void step() {
        switch (text.charAt(at)) {
            case '{', '[' -> candidate(JsonCandidateScanner.scan(text, at));
            case '\\' -> at += 2;
            default -> at++;
        }
    }

    private void candidate(JsonCandidate found) {
        if (value(found) instanceof Found<JsonNode>(JsonNode value)) {
            places.add(new Located(value, found.start(), found.end()));
            at = found.end();
            return;
        }
        waste -= found.end() - found.start();
        if (found.kind() != Kind.PROSE && found.quoted()) {
            insideBroken = Math.max(insideBroken, found.end());
        }
        at++;
    }

    /// What a candidate holds. Inside of brackets that hold no JSON only RFC 8259 counts, and no member of what
    /// surrounds it: that may be a string, or a value that was cut off.
    private Extraction<JsonNode> value(JsonCandidate found) {
        if (found.kind() != Kind.COMPLETE || !found.quoted()) {
            return Extraction.missing("no JSON");
        }
        String spelled = text.substring(found.start(), found.end());
        if (found.start() >= insideBroken) {
            return JsonText.LENIENT.read(JsonSpelling.toJson(spelled));
        }
        if (isMember(found.start())) {
            return Extraction.missing("a fragment");
        }
        return JsonText.STRICT.read(spelled);
    }

    /// Tells whether the value at `start` follows a name in quotes, an opening bracket, or another value and a comma.
    private boolean isMember(int start) {
        int before = beforeBlanks(start);
        if (before < 0) {
            return false;
        }
        return switch (text.charAt(before)) {
            case '[' -> true;
            case ':' -> isOneOf(beforeBlanks(before), "\"'");
            case ',' -> isOneOf(beforeBlanks(before), "\"'}]0123456789");
            default -> false;
        };
    }

    private int beforeBlanks(int end) {
        int i = end - 1;
        while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
            i--;
        }
        return i;
    }

    private boolean isOneOf(int index, String characters) {
        return index >= 0 && characters.indexOf(text.charAt(index)) >= 0;
    }

    /// A value without quotes, or a scalar, which counts where it is all there is.
    private Extraction<List<JsonPassage>> only() {
        return switch (LenientJson.INSTANCE.extract(text)) {
            case Found<JsonNode>(JsonNode value) -> Extraction.found(List.of(new JsonPassage(value, "")));
            case Missing<JsonNode>(String reason) -> Extraction.missing(reason);
        };
    }

    private List<JsonPassage> passages() {
        List<JsonPassage> passages = new ArrayList<>(places.size());
        for (int i = 0; i < places.size(); i++) {
            int next = i + 1 < places.size() ? places.get(i + 1).start() : text.length();
            passages.add(new JsonPassage(places.get(i).value(), text.substring(places.get(i).end(), next)));
        }
        return List.copyOf(passages);
    }
}
