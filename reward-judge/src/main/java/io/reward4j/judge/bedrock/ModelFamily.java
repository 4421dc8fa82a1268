package io.reward4j.judge.bedrock;

import java.util.List;

/// What is known of models by their ids.
///
/// | id begins with | format | cache points | temperature |
/// |---|---|---|---|
/// | `anthropic.claude-opus-4-7` | structured output | yes | left out: reported to be refused |
/// | `anthropic.claude-{haiku,sonnet,opus}-4-{5,6}` | structured output | yes | 0 |
/// | `anthropic.claude-{haiku,sonnet,opus}-`, `anthropic.claude-3-7-sonnet`, `anthropic.claude-3-5-haiku` | forced tool | yes | 0 |
/// | `anthropic.claude-` | forced tool | no | 0 |
/// | `amazon.nova-` | forced tool | no: it caches by itself | 0 |
/// | anything else | text | no | 0 |
///
/// Some open-weight models, such as `openai.gpt-oss`, take structured output too. They stay with text here, because the
/// list of them changes, a wrong guess is refused with status 400, and their use of forced tools is reported to be
/// unreliable.
///
/// @param prefix what ids of the family begin with, after the prefix of a profile such as `us.` or `global.`
record ModelFamily(String prefix, ReplyFormat format, boolean cachePoints, boolean temperature) {

    private static final ModelFamily OTHER = new ModelFamily("", ReplyFormat.TEXT, false, true);

    /// The first that matches counts.
    private static final List<ModelFamily> KNOWN = List.of(
            structured("haiku-4-5"),
            structured("sonnet-4-5"),
            structured("sonnet-4-6"),
            structured("opus-4-5"),
            structured("opus-4-6"),
            new ModelFamily("anthropic.claude-opus-4-7", ReplyFormat.STRUCTURED_OUTPUT, true, false),
            new ModelFamily("anthropic.claude-haiku-", ReplyFormat.FORCED_TOOL, true, true),
            new ModelFamily("anthropic.claude-sonnet-", ReplyFormat.FORCED_TOOL, true, true),
            new ModelFamily("anthropic.claude-opus-", ReplyFormat.FORCED_TOOL, true, true),
            new ModelFamily("anthropic.claude-3-7-sonnet", ReplyFormat.FORCED_TOOL, true, true),
            new ModelFamily("anthropic.claude-3-5-haiku", ReplyFormat.FORCED_TOOL, true, true),
            new ModelFamily("anthropic.claude-", ReplyFormat.FORCED_TOOL, false, true),
            new ModelFamily("amazon.nova-", ReplyFormat.FORCED_TOOL, false, true));

    private static ModelFamily structured(String model) {
        return new ModelFamily("anthropic.claude-" + model, ReplyFormat.STRUCTURED_OUTPUT, true, true);
    }

    /// Returns the family of a model, given the id of the model or of an inference profile, or the ARN of either.
    static ModelFamily of(String modelId) {
        String id = modelId.startsWith("arn:") ? modelId.substring(modelId.lastIndexOf('/') + 1) : modelId;
        String withoutProfile = id.substring(id.indexOf('.') + 1);
        return KNOWN.stream()
                .filter(family -> id.startsWith(family.prefix) || withoutProfile.startsWith(family.prefix))
                .findFirst()
                .orElse(OTHER);
    }
}
