package io.reward4j.judge;

import io.reward4j.architecture.ModuleRules;
import java.util.Set;

class JudgeModuleTest implements ModuleRules {

    @Override
    public Set<String> packages() {
        return Set.of(
                "io.reward4j", "io.reward4j.digest", "io.reward4j.extract", "io.reward4j.judge",
                "io.reward4j.judge.bedrock", "io.reward4j.judge.client",
                "io.reward4j.judge.lab", "io.reward4j.judge.lab.gold", "io.reward4j.judge.lab.measure",
                "io.reward4j.judge.lab.stats",
                "io.reward4j.judge.layer", "io.reward4j.judge.openai", "io.reward4j.judge.prompt",
                "io.reward4j.judge.verdict", "io.reward4j.report", "io.reward4j.retry");
    }

    @Override
    public Set<String> implementationPackages() {
        return Set.of("io.reward4j.judge.client", "io.reward4j.judge.lab.measure", "io.reward4j.judge.verdict");
    }
}
