package io.reward4j.rlvr.json;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import tools.jackson.databind.JsonNode;

/// Reads calls that are written as in Python, `[f(a=1), g(b="x")]`, and returns them as JSON,
/// `[{"name": "f", "arguments": {"a": 1}}, …]`.
///
/// The text has to be the calls and nothing else, bare or in one fenced block: a list in brackets, or calls with a
/// comma, a semicolon or a line break between them. Names may have dots. Arguments have to be named; their values are
/// texts, numbers, `True`, `False`, `None` (and as JSON writes them), lists, tuples (which are lists) and dictionaries
/// with texts as keys, at most 100 deep. Texts have the quotation marks, the escapes and the prefixes `r` and `u` of
/// Python. Nothing is computed: whatever else stands in the place of a value, such as `2 * 3` or another call, makes
/// the arguments unreadable, as does an argument without a name, or one that is given twice. The call is there all the
/// same, and `arguments` holds its text; so it is where a list in brackets breaks off.
///
/// [ToolCallReward] reads such texts unless it is told otherwise; this extractor reads them from elsewhere:
///
/// ```java
/// ToolCallReward.standard().from(Extractors.tag("answer").then(ProgrammaticCalls.standard()::extract))
/// ```
///
/// Immutable and safe for use by several threads.
public final class ProgrammaticCalls implements Extractor<JsonNode> {

    private static final ProgrammaticCalls STANDARD = new ProgrammaticCalls();
    private static final String FENCE = "```";

    private ProgrammaticCalls() {}

    /// Returns the reader.
    public static ProgrammaticCalls standard() {
        return STANDARD;
    }

    @Override
    public Extraction<JsonNode> extract(String text) {
        JsonNode calls = new PythonCalls(unfenced(text.strip())).read();
        if (calls == null) {
            return Extraction.missing("no calls as Python writes them");
        }
        return Extraction.found(calls);
    }

    private static String unfenced(String text) {
        int content = text.indexOf('\n');
        boolean isFenced = content > 0 && text.startsWith(FENCE) && text.endsWith(FENCE) && text.length() > content + 3;
        return isFenced ? text.substring(content + 1, text.length() - FENCE.length()).strip() : text;
    }
}
