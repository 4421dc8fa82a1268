package io.reward4j.rlvr.api;

import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.JsonExtractors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// An HTTP message as a model wrote it: as HTTP/1.1 has it on the wire, or as a JSON object.
///
/// @param method the method of a request as written; empty in a response
/// @param target the path and query of a request; empty in a response
/// @param status the status of a response; `0` in a request
/// @param headers the values of each header, by its name in lower case
/// @param body the body, empty where there is none
record HttpText(String method, String target, int status, Map<String, List<String>> headers, String body) {

    private static final int LONGEST_METHOD = 20;
    private static final String NOT_HTTP = "neither an HTTP message nor a JSON object of one";

    /// Reads a request.
    static Extraction<HttpText> request(String text) {
        return read(text, true);
    }

    /// Reads a response.
    static Extraction<HttpText> response(String text) {
        return read(text, false);
    }

    /// Returns the values of a header, each as it stands.
    List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /// The media type of the body in lower case, without parameters; empty where no header says it.
    String mediaType() {
        String type = header("content-type").isEmpty() ? "" : header("content-type").getFirst();
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static Extraction<HttpText> read(String text, boolean isRequest) {
        String stripped = text.strip();
        return stripped.startsWith("{") ? json(stripped, isRequest) : wire(stripped, isRequest);
    }

    private static Extraction<HttpText> wire(String text, boolean isRequest) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            String line = text.substring(at, end < 0 ? text.length() : end).stripTrailing();
            at = next;
            if (line.isEmpty()) {
                break;
            }
            lines.add(line);
        }
        if (lines.isEmpty()) {
            return Extraction.missing(NOT_HTTP);
        }
        List<String> first = List.of(lines.getFirst().split(" +", 3));
        if (!(isRequest ? isRequestLine(first) : isStatusLine(first))) {
            return Extraction
                    .missing(NOT_HTTP + ": the first line is no " + (isRequest ? "request" : "status") + " line");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                return Extraction.missing("a header line without a colon");
            }
            add(headers, line.substring(0, colon), line.substring(colon + 1));
        }
        String body = text.substring(at).strip();
        return Extraction.found(isRequest
                ? new HttpText(first.getFirst(), first.get(1), 0, headers, body)
                : new HttpText("", "", Integer.parseInt(first.get(1)), headers, body));
    }

    private static boolean isRequestLine(List<String> words) {
        boolean isMethod = words.getFirst().length() <= LONGEST_METHOD
                && words.getFirst().chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
        return isMethod && words.size() > 1 && (words.size() == 2 || words.get(2).startsWith("HTTP/"));
    }

    private static boolean isStatusLine(List<String> words) {
        return words.size() > 1 && words.getFirst().startsWith("HTTP/") && words.get(1).length() == 3
                && words.get(1).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Extraction<HttpText> json(String text, boolean isRequest) {
        if (!(JsonExtractors.strict().extract(text) instanceof Found<JsonNode>(JsonNode value)) || !value.isObject()) {
            return Extraction.missing(NOT_HTTP);
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : value.path("headers").properties()) {
            for (JsonNode item : header.getValue().isArray()
                    ? header.getValue().values()
                    : List.of(header.getValue())) {
                add(headers, header.getKey(), item.asString(item.toString()));
            }
        }
        JsonNode body = value.path("body");
        boolean isJson = !body.isMissingNode() && !body.isNull() && !body.isString();
        String written = isJson ? body.toString() : body.asString("");
        if (isJson) {
            headers.computeIfAbsent("content-type", name -> List.of("application/json"));
        }
        String target = value.path("path").asString(value.path("url").asString(""));
        int status = value.path("status").asInt(value.path("statusCode").asInt(0));
        if (isRequest ? target.isEmpty() : status == 0) {
            return Extraction.missing("a JSON object without " + (isRequest ? "'path'" : "'status'"));
        }
        return Extraction.found(isRequest
                ? new HttpText(value.path("method").asString(""), target, 0, headers, written)
                : new HttpText("", "", status, headers, written));
    }

    private static void add(Map<String, List<String>> headers, String name, String value) {
        headers.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), key -> new ArrayList<>()).add(value.strip());
    }
}
