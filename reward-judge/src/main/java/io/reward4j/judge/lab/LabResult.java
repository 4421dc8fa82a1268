package io.reward4j.judge.lab;

import io.reward4j.report.ReportSection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a check of the lab found: plain data, that can be printed, kept and shown in a report.
///
/// ```java
/// Consistency consistency = Consistency.of(Judgements.repeated(judge, 5, samples));
/// System.out.println(consistency.text());
/// HtmlReport.of(summary).withSection(consistency.sections().getFirst()).write(file);
/// ```
public interface LabResult {

    /// Returns this result as sections of an HTML report.
    List<ReportSection> sections();

    /// Returns this result as aligned tables for a terminal, without a line break at the end.
    default String text() {
        return sections().stream().map(SectionText::of).collect(Collectors.joining("\n\n"));
    }

    /// Returns all numbers of this result. An estimate has `value`, `low`, `high` and `n`, or `reason` and `n`.
    default JsonNode toJson() {
        return JsonMapper.shared().valueToTree(this);
    }
}
