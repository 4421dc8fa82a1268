package io.reward4j.judge.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Answers in order from worst to best; of `k` answers the one of rank `r` (from 0) is worth `r / (k − 1)`.
public record RankedScale(AnswerOptions options) implements Scale {

    public RankedScale {
        options.answers().stream().filter(RankedScale::isNotApplicable).findFirst().ifPresent(answer -> {
            throw new IllegalArgumentException("'" + answer + "' is said by orNotApplicable()");
        });
    }

    private static boolean isNotApplicable(String answer) {
        return Spelling.bare(answer).equals(NOT_APPLICABLE);
    }

    @Override
    public String shown() {
        boolean described = options.list().stream().anyMatch(option -> !option.description().isEmpty());
        return "Choices, from worst to best:" + (described
                ? options.list().stream()
                        .map(option -> "\n  - `" + option.answer() + "`: " + option.description())
                        .collect(Collectors.joining())
                : options.answers().stream()
                        .map(answer -> "`" + answer + "`")
                        .collect(Collectors.joining(", ", " ", "")));
    }

    @Override
    public String offer(List<String> besides) {
        return "one of: " + String.join(", ", offered(besides));
    }

    @Override
    public JsonNode schema(List<String> besides) {
        return Schemas.oneOf(offered(besides));
    }

    private List<String> offered(List<String> besides) {
        return Stream.concat(options.answers().stream(), besides.stream()).toList();
    }

    @Override
    public Optional<ScaleAnswer> read(JsonNode answer) {
        OptionalInt rank = options.place(answer);
        return rank.isPresent() ? Optional.of(mark(rank.getAsInt())) : Optional.empty();
    }

    @Override
    public ScaleAnswer best() {
        return mark(options.list().size() - 1);
    }

    private ScaleAnswer mark(int rank) {
        return new ScaleAnswer(options.list().get(rank).answer(), (double) rank / (options.list().size() - 1));
    }
}
