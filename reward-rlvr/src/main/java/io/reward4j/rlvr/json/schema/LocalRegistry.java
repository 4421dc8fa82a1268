package io.reward4j.rlvr.json.schema;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.regex.RegularExpression;

/// Registries of the library that fetch nothing, in which patterns are searched in linear time.
final class LocalRegistry {

    private static final String METASCHEMAS = "json-schema.org/draft";
    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .regularExpressionFactory(LocalRegistry::compile)
            .messageSource((key, ignored, locale, arguments) -> FaultMessage.of(key, arguments))
            .build();

    private LocalRegistry() {}

    static SchemaRegistry of(SchemaDialect dialect) {
        return SchemaRegistry.withDialect(
                Dialect.builder(dialect.rules()).keyword(new UniqueItemsKeyword()).build(),
                registry -> registry.schemaRegistryConfig(CONFIG)
                        .schemaLoader(loader -> loader.allow(iri -> iri.toString().contains(METASCHEMAS))));
    }

    private static RegularExpression compile(String pattern) {
        EcmaPattern compiled = EcmaPattern.of(pattern);
        return text -> {
            CheckContext.takeSteps(compiled.steps(text));
            return compiled.matches(text);
        };
    }
}
