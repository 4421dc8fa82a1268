package io.reward4j.lambda;

import io.reward4j.architecture.ModuleRules;
import java.util.Set;

class AdapterModuleTest implements ModuleRules {

    @Override
    public Set<String> packages() {
        return Set.of("io.reward4j", "io.reward4j.digest", "io.reward4j.extract", "io.reward4j.report",
                "io.reward4j.wire", "io.reward4j.wire.cohort", "io.reward4j.wire.file", "io.reward4j.wire.http",
                "io.reward4j.wire.json", "io.reward4j.wire.message", "io.reward4j.lambda", "io.reward4j.otel");
    }

    @Override
    public Set<String> implementationPackages() {
        return Set.of("io.reward4j.wire.file", "io.reward4j.wire.json", "io.reward4j.wire.message");
    }
}
