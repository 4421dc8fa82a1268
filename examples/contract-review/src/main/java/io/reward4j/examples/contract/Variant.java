package io.reward4j.examples.contract;

import io.reward4j.examples.contract.Contract.Departure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes up reviews: a good one from the spans that people annotated, and that one spoilt in a particular way.
/// No model wrote them.
enum Variant {
    /// A comment on each departure, its excerpt copied; no comments where there is none.
    GOOD,
    /// The excerpts are copied from the guidelines instead.
    GUIDELINES_QUOTED,
    /// The excerpts stand nowhere.
    INVENTED_QUOTES,
    /// The actions ask to have a look.
    VAGUE_ACTIONS,
    /// Each comment comes twice.
    DUPLICATED,
    /// The JSON breaks off.
    BROKEN_JSON,
    /// The reviewer's own words are French.
    WRONG_LANGUAGE,
    /// Invisible and unusable characters stand among the reviewer's own words.
    ODD_UNICODE,
    /// The last comment lacks the recommended action.
    INCOMPLETE,
    /// One action holds an e-mail address.
    FORBIDDEN_CONTENT,
    /// There is no comment on a contract that calls for some.
    NO_COMMENTS,
    /// There is a comment on a contract that calls for none.
    NEEDLESS;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String[] ODD = {"\u200b", "\ufffd", "\ue000", "\u202e"};
    private static final int ODD_EVERY = 15;

    /// The variants that can be made of a contract's good review.
    static List<Variant> of(Contract contract) {
        return contract.departures().isEmpty()
                ? List.of(GOOD, BROKEN_JSON, NEEDLESS)
                : Stream.of(values()).filter(variant -> variant != NEEDLESS).toList();
    }

    /// The name in ids and tables.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the review as a model would write it.
    String write(Contract contract) {
        String review = review(comments(contract));
        return switch (this) {
            case BROKEN_JSON -> review.substring(0, review.length() - review.length() / 4 - 2);
            case INCOMPLETE -> review.replaceFirst(",\"recommended_action\":\"[^\"]*\"}]}$", "}]}");
            default -> review;
        };
    }

    /// The comments, before they are written down.
    List<Comment> comments(Contract contract) {
        List<Departure> departures = contract.departures();
        return switch (this) {
            case NO_COMMENTS -> List.of();
            case NEEDLESS -> List.of(needless(contract));
            case DUPLICATED -> Stream.concat(departures.stream(), departures.stream()).map(this::comment).toList();
            default -> departures.stream().map(this::comment).toList();
        };
    }

    /// The comment on one departure.
    Comment comment(Departure departure) {
        Guideline rule = departure.guideline();
        Comment good = new Comment(rule.name(), departure.excerpt(), rule.issue(), rule.action());
        return switch (this) {
            case GUIDELINES_QUOTED -> quoting(good, rule.rule());
            case INVENTED_QUOTES -> quoting(good, "In the matter of " + rule.name().toLowerCase(Locale.ROOT)
                    + " the Undersigned shall pay a lump sum of 250,000 dollars for every infringement.");
            case VAGUE_ACTIONS -> acting(good,
                    "Have a look at the wording on " + rule.name().toLowerCase(Locale.ROOT) + ".");
            case WRONG_LANGUAGE -> new Comment(
                    good.type(), good.excerpt(), rule.issueInFrench(), rule.actionInFrench());
            case ODD_UNICODE -> new Comment(good.type(), good.excerpt(), odd(good.issue()), odd(good.action()));
            case FORBIDDEN_CONTENT -> acting(good, good.action() + " Write to legal@example.com first.");
            default -> good;
        };
    }

    private static Comment needless(Contract contract) {
        String rule = contract.guidelines().getFirst().name();
        return new Comment(rule, contract.text().lines().findFirst().orElseThrow().strip(),
                "The passage could be taken in more than one way, and we would rather have it plain.",
                "Ask the other side to put it in simpler words.");
    }

    private static Comment quoting(Comment comment, String excerpt) {
        return new Comment(comment.type(), excerpt, comment.issue(), comment.action());
    }

    private static Comment acting(Comment comment, String action) {
        return new Comment(comment.type(), comment.excerpt(), comment.issue(), action);
    }

    private static String odd(String text) {
        StringBuilder odd = new StringBuilder(text);
        for (int i = text.length() / ODD_EVERY; i > 0; i--) {
            odd.insert(i * ODD_EVERY, ODD[i % ODD.length]);
        }
        return odd.toString();
    }

    private static String review(List<Comment> comments) {
        ObjectNode review = JSON.createObjectNode();
        review.putArray("comments").addAll(comments.stream().map(Comment::toJson).toList());
        return review.toString();
    }
}
