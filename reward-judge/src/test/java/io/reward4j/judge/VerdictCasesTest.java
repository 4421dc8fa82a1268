package io.reward4j.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Replies of judges from public reports, each with what has to come of it.
class VerdictCasesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SCORE = Pattern.compile("score ([0-9.]+)(.*)");
    private static final Pattern FAILURE = Pattern.compile("fail ([A-Z_]+), message ~ /(.*)/, at most (\\d+) calls");
    private static final Sample SAMPLE = Sample.of("What is 2+2?", "4, since 2+2=4.").withReference("4");
    private static final Rubric RUBRIC = Rubric.of("Grade the answer.")
            .ask("correct", 1, "Is the answer correct?")
            .ask(Criterion.scale("quality", 1, "How good is it?", "bad", "poor", "fair", "good", "excellent"));

    /// Two whole verdicts under the code that contradict each other are unreadable, not the last one: nobody can tell a
    /// correction from a quotation.
    private static final Map<String, String> CONTRADICTIONS = Map.of(
            "T24", "fail UNREADABLE_VERDICT, message ~ /contradict/, at most 2 calls",
            "T61", "fail UNREADABLE_VERDICT, message ~ /contradict/, at most 2 calls");

    record Case(
            String id,
            String source,
            String family,
            String description,
            String request,
            String response,
            String expected) {

        @Override
        public String toString() {
            return id + " " + description;
        }

        String reply(JudgePrompt prompt, boolean swapped) {
            String code = description.contains("upper case") ? prompt.nonce().toUpperCase(Locale.ROOT) : prompt.nonce();
            if (family.equals("pairwise")) {
                String better = response.contains("\"A\"") || !swapped ? response : response.replaceAll("\\bA\\b", "B");
                return better.replace("{\"code\":…", "{\"code\":\"" + code + "\"");
            }
            if (response.startsWith("choice: ")) {
                return RUBRIC_REPLY.replace("%", response.substring("choice: ".length()))
                        .replace("CODE", code);
            }
            return response.replace("%CODE%", code);
        }
    }

    private static final String RUBRIC_REPLY = """
            {"code":"CODE","criteria":{"correct":{"rationale":"r","choice":"yes"},"quality":{"rationale":"r","choice":%}}}""";

    static List<Case> cases() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(VerdictCasesTest.class.getResourceAsStream("verdict-cases.jsonl")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> JSON.readValue(line, Case.class)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aReplyIsTheScoreOrTheFailureThatItHasToBe(Case row) {
        AtomicInteger calls = new AtomicInteger();
        JudgeModel model = prompt -> {
            calls.incrementAndGet();
            String text = row.reply(prompt, prompt.user().indexOf("since 2+2") > prompt.user().indexOf("# Answer B"));
            return row.request().endsWith("structured")
                    ? new JudgeReply("", Optional.of(JSON.readTree(text)), 0, 0, "")
                    : JudgeReply.of(text);
        };
        String expected = CONTRADICTIONS.getOrDefault(row.id(), row.expected());
        String outcome;
        try {
            outcome = "score " + judge(row, model).score(SAMPLE).value();
        } catch (RewardException e) {
            outcome = "fail " + e.kind() + ": " + e.getMessage();
        }
        Matcher score = SCORE.matcher(expected);
        if (score.matches()) {
            assertThat(outcome).isEqualTo("score " + Double.parseDouble(score.group(1)));
            if (score.group(2).contains("first reply")) {
                assertThat(calls).hasValue(1);
            }
            return;
        }
        Matcher failure = FAILURE.matcher(expected);
        assertThat(failure.matches()).as(expected).isTrue();
        assertThat(outcome).startsWith("fail " + failure.group(1)).containsPattern(failure.group(2));
        assertThat(calls).hasValueLessThanOrEqualTo(Integer.parseInt(failure.group(3)));
    }

    private static RewardFunction judge(Case row, JudgeModel model) {
        if (row.family().equals("pairwise")) {
            return PairwiseJudge.of(model, "Which is better?").against(sample -> sample.withCompletion("5"));
        }
        return row.description().startsWith("Criterion.choice with options 0.0/0.5/1.0")
                ? RubricJudge.of(
                        prompt -> JudgeReply.of("{\"code\":\"" + prompt.nonce()
                                + "\",\"criteria\":{\"s\":{\"rationale\":\"r\",\"choice\":1.0}}}"),
                        Rubric.of("t").ask(Criterion.choice("s", 1, "?", "0.0", "0.5", "1.0")))
                : RubricJudge.of(model, RUBRIC);
    }
}
