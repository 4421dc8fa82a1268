package io.reward4j.judge;

import io.reward4j.Aggregation;
import io.reward4j.Attempt;
import io.reward4j.Concurrently;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.Reward.Role;
import io.reward4j.RewardException;
import io.reward4j.RewardException.Kind;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.Traits;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extractor;
import io.reward4j.judge.prompt.PromptTemplate;
import io.reward4j.judge.prompt.TokenEstimate;
import io.reward4j.judge.verdict.Reading;
import io.reward4j.judge.verdict.Unjudgeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A reward from a language model that grades each item of a completion by a [Rubric], all of them in one call: the
/// documents that they are graded by are sent once.
///
/// ```java
/// RewardFunction comments = RubricJudge.builder(model, rubric).show("The contract", Documents::contract)
///         .forEach(Comments.each(), Aggregation.mean().whenEmpty(1)).called("comment")
///         .admitting("quoted", 0.85, excerptStandsInTheContract);
/// ```
///
/// A verdict counts only where it grades every item once, by every criterion; otherwise the model is asked again. Up
/// to 10 items are put into one call ([#atMost]), equal ones once; more make several calls at the same time. An item
/// that says nothing is `0` without a call, and so is one that is not admitted, or longer than
/// [RubricJudge.Builder#maxAnswerTokens].
///
/// The value is the aggregate of the items' values, each of which is a component `[0]`, `[1]` and so on. Where the
/// model cannot read the items together (`UNJUDGEABLE_ANSWER`), each is asked for alone, and the one that it cannot
/// read is worth [RubricJudge.Builder#unjudgeableWorth]. Other failures are those of [RubricJudge].
///
/// Items that are graded together can influence each other more than items that are graded alone. Immutable and safe
/// for use by several threads where the model is; each method that is not a getter returns a changed copy.
public final class ItemJudge implements RewardFunction {

    private static final PromptTemplate SYSTEM = PromptTemplate.resource(ItemJudge.class, "items-system.md");
    private static final PromptTemplate USER = PromptTemplate.resource(ItemJudge.class, "items-user.md");
    private static final int MOST = 10;
    private static final String JUDGED = "judge";

    private final Setting setting;
    private final String noun;
    private final int most;
    private final Optional<Gate> gate;
    private final RubricForm form;
    private final PromptWriter writer;

    /// What the builder of the rubric's judge was told.
    record Setting(
            VerdictRequest asking,
            Rubric rubric,
            Evidence evidence,
            JudgeInput shown,
            Unjudgeable unjudgeable,
            Extractor<List<String>> items,
            Aggregation aggregation) {

        Setting {
            Objects.requireNonNull(items, "items");
            Objects.requireNonNull(aggregation, "aggregation");
        }
    }

    private record Gate(String name, double minimum, RewardFunction function) {}

    ItemJudge(Setting setting) {
        this(setting, "item", MOST, Optional.empty());
    }

    private ItemJudge(Setting setting, String noun, int most, Optional<Gate> gate) {
        this.setting = setting;
        this.noun = noun;
        this.most = most;
        this.gate = gate;
        this.form = new RubricForm(setting.rubric(), setting.evidence().isAskedFor(), true);
        ItemsForm items = new ItemsForm(form, noun, 0);
        String system = SYSTEM.render(Map.of(
                "noun", noun,
                "task", setting.rubric().task(),
                "criteria", form.criteria(),
                "evidence", setting.evidence().request(),
                "form", items.form()));
        PromptTemplate user = PromptTemplate.of(USER.toString().replace("{{noun}}", noun));
        this.writer = new PromptWriter(system, user, items.schema());
    }

    /// Returns this judge with another word for an item, such as `comment`: the verdict then is a list `comments` of
    /// objects with a `comment_id`. The default is `item`.
    ///
    /// @throws IllegalArgumentException if it is no word of small letters
    public ItemJudge called(String noun) {
        if (!noun.matches("[a-z]{1,40}")) {
            throw new IllegalArgumentException("an item is called by one word of small letters, not '" + noun + "'");
        }
        return new ItemJudge(setting, noun, most, gate);
    }

    /// Returns this judge for items that pass a function, which is asked for each of them alone; the others are `0`
    /// and not put to the model. It is the component of that name of each item, beside `judge`.
    ///
    /// @param minimum what it has to return at least
    public ItemJudge admitting(String name, double minimum, RewardFunction function) {
        if (MetricNames.check(name).equals(JUDGED)) {
            throw new IllegalArgumentException("the name '" + name + "' is taken");
        }
        Gate admitting = new Gate(name, minimum, Objects.requireNonNull(function, "function"));
        return new ItemJudge(setting, noun, most, Optional.of(admitting));
    }

    /// Returns this judge with at most so many items in one call. The default is 10.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public ItemJudge atMost(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("a call needs an item: " + items);
        }
        return new ItemJudge(setting, noun, items, gate);
    }

    /// @throws RewardException if the judge gave no complete verdict, or the reference is to be shown and missing
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        setting.shown().requireReference(sample);
        return switch (setting.items().extract(sample.completion())) {
            case Extraction.Missing<List<String>>(String reason) -> Reward.fail(reason);
            case Extraction.Found<List<String>>(List<String> items) when items.isEmpty() ->
                Reward.of(setting.aggregation().whenEmpty().orElse(0), "no " + noun + "s");
            case Extraction.Found<List<String>>(List<String> items) -> scoreAll(sample, items);
        };
    }

    /// Blocking; as many calls as there are items, again where verdicts are incomplete, have no bound. The range holds
    /// `[0, 1]` and the value of no items. Reads the text of an answer.
    @Override
    public Traits traits() {
        double empty = setting.aggregation().whenEmpty().orElse(0);
        return new Traits(true, Math.min(0, empty), Math.max(1, empty), Traits.UNBOUNDED);
    }

    /// A hash of the prompt's constant text.
    public String promptVersion() {
        return writer.version();
    }

    /// What is known of an item before the model is asked.
    ///
    /// @param gate what the gate said, if there is one
    /// @param closed why the item is not put to the model; empty where it is
    private record Candidate(String text, Optional<Reward> gate, String closed) {}

    private Reward scoreAll(Sample sample, List<String> items) {
        List<Candidate> candidates = items.stream().map(item -> candidate(sample, item)).toList();
        Map<String, Reward> graded = graded(sample, candidates);
        List<Component> components = new ArrayList<>(items.size());
        double[] values = new double[items.size()];
        for (int i = 0; i < values.length; i++) {
            Reward reward = reward(candidates.get(i), graded);
            values[i] = reward.value();
            components.add(new Component.Scored("[" + i + "]", Role.ITEM, 0, reward));
        }
        return new Reward(setting.aggregation().of(values), "", components);
    }

    private Candidate candidate(Sample sample, String item) {
        Optional<Reward> admitted = gate.map(asked -> asked.function().score(sample.withCompletion(item)));
        if (admitted.isPresent() && admitted.get().value() < gate.orElseThrow().minimum()) {
            return new Candidate(item, admitted, "gate '" + gate.orElseThrow().name() + "' closed");
        }
        return switch (setting.shown().item(item)) {
            case Extraction.Found<String>(String text) -> new Candidate(text, admitted, "");
            case Extraction.Missing<String>(String reason) -> new Candidate(item, admitted, reason);
        };
    }

    private Reward reward(Candidate candidate, Map<String, Reward> graded) {
        Reward reward = candidate.closed().isEmpty()
                ? Objects.requireNonNull(graded.get(candidate.text()), "grades")
                : Reward.fail(candidate.closed());
        if (gate.isEmpty()) {
            return reward;
        }
        Component judged = candidate.closed().isEmpty()
                ? new Component.Scored(JUDGED, Role.TERM, 1, reward)
                : new Component.Skipped(JUDGED, candidate.closed());
        return new Reward(reward.value(), candidate.closed(), List.of(
                new Component.Scored(gate.get().name(), Role.GATE, 0, candidate.gate().orElseThrow()), judged));
    }

    private Map<String, Reward> graded(Sample sample, List<Candidate> candidates) {
        Set<String> texts = new LinkedHashSet<>();
        candidates.stream().filter(candidate -> candidate.closed().isEmpty()).map(Candidate::text).forEach(texts::add);
        List<Supplier<Map<String, Reward>>> calls = new ArrayList<>();
        for (List<String> batch : batches(texts)) {
            calls.add(() -> together(sample, batch));
        }
        Map<String, Reward> graded = new HashMap<>();
        Attempt.values(Concurrently.call(calls)).forEach(graded::putAll);
        return graded;
    }

    /// In order, and as even as can be, so that no call holds what is left over alone.
    private List<List<String>> batches(Set<String> texts) {
        List<String> all = List.copyOf(texts);
        long tokens = all.stream().mapToLong(TokenEstimate::of).sum();
        int byTokens = (int) Math.min(all.size(), tokens / setting.shown().maxAnswerTokens() + 1);
        int count = Math.max((all.size() + most - 1) / most, byTokens);
        return IntStream.range(0, count)
                .mapToObj(i -> all.subList(all.size() * i / count, all.size() * (i + 1) / count))
                .filter(batch -> !batch.isEmpty())
                .toList();
    }

    private Map<String, Reward> together(Sample sample, List<String> batch) {
        if (batch.size() == 1) {
            return Map.of(
                    batch.getFirst(), setting.unjudgeable().orElse(() -> ask(sample, batch).get(batch.getFirst())));
        }
        try {
            return ask(sample, batch);
        } catch (RewardException e) {
            if (e.kind() != Kind.UNJUDGEABLE_ANSWER) {
                throw e;
            }
            List<Supplier<Map<String, Reward>>> alone = new ArrayList<>();
            batch.forEach(item -> alone.add(() -> together(sample, List.of(item))));
            Map<String, Reward> graded = new HashMap<>();
            Attempt.values(Concurrently.call(alone)).forEach(graded::putAll);
            return graded;
        }
    }

    private Map<String, Reward> ask(Sample sample, List<String> batch) {
        List<Material> material = setting.shown().around(sample);
        for (int i = 0; i < batch.size(); i++) {
            material.add(new Material(ItemsForm.title(noun, i + 1), batch.get(i)));
        }
        ItemsForm items = new ItemsForm(form, noun, batch.size());
        List<List<Grade>> verdict = setting.asking().verdict(
                writer, material, items.checked(grades -> quoted(grades, sample, batch)));
        Map<String, Reward> graded = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            graded.put(batch.get(i), Grades.reward(verdict.get(i)));
        }
        return graded;
    }

    private Reading<List<List<Grade>>> quoted(List<List<Grade>> grades, Sample sample, List<String> batch) {
        for (int i = 0; i < batch.size(); i++) {
            Sample item = sample.withCompletion(batch.get(i));
            if (setting.evidence().check(grades.get(i),
                    item) instanceof Reading.Refused<List<Grade>>(String reason, String seen)) {
                return Reading.refused("of " + noun + " " + (i + 1) + ": " + reason, seen);
            }
        }
        return Reading.read(grades);
    }
}
