package io.reward4j.judge.lab.gold;

import io.reward4j.judge.lab.gold.SuiteResult.CaseResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds values against what the cases of a suite expect.
final class SuiteGrader {

    private SuiteGrader() {}

    /// Returns what came of each case of which something is expected.
    ///
    /// @param reasons why a case has no value, in words
    static List<CaseResult> grade(List<JudgeCase> cases, Map<String, Double> values, Map<String, String> reasons) {
        return cases.stream().filter(JudgeCase::expects).map(each -> grade(each, values, reasons)).toList();
    }

    private static CaseResult grade(JudgeCase each, Map<String, Double> values, Map<String, String> reasons) {
        Double value = values.get(each.id());
        if (value == null) {
            return unjudged(each, Optional.empty(), reasons.getOrDefault(each.id(), "not judged"));
        }
        double shortfall = 0;
        StringBuilder note = new StringBuilder();
        if (value < each.min()) {
            shortfall = each.min() - value;
            note.append("below ").append(each.min());
        } else if (value > each.max()) {
            shortfall = value - each.max();
            note.append("above ").append(each.max());
        }
        for (String id : each.betterThan()) {
            Double other = values.get(id);
            if (other == null) {
                return unjudged(each, Optional.of(value), "'" + id + "' was not judged");
            }
            if (value <= other) {
                shortfall = Math.max(shortfall, other - value);
                note.append(note.isEmpty() ? "" : ", ").append("not better than '").append(id).append("' with ")
                        .append(other);
            }
        }
        return new CaseResult(each.id(), Optional.of(value), Optional.of(note.isEmpty()), shortfall, note.toString());
    }

    private static CaseResult unjudged(JudgeCase each, Optional<Double> value, String reason) {
        return new CaseResult(each.id(), value, Optional.empty(), 0, reason);
    }
}
