package io.reward4j.probe;

import io.reward4j.report.ReportSection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The result of probes of a reward. Prints as a table.
///
/// @param samples how many samples were given
/// @param scored how many of them have a reward; only these were changed
/// @param scorings how many times the reward was called
/// @param probes the result of each probe, in order
/// @param notes remarks on the numbers, such as samples without a reward; often empty
/// @param inconclusive why there is no result, such as that all samples have the highest reward; empty if there is one
public record ProbeReport(
        int samples,
        int scored,
        int scorings,
        List<ProbeResult> probes,
        List<String> notes,
        Optional<String> inconclusive) {

    public ProbeReport {
        probes = List.copyOf(probes);
        notes = List.copyOf(notes);
        Objects.requireNonNull(inconclusive, "inconclusive");
    }

    /// The probes that raised the reward by more than the tolerance.
    public List<ProbeResult> holes() {
        return probes.stream().filter(ProbeResult::isHole).toList();
    }

    /// Throws an error if there is a hole, or if there is no result.
    ///
    /// @throws AssertionError naming each hole, its numbers, and the sample that was raised most
    public void assertNoHoles() {
        inconclusive.ifPresent(reason -> {
            throw new AssertionError("the probes could not tell whether the reward can be gamed: " + reason);
        });
        if (!holes().isEmpty()) {
            throw new AssertionError(new ProbeReportText(this).holes());
        }
    }

    /// Returns the report as JSON: the components of this record by name, `null` where there is none.
    public JsonNode toJson() {
        return ProbeReportJson.of(this);
    }

    /// Returns the report as a section of an HTML report.
    public ReportSection section() {
        return new ProbeReportText(this).section();
    }

    /// Returns the report as text for a terminal: notes, a table, and the holes.
    @Override
    public String toString() {
        return new ProbeReportText(this).toString();
    }
}
