package io.reward4j.rlvr;

import io.reward4j.architecture.ModuleRules;
import java.util.Map;
import java.util.Set;

class RlvrModuleTest implements ModuleRules {

    @Override
    public Set<String> packages() {
        return Set.of(
                "io.reward4j",
                "io.reward4j.digest",
                "io.reward4j.extract",
                "io.reward4j.retry",
                "io.reward4j.rlvr",
                "io.reward4j.rlvr.api",
                "io.reward4j.rlvr.code",
                "io.reward4j.rlvr.extract",
                "io.reward4j.rlvr.instruction",
                "io.reward4j.rlvr.json",
                "io.reward4j.rlvr.json.schema",
                "io.reward4j.rlvr.math",
                "io.reward4j.rlvr.math.answer",
                "io.reward4j.rlvr.math.eval",
                "io.reward4j.rlvr.math.expr",
                "io.reward4j.rlvr.math.number",
                "io.reward4j.rlvr.math.syntax",
                "io.reward4j.rlvr.reading",
                "io.reward4j.rlvr.safety",
                "io.reward4j.rlvr.shape",
                "io.reward4j.rlvr.sql",
                "io.reward4j.rlvr.text",
                "io.reward4j.rlvr.trajectory");
    }

    @Override
    public Set<String> implementationPackages() {
        return Set.of(
                "io.reward4j.rlvr.json.schema",
                "io.reward4j.rlvr.math.answer",
                "io.reward4j.rlvr.math.eval",
                "io.reward4j.rlvr.math.expr",
                "io.reward4j.rlvr.math.number",
                "io.reward4j.rlvr.math.syntax",
                "io.reward4j.rlvr.reading");
    }

    @Override
    public Map<String, String> librariesOfPackages() {
        return Map.of("com.networknt.schema", "io.reward4j.rlvr.json.schema");
    }
}
