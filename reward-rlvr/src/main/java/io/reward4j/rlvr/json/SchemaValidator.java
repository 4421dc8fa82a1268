package io.reward4j.rlvr.json;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.FailFastAssertionException;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.regex.RegularExpression;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.json.SchemaFaults.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A schema, or a part of one, that values are checked against.
///
/// Nothing is ever fetched. Checking takes a bounded number of steps, since some schemas make a deep
/// value cost exponentially many. Immutable, and safe for use by several threads at once.
final class SchemaValidator {

    private static final int DEEPEST = 512;
    private static final int LONGEST_LIST = 8;
    private static final int LONGEST_SHOWN = 80;
    private static final String METASCHEMAS = "json-schema.org/draft";
    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .regularExpressionFactory(SchemaValidator::compile)
            .messageSource((key, ignored, locale, arguments) -> message(key, arguments))
            .build();

    /// The budget of the check that the thread is at, since patterns are asked without a context.
    private static final ThreadLocal<@Nullable StepBudget> CHECKING = new ThreadLocal<>();

    private final JsonNode root;
    private final SchemaDraft draft;
    private final Schema schema;

    private SchemaValidator(JsonNode root, SchemaDraft draft, Schema schema) {
        this.root = root;
        this.draft = draft;
        this.schema = schema;
    }

    /// Reads a schema and checks it against its metaschema. `otherwise` is the draft of one that names
    /// none.
    ///
    /// @throws IllegalArgumentException if the schema cannot be used
    static SchemaValidator of(String schema, SchemaDraft otherwise) {
        Objects.requireNonNull(schema, "schema");
        return switch (JsonExtractors.strict().extract(schema)) {
            case Found<JsonNode>(JsonNode root) -> of(root, otherwise);
            case Missing<JsonNode>(String reason) -> throw new IllegalArgumentException("unusable schema: " + reason);
        };
    }

    /// Checks a schema against its metaschema. `otherwise` is the draft of one that names none.
    ///
    /// @throws IllegalArgumentException if the schema cannot be used
    static SchemaValidator of(JsonNode root, SchemaDraft otherwise) {
        SchemaDraft draft = SchemaDraft.of(root, Objects.requireNonNull(otherwise, "draft"));
        SchemaFaults faults = Metaschemas.of(draft).check(root, 3, new StepBudget());
        if (!faults.valid()) {
            throw new IllegalArgumentException("unusable schema: " + faults + KeywordTypos.ofType(root));
        }
        List<String> referring = SchemaReview.check(root);
        try {
            Schema schema = registry(draft).getSchema(SchemaLocation.of("urn:reward4j:schema"), root);
            schema.initializeValidators();
            SchemaValidator validator = new SchemaValidator(root, draft, schema);
            referring.forEach(pointer -> validator.at(pointer).follow(pointer));
            return validator;
        } catch (SchemaException e) {
            throw new IllegalArgumentException("unusable schema: " + e.getMessage(), e);
        }
    }

    /// The schema as it was written.
    JsonNode root() {
        return root;
    }

    SchemaDraft draft() {
        return draft;
    }

    /// Returns the validator of a part of this schema.
    ///
    /// @param pointer a JSON pointer from the root of the schema
    SchemaValidator at(String pointer) {
        if (pointer.isEmpty()) {
            return this;
        }
        String encoded = pointer.replace("%", "%25").replace("+", "%2B");
        Schema part = schema.getSubSchema(SchemaLocation.Fragment.of(encoded));
        part.initializeValidators();
        return new SchemaValidator(root, draft, part);
    }

    /// Checks a value and returns about `most` faults at the most.
    SchemaFaults check(JsonNode value, int most, StepBudget budget) {
        Watch watch = new Watch(most, budget);
        CHECKING.set(budget);
        try {
            schema.validate(watch, value);
        } catch (FailFastAssertionException e) {
            return findings(watch.first, most);
        } catch (TooCostly e) {
            return new SchemaFaults(List.of(new Fault("", e.why)));
        } finally {
            CHECKING.remove();
        }
        return findings(watch.first, most);
    }

    private static SchemaFaults findings(List<Error> errors, int most) {
        List<Fault> faults = new ArrayList<>(Math.min(most, errors.size()));
        for (Error error : errors.subList(0, Math.min(most, errors.size()))) {
            faults.add(new Fault(error.getInstanceLocation().toString(), error.getMessage()));
        }
        return new SchemaFaults(faults);
    }

    /// Follows the references at the root of this part: one that leads nowhere or back to itself does so
    /// for any value.
    private void follow(String pointer) {
        try {
            schema.validate(new Watch(1, new StepBudget()), JsonNodeFactory.instance.nullNode());
        } catch (FailFastAssertionException e) {
            return;
        } catch (TooCostly e) {
            throw new IllegalArgumentException(
                    "unusable schema: a reference at " + Place.shown(pointer) + " leads back to itself", e);
        }
    }

    private static SchemaRegistry registry(SchemaDraft draft) {
        Dialect dialect = switch (draft) {
            case DRAFT_7 -> Dialects.getDraft7();
            case DRAFT_2020_12 -> Dialects.getDraft202012();
        };
        return SchemaRegistry.withDialect(
                Dialect.builder(dialect).keyword(new UniqueItemsKeyword()).build(),
                registry -> registry.schemaRegistryConfig(CONFIG)
                        .schemaLoader(loader -> loader.allow(iri -> iri.toString().contains(METASCHEMAS))));
    }

    private static RegularExpression compile(String pattern) {
        EcmaPattern compiled = EcmaPattern.of(pattern);
        return text -> {
            StepBudget budget = CHECKING.get();
            if (budget != null && !budget.take(compiled.steps(text))) {
                throw new TooCostly(TooCostly.LONG);
            }
            return compiled.matches(text);
        };
    }

    private static String message(String key, @Nullable Object @Nullable [] arguments) {
        String first = arguments == null || arguments.length == 0 ? "" : shown(arguments[0]);
        return switch (key) {
            case "type" -> "is " + first + (arguments == null ? "" : ", expected " + shown(arguments[1]));
            case "required" -> "lacks '" + first + "'";
            case "additionalProperties", "unevaluatedProperties" -> "must not have '" + first + "'";
            case "false" -> "must not be there";
            default -> "breaks " + key + (first.isEmpty() ? "" : ' ' + first);
        };
    }

    private static String shown(@Nullable Object argument) {
        String text = String.valueOf(argument);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private static final class Metaschemas {

        static final SchemaValidator DRAFT_7 = load(SchemaDraft.DRAFT_7, "http://json-schema.org/draft-07/schema#");
        static final SchemaValidator DRAFT_2020_12 = load(SchemaDraft.DRAFT_2020_12,
                "https://json-schema.org/draft/2020-12/schema");

        static SchemaValidator of(SchemaDraft draft) {
            return switch (draft) {
                case DRAFT_7 -> DRAFT_7;
                case DRAFT_2020_12 -> DRAFT_2020_12;
            };
        }

        private static SchemaValidator load(SchemaDraft draft, String iri) {
            Schema schema = registry(draft).getSchema(SchemaLocation.of(iri));
            return new SchemaValidator(schema.getSchemaNode(), draft, schema);
        }
    }

    /// Counts the steps, keeps only the first errors, and ends the run when there are enough.
    private static final class Watch extends ExecutionContext {

        final List<Error> first = getErrors();
        private final int most;
        private final StepBudget budget;
        private int depth;

        Watch(int most, StepBudget budget) {
            this.most = most;
            this.budget = budget;
        }

        @Override
        public void addError(Error error) {
            List<Error> errors = getErrors();
            if (errors.size() < LONGEST_LIST) {
                errors.add(error);
            }
            if (first.size() >= most) {
                throw new FailFastAssertionException(error);
            }
        }

        @Override
        public void evaluationPathAddLast(String token) {
            enter();
            super.evaluationPathAddLast(token);
        }

        @Override
        public void evaluationPathAddLast(int token) {
            enter();
            super.evaluationPathAddLast(token);
        }

        @Override
        public void evaluationPathRemoveLast() {
            depth--;
            super.evaluationPathRemoveLast();
        }

        private void enter() {
            if (depth >= DEEPEST) {
                throw new TooCostly(TooCostly.DEEP);
            }
            if (!budget.take(1)) {
                throw new TooCostly(TooCostly.LONG);
            }
            depth++;
        }
    }

    /// Of the kind that the library lets through without a log entry.
    static final class TooCostly extends SchemaException {

        static final String DEEP = "is too deep to be checked";
        static final String LONG = "is too costly to be checked";

        private static final long serialVersionUID = 1;

        final String why;

        TooCostly(String why) {
            super(why);
            this.why = why;
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /// `uniqueItems` with keys that no choice of texts can make slow to look up.
    private static final class UniqueItemsKeyword extends AbstractKeyword {

        UniqueItemsKeyword() {
            super("uniqueItems");
        }

        @Override
        public KeywordValidator newValidator(
                SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
            return new UniqueItems(this, location, node, parent, context);
        }
    }

    private static final class UniqueItems extends BaseKeywordValidator {

        private final boolean unique;

        UniqueItems(
                UniqueItemsKeyword keyword, SchemaLocation location, JsonNode node, Schema parent,
                SchemaContext context) {
            super(keyword, node, location, parent, context);
            this.unique = node.booleanValue(false);
        }

        @Override
        public void validate(ExecutionContext context, JsonNode value, JsonNode ignored, NodePath location) {
            if (unique && value.isArray() && hasTwins(value)) {
                context.addError(error().instanceNode(value)
                        .instanceLocation(location)
                        .evaluationPath(context.getEvaluationPath())
                        .build());
            }
        }

        private static boolean hasTwins(JsonNode array) {
            Set<String> seen = new HashSet<>();
            for (JsonNode item : array) {
                if (!seen.add(CanonicalJson.of(item))) {
                    return true;
                }
            }
            return false;
        }
    }
}
