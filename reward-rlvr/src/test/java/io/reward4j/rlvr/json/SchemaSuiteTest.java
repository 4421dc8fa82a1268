package io.reward4j.rlvr.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.Sample;
import io.reward4j.rlvr.json.SchemaSuite.Group;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The required tests of the JSON-Schema-Test-Suite, scored as completions.
class SchemaSuiteTest {

    @Test
    void theRequiredTestsOfDraft7Pass() {
        Tally tally = run("draft7", SchemaDraft.DRAFT_7);
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.passed).isEqualTo(898);
        assertThat(tally.needRemote).isEqualTo(29);
    }

    @Test
    void theRequiredTestsOfDraft202012Pass() {
        Tally tally = run("draft2020-12", SchemaDraft.DRAFT_2020_12);
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.passed).isEqualTo(1242);
        assertThat(tally.needRemote).isEqualTo(57);
    }

    @Test
    void theOptionalTestsOfPatternsPassOrThePatternIsRefused() {
        for (SchemaDraft draft : SchemaDraft.values()) {
            Tally tally = run(draft == SchemaDraft.DRAFT_7 ? "draft7/optional" : "draft2020-12/optional", draft);
            assertThat(tally.wrong).isEmpty();
        }
    }

    private static Tally run(String folder, SchemaDraft draft) {
        Tally tally = new Tally();
        for (Group group : SchemaSuite.groups(folder)) {
            if (group.needsRemote()) {
                tally.needRemote += group.tests().size();
                continue;
            }
            try {
                run(group, JsonSchemaReward.gate(group.schema().toString(), draft), tally);
            } catch (IllegalArgumentException e) {
                tally.wrong.add(group.file() + ": " + group.description() + ": " + e.getMessage());
            }
        }
        return tally;
    }

    private static void run(Group group, JsonSchemaReward gate, Tally tally) {
        for (JsonNode test : group.tests()) {
            double expected = test.path("valid").asBoolean() ? 1 : 0;
            double actual = gate.score(Sample.of("", test.path("data").toString())).value();
            if (actual == expected) {
                tally.passed++;
            } else {
                tally.wrong.add(group.file() + ": " + group.description() + ": " + test.path("description").asString());
            }
        }
    }

    private static final class Tally {

        int passed;
        int needRemote;
        final List<String> wrong = new ArrayList<>();
    }
}
