package io.reward4j.examples.contract;

import io.reward4j.Message;
import io.reward4j.Sample;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reviews of one short contract.
final class Reviews {

    static final String FIRST = "The Recipient shall keep all information secret for a period of ten years.";
    static final String SECOND = "No copies may be made without the written consent of the Discloser.";
    static final String CONTRACT = "1. " + FIRST + "\n2. " + SECOND + "\n3. Notices go to office@discloser.example.";
    static final String RULE = "No duty of confidentiality may last longer than three years after disclosure.";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Reviews() {}

    static Comment comment(String excerpt) {
        return new Comment("Term", excerpt,
                "The period that is laid down here is longer than our guidelines allow for obligations of this kind.",
                "Change the wording so that three years take the place of the period in the contract.");
    }

    static Comment otherComment(String excerpt) {
        return new Comment("Copies", excerpt,
                "Our own backups would be in breach from the very first night, whatever we do about it.",
                "Allow such copies as the purpose of the agreement and ordinary backups make necessary.");
    }

    static String review(Comment... comments) {
        ObjectNode review = JSON.createObjectNode();
        review.putArray("comments").addAll(Stream.of(comments).map(Comment::toJson).toList());
        return review.toString();
    }

    /// A sample whose contract calls for comments.
    static Sample sample(String completion) {
        return sample(completion, "{\"comments_expected\": 2}");
    }

    static Sample sample(String completion, String reference) {
        return bare(completion).withReference(JSON.readTree(reference));
    }

    /// A sample without a reference.
    static Sample bare(String completion) {
        return Sample.of(List.of(
                Message.system("Review the contract for the recipient."),
                Message.user("# The guidelines\n" + RULE + "\n# The contract\n" + CONTRACT),
                Message.assistant(completion)))
                .withMetadata(Documents.CONTRACT, CONTRACT)
                .withMetadata(Documents.GUIDELINES, RULE);
    }
}
