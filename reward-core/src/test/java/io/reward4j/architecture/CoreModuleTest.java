package io.reward4j.architecture;

import java.util.Set;

class CoreModuleTest implements ModuleRules {

    @Override
    public Set<String> packages() {
        return Set.of("io.reward4j", "io.reward4j.digest", "io.reward4j.extract", "io.reward4j.group",
                "io.reward4j.probe", "io.reward4j.report", "io.reward4j.report.stats", "io.reward4j.retry",
                "io.reward4j.text");
    }

    @Override
    public Set<String> implementationPackages() {
        return Set.of("io.reward4j.digest", "io.reward4j.report.stats", "io.reward4j.retry", "io.reward4j.text");
    }
}
