package io.reward4j.rlvr.code;

import io.reward4j.RewardException;
import io.reward4j.rlvr.code.CodeRun.Status;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads the tests of a reference and runs them.
sealed interface Suite permits StdioSuite, FunctionSuite {

    /// Reads the tests of a reference.
    ///
    /// @throws RewardException if it is not in the suite's form
    Tests read(JsonNode reference);

    Suite in(String language);

    /// The tests of one reference.
    interface Tests {

        int count();

        /// Runs a program's tests.
        ///
        /// @param all whether those after the first that fails are run too
        Result run(String program, boolean all, long fuel);
    }

    /// What became of the tests of a program.
    ///
    /// @param verdicts those of the tests that were run, in order
    record Result(List<TestVerdict> verdicts, long fuel) {

        int passed() {
            return (int) verdicts.stream().filter(TestVerdict::passed).count();
        }

        boolean any(Status status) {
            return verdicts.stream().anyMatch(verdict -> verdict.status() == status);
        }

        String rationale(int count) {
            StringBuilder text = new StringBuilder().append(passed()).append(" of ").append(count).append(" tests");
            for (int i = 0; i < verdicts.size(); i++) {
                if (!verdicts.get(i).passed()) {
                    text.append("; test ").append(i + 1).append(": ").append(verdicts.get(i).reason());
                    break;
                }
            }
            int left = count - verdicts.size();
            if (left > 0) {
                return text.append("; ").append(left).append(" not run").toString();
            }
            return text.toString();
        }
    }

    /// Returns the texts of a list.
    ///
    /// @throws RewardException if the field is there and is no list of texts
    static List<String> texts(JsonNode reference, String field) {
        JsonNode list = reference.path(field);
        if (!list.isArray()) {
            throw RewardException.missingReference("the reference has no list '" + field + "'");
        }
        List<String> texts = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).isString()) {
                throw RewardException.missingReference("the reference has no text at '" + field + "[" + i + "]'");
            }
            texts.add(list.get(i).stringValue());
        }
        return texts;
    }

    /// Returns the text of a field; empty where it is missing.
    ///
    /// @throws RewardException if the field is there and is no text
    static String text(JsonNode reference, String field) {
        JsonNode text = reference.path(field);
        if (text.isMissingNode() || text.isNull()) {
            return "";
        }
        if (!text.isString()) {
            throw RewardException.missingReference("the reference has no text in '" + field + "'");
        }
        return text.stringValue();
    }
}
