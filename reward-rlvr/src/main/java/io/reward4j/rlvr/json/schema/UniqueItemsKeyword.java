package io.reward4j.rlvr.json.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// `uniqueItems` with keys that no choice of texts can make slow to look up.
final class UniqueItemsKeyword extends AbstractKeyword {

    UniqueItemsKeyword() {
        super("uniqueItems");
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
        return new UniqueItems(this, location, node, parent, context);
    }

    private static final class UniqueItems extends BaseKeywordValidator {

        private final boolean unique;

        UniqueItems(Keyword keyword, SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
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
