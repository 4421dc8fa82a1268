package io.reward4j.judge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.report.ReportSection;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionTextTest {

    @Test
    void nothingInASectionSteersATerminalAndColumnsStayInTheirPlaces() {
        ReportSection section = new ReportSection("Title \u001b[31m", "line\nnext\u202e", List.of("name", "n\u0007"),
                List.of(List.of("a\u001b]0;x\u0007\nb", "1"), List.of("c", "2")));

        assertThat(SectionText.of(section).lines()).containsExactly(
                "Title  [31m", "line", "next ", "name       n ", "a ]0;x  b  1", "c          2");
    }
}
