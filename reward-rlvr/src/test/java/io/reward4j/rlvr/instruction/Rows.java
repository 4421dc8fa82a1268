package io.reward4j.rlvr.instruction;

import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers with what is to be said of them, from the resource files beside this class.
final class Rows {

    static final JsonMapper JSON = JsonMapper.shared();

    private Rows() {}

    /// An answer to one instruction.
    record Row(String id, String kwargs, boolean follows, String answer) {

        Sample sample() {
            return Rows.sample(id, kwargs, answer);
        }

        @Override
        public String toString() {
            return id + " " + kwargs + (follows ? " + " : " - ") + answer;
        }
    }

    static List<Row> all() {
        List<Row> rows = new ArrayList<>(of("ifeval.txt"));
        rows.addAll(of("ifbench.txt"));
        return rows;
    }

    private static List<Row> of(String file) {
        List<Row> rows = new ArrayList<>();
        String id = "";
        String kwargs = "";
        for (String line : text(file).lines().toList()) {
            if (line.startsWith("= ")) {
                id = line.substring(2, line.indexOf('{')).strip();
                kwargs = line.substring(line.indexOf('{'));
            } else if (line.startsWith("+ ") || line.startsWith("- ")) {
                String answer = line.substring(2).replace("\\n", "\n").replace("\\t", "\t");
                rows.add(new Row(id, kwargs, line.startsWith("+"), answer));
            }
        }
        return rows;
    }

    static Sample sample(String id, String kwargs, String answer) {
        ObjectNode metadata = JSON.createObjectNode();
        metadata.putArray("instruction_id_list").add(id);
        metadata.putArray("kwargs").add(JSON.readTree(kwargs));
        return Sample.of("Do as you are told.", answer).withMetadata(metadata);
    }

    static Sample several(String answer, String ids, String kwargs) {
        ObjectNode metadata = JSON.createObjectNode();
        metadata.set("instruction_id_list", JSON.readTree(ids));
        JsonNode arguments = JSON.readTree(kwargs);
        metadata.set("kwargs", arguments);
        return Sample.of("Do as you are told.", answer).withMetadata(metadata);
    }

    static String counted(Reward reward) {
        return ((Component.Scored) reward.components().getFirst()).reward().rationale();
    }

    private static String text(String file) {
        try (var in = Objects.requireNonNull(Rows.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
