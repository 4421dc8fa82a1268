package io.reward4j.judge.bedrock;

import io.reward4j.judge.ServerError;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which of the options that not every model takes a request has.
///
/// @param asked options that the caller asked for, which are not given up
record RequestForm(
        ReplyFormat format, boolean temperature, boolean cachePoints, boolean plainSchema, Set<Option> asked) {

    RequestForm {
        asked = Set.copyOf(asked);
    }

    /// What a caller may ask for.
    enum Option {
        FORMAT, TEMPERATURE, CACHE_POINTS
    }

    private static final int BAD_REQUEST = 400;

    private static final List<String> STRUCTURED = List.of("outputconfig", "output_config", "output_format",
            "textformat", "structured output", "json_schema");
    private static final List<String> TOOL = List.of("toolchoice", "tool_choice", "tool choice", "toolconfig",
            "tool use", "tooluse", "forced tool", "tools");
    private static final List<String> CACHE = List.of("cachepoint", "cache_control", "prompt caching");
    private static final List<String> SCHEMA = List.of("additionalproperties", "additional properties", "inputschema",
            "input_schema");

    /// A form that takes the place of one that a model refused.
    ///
    /// @param given what was given up, in words
    record Weaker(RequestForm form, String given) {}

    /// Returns the next weaker form, where the model refused a request for an option of this form, and the caller did
    /// not ask for that option.
    Optional<Weaker> weaker(int status, ServerError said) {
        if (status != BAD_REQUEST) {
            return Optional.empty();
        }
        if (temperature && !asked.contains(Option.TEMPERATURE) && said.names("temperature")) {
            return weaker(new RequestForm(format, false, cachePoints, plainSchema, asked), "the temperature");
        }
        if (cachePoints && !asked.contains(Option.CACHE_POINTS) && namesAnyOf(said, CACHE)) {
            return weaker(new RequestForm(format, temperature, false, plainSchema, asked), "the cache point");
        }
        return asked.contains(Option.FORMAT) ? Optional.empty() : weakerFormat(said);
    }

    private Optional<Weaker> weakerFormat(ServerError said) {
        return switch (format) {
            case STRUCTURED_OUTPUT -> namesAnyOf(said, STRUCTURED)
                    ? weaker(with(ReplyFormat.FORCED_TOOL, plainSchema), "structured output, for a forced tool")
                    : Optional.empty();
            case FORCED_TOOL -> {
                if (!plainSchema && namesAnyOf(said, SCHEMA)) {
                    yield weaker(with(ReplyFormat.FORCED_TOOL, true), "all but the plain part of the tool's schema");
                }
                yield namesAnyOf(said, TOOL) || namesAnyOf(said, SCHEMA)
                        ? weaker(with(ReplyFormat.TEXT, plainSchema), "the forced tool, for text")
                        : Optional.empty();
            }
            case TEXT -> Optional.empty();
        };
    }

    private RequestForm with(ReplyFormat how, boolean plain) {
        return new RequestForm(how, temperature, cachePoints, plain, asked);
    }

    private static Optional<Weaker> weaker(RequestForm form, String given) {
        return Optional.of(new Weaker(form, given));
    }

    private static boolean namesAnyOf(ServerError said, List<String> names) {
        return names.stream().anyMatch(said::names);
    }
}
