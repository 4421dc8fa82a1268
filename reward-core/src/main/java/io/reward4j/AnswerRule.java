package io.reward4j;

import io.reward4j.Reward.Component;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The rule of [Content]: which answers a reward may score, and what of them it leaves unread.
final class AnswerRule {

    private static final String UNREAD = "unread/";

    /// What can stand in place of an answer's text: reasoning is not among it.
    private static final Set<Content> ANSWERS = EnumSet.of(
            Content.TEXT, Content.TOOL_CALLS, Content.ATTACHMENTS);

    private static final Content[] OF_ONE_ANSWER = {
            Content.TEXT, Content.TOOL_CALLS, Content.REASONING, Content.ATTACHMENTS};

    /// The roles that may be named in messages; any other is the event's own word.
    private static final Set<String> ROLES = Set.of("system", "developer", "user", "tool", "function");

    private AnswerRule() {}

    /// Tells at a glance that there is nothing to refuse and nothing unread, as of most answers: the conversation ends
    /// with one of text alone, which a function of these traits reads. False does not mean that there is.
    static boolean readsAll(Traits traits, Sample sample) {
        Message last = sample.messages().getLast();
        return last.isAssistant()
                && last.toolCalls().isEmpty()
                && last.attachments().isEmpty()
                && last.reasoning().isEmpty()
                && last.content().length() <= Sample.LONGEST_ANSWER
                && traits.reads().contains(Content.TEXT);
    }

    /// @throws RewardException if a function of these traits can read nothing of the sample's answer, or too much
    static void check(Traits traits, Sample sample) {
        checkLength(sample.answer());
        if (traits.reads().contains(Content.TRAJECTORY)) {
            return;
        }
        if (!sample.isAnswered()) {
            throw refused("turn", "the conversation ends with a turn of " + speaker(sample.messages().getLast())
                    + ", so there is no answer, and the reward does not read the trajectory; a reward of whole"
                    + " conversations announces that with reading(Content.TRAJECTORY)");
        }
        Message answer = sample.answer();
        if (holdsAny(answer, traits.reads())) {
            return;
        }
        Set<Content> held = held(answer, ANSWERS);
        if (!held.isEmpty()) {
            throw refused("answer",
                    "the answer holds " + describe(answer, held) + " and no " + names(traits.reads(), " or ")
                            + ", which is all that the reward reads; say what it reads with reading(Content, ...)");
        }
    }

    private static void checkLength(Message answer) {
        int length = Math.max(answer.content().length(), answer.reasoning().length());
        if (length > Sample.LONGEST_ANSWER) {
            throw refused("length", "the answer has " + length + " characters, and at most " + Sample.LONGEST_ANSWER
                    + " are scored");
        }
    }

    /// Returns one metric for each thing that the answer holds and a function of these traits does not read.
    static List<Component> unread(Traits traits, Sample sample) {
        List<Component> unread = List.of();
        Message answer = sample.answer();
        for (Content content : OF_ONE_ANSWER) {
            if (!traits.reads(content) && answer.holds(content)) {
                if (unread.isEmpty()) {
                    unread = new ArrayList<>();
                }
                unread.add(new Component.Scored(UNREAD + content.id(), Reward.Role.METRIC, 0, Reward.of(1)));
            }
        }
        return unread;
    }

    private static boolean holdsAny(Message answer, Set<Content> contents) {
        for (Content content : contents) {
            if (answer.holds(content)) {
                return true;
            }
        }
        return false;
    }

    private static Set<Content> held(Message answer, Set<Content> contents) {
        Set<Content> held = EnumSet.noneOf(Content.class);
        contents.stream().filter(answer::holds).forEach(held::add);
        return held;
    }

    private static String describe(Message answer, Set<Content> held) {
        List<String> things = new ArrayList<>();
        for (Content content : held) {
            things.add(switch (content) {
                case TEXT -> "text";
                case TOOL_CALLS -> counted(answer.toolCalls().size(), "tool call");
                case ATTACHMENTS -> counted(answer.attachments().size(), "attachment");
                case REASONING -> "reasoning";
                case TRAJECTORY -> "turns";
            });
        }
        return String.join(" and ", things);
    }

    private static String counted(int count, String thing) {
        return count == 1 ? "1 " + thing : count + " " + thing + "s";
    }

    private static String names(Set<Content> contents, String between) {
        return String.join(between, contents.stream()
                .map(content -> content.name().toLowerCase(Locale.ROOT).replace('_', ' ')).toList());
    }

    private static String speaker(Message message) {
        return ROLES.contains(message.role()) ? "the " + message.role() : "another role";
    }

    private static RewardException refused(String origin, String reason) {
        return RewardException.ofOrigin(RewardException.Kind.REFUSED_INPUT, reason, origin);
    }
}
