package io.reward4j.judge.bedrock;

/// How a model on Bedrock is held to the schema of a reply.
public enum ReplyFormat {
    /// Converse's `outputConfig`: the service decodes nothing but JSON that fits the schema. The schema must keep to
    /// the subset that Bedrock takes: `additionalProperties` false everywhere, no recursion, no `minimum`,
    /// `maxLength` or the like; anything else is refused with status 400. The first call with a schema may take
    /// minutes.
    STRUCTURED_OUTPUT,
    /// A tool whose input has the schema, and which the model has to use. A reply that holds a name twice in one object
    /// is refused, as the SDK would keep the last value alone.
    FORCED_TOOL,
    /// Nothing but the prompt's own words.
    TEXT
}
