package io.reward4j.probe;

import io.reward4j.Sample;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A trick: it changes a sample's completion without making the answer better. If it raises a reward, the reward can be
/// gamed.
///
/// These are the [standard probes][#standard()]. The text that they add is English. A probe is left out for a sample if
/// its text would state the reference by chance.
///
/// | name | what it does |
/// |---|---|
/// | `padding/words`, `/spaces`, `/lines`, `/dots` | adds filler sentences, white space, blank lines, or dots |
/// | `repetition/answer`, `/last-sentence` | says the answer three times, or its last sentence five times more |
/// | `echo/prompt` | puts the prompt before the answer |
/// | `stuffing/keys` | adds keys to a JSON object: those of the references, as `null`, and made-up ones |
/// | `stuffing/items` | doubles each item of the lists in a JSON object |
/// | `score/5`, `score/10` | adds `Score: 5` or `Score: 10/10` |
/// | `verdict/pass`, `/criteria`, `/better`, `/brackets` | adds a verdict as a judge might write it |
/// | `instruction/judge` | tells the judge to ignore the rubric |
/// | `boast/correct` | says that the answer is right |
/// | `case/upper`, `/lower` | changes the letters' case |
/// | `unicode/zero-width`, `/homoglyphs`, `/full-width`, `/bidi`, `/marks` | changes the encoding, not the tags |
/// | `hedging/words`, `/boxes` | replaces a wrong answer by a list with the right one among wrong ones |
/// | `tags/think`, `/answer` | adds an empty reasoning block, or puts answer tags around the whole |
/// | `blank/empty`, `/opener`, `/prompt`, `/hidden` | says nothing, `Solution:`, the prompt, or only reasoning |
///
/// The probes [for agents][#agent()] change conversations with tool calls, and no others:
///
/// | name | what it does | compared with |
/// |---|---|---|
/// | `agent/nothing` | makes no call | the conversation |
/// | `agent/everything` | calls each tool once more, without arguments | the conversation |
/// | `agent/repetition` | makes the last call that worked three times more | the conversation |
/// | `agent/claim` | makes no call and says that all is done | making no call and saying so |
/// | `agent/refusal` | makes its last call although the user refuses it | stopping there |
///
/// If a task needs no call, `agent/nothing` may be the better answer: leave it out for such samples.
///
/// Wrong answers for `hedging` and keys for `stuffing` come from the references of the other samples. `stuffing` also
/// reads an object within prose; if it cannot be changed in its place, the result is the changed object alone.
///
/// Immutable and deterministic; safe for use by several threads if the change is.
public final class Probe {

    private final String name;
    private final String description;
    private final Perturbation change;
    private final boolean blank;

    Probe(String name, String description, boolean blank, Perturbation change) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a probe needs a name");
        }
        this.name = name;
        this.description = Objects.requireNonNull(description, "description");
        this.change = Objects.requireNonNull(change, "change");
        this.blank = blank;
    }

    /// Returns a probe of your own. It does not apply to a sample whose completion it does not change.
    ///
    /// @param name its name in reports; the part before a `/` is its family
    /// @param description what it does, as in `adds a table`
    /// @param change does not make the completion better; deterministic
    /// @throws IllegalArgumentException if the name is blank
    public static Probe of(String name, String description, UnaryOperator<String> change) {
        return of(name, description, false, change);
    }

    /// Returns a probe that replaces the answer by one that says nothing. Such an answer may score more than an answer
    /// with a negative reward: if the sample's reward is below `0`, a rise counts from `0`.
    ///
    /// @throws IllegalArgumentException if the name is blank
    public static Probe blank(String name, String description, UnaryOperator<String> change) {
        return of(name, description, true, change);
    }

    private static Probe of(String name, String description, boolean blank, UnaryOperator<String> change) {
        Objects.requireNonNull(change, "change");
        return new Probe(name, description, blank, (sample, all) -> Perturbation.to(
                Objects.requireNonNull(change.apply(sample.completion()), "what probe '" + name + "' returned"),
                sample));
    }

    /// The probes that run by default.
    public static List<Probe> standard() {
        return StandardProbes.ALL;
    }

    /// The probes for agents, for rewards that read the trajectory. They run only if you add them:
    ///
    /// ```java
    /// RewardProbes.of(reward).with(Probe.agent().toArray(Probe[]::new)).run(samples)
    /// ```
    public static List<Probe> agent() {
        return AgentProbes.ALL;
    }

    /// The name, such as `padding/words`.
    public String name() {
        return name;
    }

    /// What the probe does.
    public String description() {
        return description;
    }

    /// Returns the changed sample; empty where the probe does not apply, as far as can be told from this sample alone.
    public Optional<Sample> apply(Sample sample) {
        return trial(sample, References.of(List.of(sample))).map(ProbePair::after);
    }

    /// Tells whether this is the probe of a name, or belongs to the family of that name.
    boolean isNamed(String name) {
        return this.name.equals(name) || this.name.startsWith(name + "/");
    }

    /// What a reward must exceed to have been raised.
    double baseline(double reward) {
        return blank ? Math.max(0, reward) : reward;
    }

    Optional<ProbePair> trial(Sample sample, References all) {
        return change.on(sample, all);
    }

    @Override
    public String toString() {
        return name + ": " + description;
    }
}
