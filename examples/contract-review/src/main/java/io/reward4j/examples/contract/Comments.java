package io.reward4j.examples.contract;

import io.reward4j.Sample;
import io.reward4j.extract.Extraction;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extractor;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.extract.ReasoningBlocks;
import io.reward4j.rlvr.json.JsonSchemaReward;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the comments out of a review, which is the JSON outside of reasoning blocks and nothing else.
final class Comments {

    private static final Extractor<JsonNode> JSON = ReasoningBlocks.stripped().then(JsonExtractors.strict()::extract);
    private static final Extractor<List<JsonNode>> NODES = JSON.then(Comments::nodes);

    private Comments() {}

    static JsonSchemaReward schemaGate(String schema) {
        return JsonSchemaReward.gate(schema).from(JSON);
    }

    static JsonSchemaReward schemaCredit(String schema) {
        return JsonSchemaReward.partialCredit(schema).from(JSON);
    }

    /// Reads each comment as JSON, without the name that the review gives it.
    static Extractor<List<String>> each() {
        return NODES.map(nodes -> nodes.stream().map(Comments::nameless).map(JsonNode::toString).toList());
    }

    private static JsonNode nameless(JsonNode comment) {
        return comment instanceof ObjectNode named ? named.deepCopy().without(List.of(Comment.ID)) : comment;
    }

    /// Reads the own words of each comment.
    static Extractor<List<String>> words() {
        return NODES.map(nodes -> nodes.stream().map(node -> Comment.of(node).words()).toList());
    }

    /// Reads the excerpt of each comment.
    static Extractor<List<String>> excerpts() {
        return NODES.map(nodes -> nodes.stream().map(node -> Comment.of(node).excerpt()).toList());
    }

    /// Reads the excerpt out of one comment alone.
    static Extractor<List<String>> excerptOfOne() {
        return JsonExtractors.strict().map(node -> List.of(Comment.of(node).excerpt()));
    }

    /// The comments of a review; none where it cannot be read.
    static List<Comment> of(Sample sample) {
        return NODES.extract(sample.completion()) instanceof Found<List<JsonNode>>(List<JsonNode> nodes)
                ? nodes.stream().map(Comment::of).toList()
                : List.of();
    }

    /// The own words of all comments.
    static String allWords(Sample sample) {
        return of(sample).stream().map(Comment::words).collect(Collectors.joining("\n"));
    }

    /// The names, types and own words of all comments.
    static String namedWords(Sample sample) {
        return of(sample).stream().map(comment -> comment.id() + "\n" + comment.type() + "\n" + comment.words())
                .collect(Collectors.joining("\n"));
    }

    /// The excerpts that were not copied from the contract to the letter.
    static String alteredExcerpts(Sample sample) {
        String contract = Documents.contract(sample);
        return of(sample).stream().map(Comment::excerpt).filter(excerpt -> !contract.contains(excerpt))
                .collect(Collectors.joining("\n"));
    }

    /// All that the reviewer wrote and did not copy from the contract to the letter.
    static String ownText(Sample sample) {
        return namedWords(sample) + "\n" + alteredExcerpts(sample);
    }

    private static Extraction<List<JsonNode>> nodes(JsonNode review) {
        JsonNode comments = review.path("comments");
        return comments.isArray()
                ? Extraction.found(comments.valueStream().toList())
                : Extraction.missing("no list of comments");
    }
}
