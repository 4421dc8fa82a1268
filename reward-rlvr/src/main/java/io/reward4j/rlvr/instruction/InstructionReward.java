package io.reward4j.rlvr.instruction;

import com.google.errorprone.annotations.CheckReturnValue;
import io.reward4j.Reward;
import io.reward4j.Reward.Component;
import io.reward4j.RewardException;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import io.reward4j.rlvr.text.LanguageIdentifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Whether an answer follows the instructions that its sample names by the ids of IFEval or IFBench: `1` where it
/// follows all of them, else `0`, or with [#share()] the share that it follows.
///
/// ```java
/// RewardFunction following = InstructionReward.ifBench();
/// ```
///
/// The sample's metadata has `instruction_id_list`, a list of ids, and `kwargs`, a list of as many objects of
/// arguments, as the data sets have them; where the metadata has no such list, the reference may be an object that has
/// both. Arguments that are null count as not given, and whole numbers may be written as `5.0`.
///
/// **By default** each instruction is checked as its wording says. The published checkers err where the table in
/// `reward-rlvr/README.md` says; [#asPublished()] reproduces them, faults included, for comparison with published
/// results.
///
/// **Strict** is the default: the answer is checked as it is, without reasoning blocks (`<think>…</think>`) and
/// characters that cannot be seen. With [#loose()] an instruction is also followed where the answer follows it without
/// its first line, its last one, both, or its asterisks.
///
/// An answer that says nothing follows no instruction. An id that is not known, or that needs a model
/// (`words:start_verb`), and an argument that is missing are failures ([RewardException.Kind#MISSING_REFERENCE]) that
/// name them, never a number.
///
/// Each instruction is a component under its id, with what was counted as its rationale; an id that is given again is
/// named `id (2)`. Linear in the answer. Instances are immutable and safe for use by several threads at once.
///
/// ICU4J (`com.ibm.icu:icu4j`, an optional dependency) has to be there: each method that makes an instance throws an
/// [IllegalStateException] without it.
///
/// Sources: IFEval, arXiv 2311.07911; IFBench, arXiv 2507.02833.
public final class InstructionReward implements RewardFunction {

    private static final String IDS = "instruction_id_list";
    private static final String ARGUMENTS = "kwargs";

    private final Map<String, Function<Arguments, Check>> repaired;
    private final Map<String, Function<Arguments, Check>> published;
    private final Map<String, Function<? super JsonNode, ? extends RewardFunction>> others;
    private final Way way;

    /// How answers are checked.
    private record Way(boolean asPublished, boolean loose, boolean share, LanguageIdentifier identifier) {}

    private InstructionReward(
            Map<String, Function<Arguments, Check>> repaired,
            Map<String, Function<Arguments, Check>> published,
            Map<String, Function<? super JsonNode, ? extends RewardFunction>> others,
            Way way) {
        WordSplitter.requireBreaks();
        this.repaired = repaired;
        this.published = published;
        this.others = others;
        this.way = way;
    }

    /// Returns a reward for the 25 instructions of IFEval.
    public static InstructionReward ifEval() {
        return new InstructionReward(IfEval.CHECKS, PublishedIfEval.CHECKS, Map.of(), standard());
    }

    /// Returns a reward for the instructions of IFBench and those of IFEval, which data sets mix.
    public static InstructionReward ifBench() {
        return new InstructionReward(all(IfEval.CHECKS, IfBench.CHECKS), all(PublishedIfEval.CHECKS,
                PublishedIfBench.CHECKS), Map.of(), standard());
    }

    /// Returns this reward with the verdicts of the published checkers, faults included. What they decide at random or
    /// with a model of their own cannot be reproduced: languages are told as by default, sentences of IFEval end as by
    /// default, and an argument that is missing fails.
    @CheckReturnValue
    public InstructionReward asPublished() {
        return with(new Way(true, way.loose, way.share, way.identifier));
    }

    /// Returns this reward with the loose criterion of IFEval.
    @CheckReturnValue
    public InstructionReward loose() {
        return with(new Way(way.asPublished, true, way.share, way.identifier));
    }

    /// Returns this reward with the share of instructions followed as its value, in place of all or nothing.
    @CheckReturnValue
    public InstructionReward share() {
        return with(new Way(way.asPublished, way.loose, true, way.identifier));
    }

    /// Returns this reward with another way to tell languages that share a script. The default knows small words of 19
    /// languages and needs no model.
    @CheckReturnValue
    public InstructionReward withIdentifier(LanguageIdentifier identifier) {
        Objects.requireNonNull(identifier, "identifier");
        return with(new Way(way.asPublished, way.loose, way.share, identifier));
    }

    /// Returns this reward with one more instruction, or another check for a known one. It is followed where the
    /// function says `1`.
    ///
    /// ```java
    /// reward.with("words:start_verb", kwargs -> sample -> Reward.of(tagger.isVerb(firstWord(sample)) ? 1 : 0));
    /// ```
    ///
    /// @param id the instruction's id in the list
    /// @param check makes the function from the arguments, an object, empty where the sample gives none
    @CheckReturnValue
    public InstructionReward with(String id, Function<? super JsonNode, ? extends RewardFunction> check) {
        Map<String, Function<? super JsonNode, ? extends RewardFunction>> more = new HashMap<>(others);
        more.put(Objects.requireNonNull(id, "id"), Objects.requireNonNull(check, "check"));
        return new InstructionReward(repaired, published, Map.copyOf(more), way);
    }

    /// The ids that are known, in the order of the alphabet.
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>(repaired.keySet());
        ids.addAll(others.keySet());
        return ids;
    }

    /// @throws RewardException if the sample names no instructions, or one that cannot be checked
    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        List<Instruction> instructions = instructions(sample);
        List<Component> components = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        int followed = 0;
        Reward.Role role = way.share ? Reward.Role.TERM : Reward.Role.FACTOR;
        List<Answer> answers = answers(sample);
        for (Instruction instruction : instructions) {
            Verdict verdict = instruction.judge(sample, answers);
            if (verdict.followed()) {
                followed++;
            }
            int time = times.merge(instruction.id(), 1, Integer::sum);
            String name = time == 1 ? instruction.id() : instruction.id() + " (" + time + ")";
            components.add(new Component.Scored(name, role, way.share ? 1 : 0, verdict.reward()));
        }
        int all = instructions.size();
        double share = (double) followed / all;
        return new Reward(way.share || followed == all ? share : 0, followed + " of " + all + " instructions followed",
                components);
    }

    private List<Answer> answers(Sample sample) {
        Answer answer = way.asPublished ? Answer.asWritten(sample.completion()) : Answer.read(sample.completion());
        return way.loose ? answer.loosened() : List.of(answer);
    }

    /// An instruction of a sample, ready to be checked.
    private sealed interface Instruction {

        String id();

        Verdict judge(Sample sample, List<Answer> answers);
    }

    private record Known(String id, Check check) implements Instruction {

        @Override
        public Verdict judge(Sample sample, List<Answer> answers) {
            Verdict first = answers.getFirst().judge(check);
            if (first.followed()) {
                return first;
            }
            return answers.stream().skip(1).map(answer -> answer.judge(check)).filter(Verdict::followed).findFirst()
                    .orElse(first);
        }
    }

    private record Other(String id, RewardFunction function) implements Instruction {

        @Override
        public Verdict judge(Sample sample, List<Answer> answers) {
            Reward best = Reward.of(0);
            for (Answer answer : answers) {
                Reward reward = function.score(sample.withCompletion(answer.text()));
                if (reward.value() > best.value() || best.rationale().isEmpty()) {
                    best = reward;
                }
            }
            return Verdict.of(best.value() == 1, best.rationale());
        }
    }

    private List<Instruction> instructions(Sample sample) {
        JsonNode source = source(sample);
        JsonNode ids = source.path(IDS);
        JsonNode arguments = source.path(ARGUMENTS);
        boolean paired = arguments.isMissingNode() || arguments.isNull()
                || (arguments.isArray() && arguments.size() == ids.size());
        if (!paired) {
            throw RewardException.missingReference("'" + ARGUMENTS + "' of " + sample.describe()
                    + " must be a list of one object for each of its " + ids.size() + " instructions");
        }
        requireKnown(ids, sample);
        List<Instruction> instructions = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            instructions.add(instruction(ids.get(i).stringValue(), arguments.path(i), sample.prompt()));
        }
        return instructions;
    }

    private static JsonNode source(Sample sample) {
        if (sample.metadata().path(IDS).isArray() && !sample.metadata().path(IDS).isEmpty()) {
            return sample.metadata();
        }
        JsonNode reference = sample.reference().isMissingNode() ? sample.reference() : sample.referenceJson();
        if (reference.path(IDS).isArray() && !reference.path(IDS).isEmpty()) {
            return reference;
        }
        throw RewardException.missingReference("neither the metadata nor the reference of " + sample.describe()
                + " has a list '" + IDS + "' with an instruction in it");
    }

    private void requireKnown(JsonNode ids, Sample sample) {
        Set<String> unknown = new TreeSet<>();
        for (JsonNode id : ids) {
            String name = id.asString("");
            if (!repaired.containsKey(name) && !others.containsKey(name)) {
                unknown.add(name);
            }
        }
        if (unknown.remove(IfBench.NEEDS_MODEL)) {
            throw RewardException
                    .missingReference("the instruction '" + IfBench.NEEDS_MODEL + "' of " + sample.describe()
                            + " needs a model that tells verbs; give a check of your own with with(String, Function)");
        }
        if (!unknown.isEmpty()) {
            throw RewardException.missingReference("unknown instructions of " + sample.describe() + ": " + unknown
                    + "; give checks of your own with with(String, Function)");
        }
    }

    private Instruction instruction(String id, JsonNode arguments, String prompt) {
        Function<? super JsonNode, ? extends RewardFunction> other = others.get(id);
        if (other != null) {
            return new Other(id, other.apply(arguments));
        }
        Map<String, Function<Arguments, Check>> checks = way.asPublished ? published : repaired;
        Function<Arguments, Check> make = Objects.requireNonNull(checks.get(id), id);
        try {
            return new Known(id, make.apply(new Arguments(id, arguments, prompt, way.identifier)));
        } catch (IllegalArgumentException e) {
            throw new RewardException(RewardException.Kind.MISSING_REFERENCE,
                    "the arguments of the instruction '" + id + "' cannot be used: " + e.getMessage());
        }
    }

    private InstructionReward with(Way other) {
        return new InstructionReward(repaired, published, others, other);
    }

    private static Way standard() {
        return new Way(false, false, false, LanguageIdentifier.smallWords());
    }

    private static Map<String, Function<Arguments, Check>> all(
            Map<String, Function<Arguments, Check>> some, Map<String, Function<Arguments, Check>> more) {
        Map<String, Function<Arguments, Check>> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }
}
