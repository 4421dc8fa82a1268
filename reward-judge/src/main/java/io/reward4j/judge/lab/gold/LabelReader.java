package io.reward4j.judge.lab.gold;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads labels that people gave.
final class LabelReader {

    private final String name;
    private final Map<String, Double> labels = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new LinkedHashMap<>();

    private LabelReader(String name) {
        this.name = name;
    }

    /// Reads a table, whose cells may be separated by semicolons, as spreadsheets of some countries write it.
    static Map<String, Double> csv(String name, String text) {
        LabelReader reader = new LabelReader(name);
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        List<List<String>> rows = Csv.read(text, first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',');
        List<String> header = rows.isEmpty() ? List.of() : rows.getFirst();
        int id = header.indexOf("id");
        int label = header.indexOf("label");
        if (id < 0 || label < 0) {
            throw new IllegalArgumentException(name + " needs the columns 'id' and 'label', it has " + header);
        }
        for (int row = 1; row < rows.size(); row++) {
            List<String> cells = rows.get(row);
            if (cells.size() <= id) {
                throw new IllegalArgumentException(name + ", row " + (row + 1) + ": there is no id");
            }
            reader.add("row", row + 1, cells.get(id), cells.size() <= label ? "" : cells.get(label));
        }
        return Collections.unmodifiableMap(reader.labels);
    }

    static Map<String, Double> jsonl(String name, String text) {
        LabelReader reader = new LabelReader(name);
        JsonLines.read(name, text, (line, node) -> {
            JsonNode id = node.path("id");
            JsonNode label = node.path("label");
            if (!id.isString()) {
                throw new IllegalArgumentException("there is no \"id\"");
            }
            boolean none = label.isMissingNode() || label.isNull();
            if (label.isContainer()) {
                throw new IllegalArgumentException("the label of '" + id.stringValue() + "' is no single value");
            }
            reader.add("line", line, id.stringValue(), none ? "" : label.asString());
        });
        return Collections.unmodifiableMap(reader.labels);
    }

    private void add(String unit, int place, String id, String label) {
        Integer before = seen.put(id, place);
        if (before != null) {
            throw new IllegalArgumentException(name + ": the id '" + id + "' stands in " + unit + " " + before
                    + " and " + unit + " " + place);
        }
        if (!label.isBlank()) {
            labels.put(id, number(unit + " " + place, id, label.strip().toLowerCase(Locale.ROOT)));
        }
    }

    private double number(String place, String id, String label) {
        double number = switch (label) {
            case "yes", "true", "pass" -> 1;
            case "no", "false", "fail" -> 0;
            default -> parsed(label);
        };
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(name + ", " + place + ": the label of '" + id
                    + "' is neither a number nor yes or no: " + label);
        }
        return number;
    }

    private static double parsed(String label) {
        try {
            return Double.parseDouble(label);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
