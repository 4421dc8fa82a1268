package io.reward4j.rlvr.json.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import io.reward4j.extract.Extraction.Found;
import io.reward4j.extract.Extraction.Missing;
import io.reward4j.extract.JsonExtractors;
import io.reward4j.rlvr.json.schema.SchemaFaults.Fault;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A schema, or a part of one, that values are checked against.
///
/// Nothing is ever fetched. Checking takes a bounded number of steps, since some schemas make a deep
/// value cost exponentially many. Immutable, and safe for use by several threads at once.
public final class SchemaValidator {

    private static final int MOST_FAULTS_SHOWN = 3;

    private final JsonNode root;
    private final SchemaDialect dialect;
    private final Schema schema;

    private SchemaValidator(JsonNode root, SchemaDialect dialect, Schema schema) {
        this.root = root;
        this.dialect = dialect;
        this.schema = schema;
    }

    /// Reads a schema and checks it against its metaschema. `otherwise` is the dialect of one that names
    /// none.
    ///
    /// @throws IllegalArgumentException if the schema cannot be used
    public static SchemaValidator of(String schema, SchemaDialect otherwise) {
        Objects.requireNonNull(schema, "schema");
        return switch (JsonExtractors.strict().extract(schema)) {
            case Found<JsonNode>(JsonNode root) -> of(root, otherwise);
            case Missing<JsonNode>(String reason) -> throw new IllegalArgumentException("unusable schema: " + reason);
        };
    }

    /// Checks a schema against its metaschema. `otherwise` is the dialect of one that names none.
    ///
    /// @throws IllegalArgumentException if the schema cannot be used
    public static SchemaValidator of(JsonNode root, SchemaDialect otherwise) {
        SchemaDialect dialect = SchemaDialect.of(root, otherwise);
        SchemaFaults faults = Metaschemas.of(dialect).check(root, MOST_FAULTS_SHOWN, new StepBudget());
        if (!faults.valid()) {
            throw new IllegalArgumentException("unusable schema: " + faults + KeywordTypos.ofType(root));
        }
        List<String> referring = SchemaReview.check(root);
        try {
            Schema schema = LocalRegistry.of(dialect).getSchema(SchemaLocation.of("urn:reward4j:schema"), root);
            schema.initializeValidators();
            SchemaValidator validator = new SchemaValidator(root, dialect, schema);
            referring.forEach(pointer -> validator.at(pointer).follow(pointer));
            return validator;
        } catch (SchemaException e) {
            throw new IllegalArgumentException("unusable schema: " + e.getMessage(), e);
        }
    }

    /// Returns the validator of a dialect's schemas.
    static SchemaValidator ofMetaschema(SchemaDialect dialect) {
        Schema schema = LocalRegistry.of(dialect).getSchema(SchemaLocation.of(dialect.metaschema()));
        return new SchemaValidator(schema.getSchemaNode(), dialect, schema);
    }

    /// The schema as it was written.
    public JsonNode root() {
        return root;
    }

    SchemaDialect dialect() {
        return dialect;
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
        return new SchemaValidator(root, dialect, part);
    }

    /// Checks a value and returns about `most` faults at the most.
    public SchemaFaults check(JsonNode value, int most, StepBudget budget) {
        try {
            return new CheckContext(most, budget).check(schema, value);
        } catch (TooCostlyException e) {
            return new SchemaFaults(List.of(new Fault("", e.why())));
        }
    }

    /// Follows the references at the root of this part: one that leads nowhere or back to itself does so
    /// for any value.
    private void follow(String pointer) {
        try {
            new CheckContext(1, new StepBudget()).check(schema, JsonNodeFactory.instance.nullNode());
        } catch (TooCostlyException e) {
            throw new IllegalArgumentException(
                    "unusable schema: a reference at " + Place.shown(pointer) + " leads back to itself", e);
        }
    }
}
