package io.reward4j.judge;

import io.reward4j.judge.verdict.Members;
import io.reward4j.judge.verdict.Reading;
import io.reward4j.judge.verdict.Reading.Read;
import io.reward4j.judge.verdict.Reading.Refused;
import io.reward4j.judge.verdict.ScaleAnswer;
import io.reward4j.judge.verdict.Schemas;
import io.reward4j.judge.verdict.VerdictForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How a rubric is put to a judge, and how its reply is read: `{"code": …, "criteria": {"<name>":
/// {"rationale": …, "choice": …}, …}}`.
///
/// @param evidence whether each criterion also wants a quotation
/// @param whole whether these are all the criteria, of which one has to be applicable
record RubricForm(Rubric rubric, boolean evidence, boolean whole) implements VerdictForm<List<Grade>> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// The criteria as the prompt lists them.
    String criteria() {
        return rubric.criteria().stream()
                .map(criterion -> "- `" + criterion.name() + "`: " + criterion.question() + "\n  "
                        + criterion.choices())
                .collect(Collectors.joining("\n"));
    }

    /// A reply as the prompt shows it.
    String form() {
        return NODES.objectNode().put("code", "(12 letters and digits)").set("criteria", gradesForm()).toString();
    }

    ObjectNode gradesForm() {
        ObjectNode grades = NODES.objectNode();
        for (Criterion criterion : rubric.criteria()) {
            ObjectNode grade = grades.putObject(criterion.name()).put("rationale", "…");
            if (evidence) {
                grade.put("evidence", "…");
            }
            grade.put("choice", criterion.offer());
        }
        return grades;
    }

    /// The schema of a reply. It is the same for every sample, so that models compile it once.
    JsonNode schema() {
        ObjectNode reply = NODES.objectNode();
        reply.set("code", Schemas.text());
        reply.set("criteria", gradesSchema());
        return Schemas.closed(reply);
    }

    ObjectNode gradesSchema() {
        ObjectNode grades = NODES.objectNode();
        for (Criterion criterion : rubric.criteria()) {
            ObjectNode grade = NODES.objectNode();
            grade.set("rationale", Schemas.text());
            if (evidence) {
                grade.set("evidence", Schemas.text());
            }
            grade.set("choice", criterion.schema());
            grades.set(criterion.name(), Schemas.closed(grade));
        }
        return Schemas.closed(grades);
    }

    /// Reads a complete set of grades, one for each criterion in the rubric's order, or says what is wrong.
    @Override
    public Reading<List<Grade>> read(JsonNode reply) {
        return Members.of(reply, "criteria").flatMap(given -> grades(byName(Members.decoded(given))));
    }

    /// A list of criteria that hold their names as the object that it stands for.
    private static JsonNode byName(JsonNode given) {
        if (!given.isArray() || given.isEmpty()) {
            return given;
        }
        ObjectNode named = NODES.objectNode();
        for (JsonNode element : given) {
            String name = Members.text(element, "name");
            if (name.isEmpty() || named.has(name)) {
                return given;
            }
            named.set(name, element);
        }
        return named;
    }

    private Reading<List<Grade>> grades(JsonNode given) {
        if (!given.isObject()) {
            return Reading.refused("`criteria` is neither an object nor a list of criteria with different names");
        }
        List<String> names = rubric.criteria().stream().map(Criterion::name).toList();
        List<Grade> grades = new ArrayList<>();
        for (Criterion criterion : rubric.criteria()) {
            switch (Members.of(given, criterion.name(), names).flatMap(grade -> grade(criterion, grade))) {
                case Read<Grade>(Grade grade) -> grades.add(grade);
                case Refused<Grade>(String reason, String seen) -> {
                    return Reading.refused("criterion " + reason, seen);
                }
            }
        }
        if (given.size() != grades.size()) {
            return Reading.refused("`criteria` holds more than the criteria that were asked");
        }
        if (whole && grades.stream().allMatch(grade -> grade.mark().isEmpty())) {
            return Reading.refused("every criterion is called not applicable");
        }
        return Reading.read(grades);
    }

    private static Reading<Grade> grade(Criterion criterion, JsonNode given) {
        JsonNode grade = Members.decoded(given);
        if (!grade.isObject() || !(Members.of(grade, "choice") instanceof Read<JsonNode>(JsonNode choice))) {
            return Reading.refused("`" + criterion.name() + "` has no `choice`");
        }
        return criterion.read(choice).flatMap(mark -> Reading.read(
                new Grade(criterion, mark, Members.text(grade, "rationale"), Members.text(grade, "evidence"))));
    }

    @Override
    public List<Optional<ScaleAnswer>> decision(List<Grade> verdict) {
        return verdict.stream().map(Grade::mark).toList();
    }
}
