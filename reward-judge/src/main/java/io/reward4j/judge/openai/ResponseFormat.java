package io.reward4j.judge.openai;

/// How a model behind the chat-completions API is held to the schema of a reply.
public enum ResponseFormat {
    /// `response_format` of type `json_schema`, strict.
    JSON_SCHEMA,
    /// `response_format` of type `json_object`: some JSON object, for servers without schemas.
    JSON_OBJECT,
    /// Nothing but the prompt's own words.
    TEXT
}
