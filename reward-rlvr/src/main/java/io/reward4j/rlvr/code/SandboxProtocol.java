package io.reward4j.rlvr.code;

import io.reward4j.rlvr.code.CodeRun.Status;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How a sandbox service is asked, and what its replies mean.
enum SandboxProtocol {

    /// SandboxFusion's `POST /run_code`.
    SANDBOX_FUSION("SandboxFusion", "/run_code") {

        @Override
        String name(CodeTask task) {
            return switch (task.language()) {
                case "javascript" -> "nodejs";
                case "r" -> "R";
                default -> task.language();
            };
        }

        @Override
        ObjectNode request(CodeTask task, RunLimits limits) {
            return JsonNodeFactory.instance.objectNode()
                    .put("language", name(task)).put("code", task.program()).put("stdin", task.stdin())
                    .put("compile_timeout", limits.compileMillis() / 1000.0)
                    .put("run_timeout", limits.runMillis() / 1000.0)
                    .put("memory_limit_MB", limits.memoryMebibytes());
        }

        @Override
        CodeRun read(JsonNode reply) {
            JsonNode compiled = reply.path("compile_result");
            JsonNode run = reply.path("run_result");
            return switch (reply.path("status").asString("")) {
                case "Success" -> new CodeRun(Status.FINISHED, text(run, "stdout"), text(run, "stderr"), 0);
                case "Failed" -> run.isObject() && !isFailed(compiled) ? failed(run) : rejected(compiled);
                case "SandboxError" -> throw ownFault("a fault of its own");
                default -> throw ownFault("a reply without a known status");
            };
        }

        private static boolean isFailed(JsonNode compiled) {
            return compiled.isObject() && !compiled.path("status").asString("").equals("Finished");
        }

        private CodeRun failed(JsonNode run) {
            Status status = switch (run.path("status").asString("")) {
                case "TimeLimitExceeded" -> Status.OUT_OF_FUEL;
                case "Error", "Finished" -> Status.FAILED;
                default -> throw ownFault("a run without a known status");
            };
            return new CodeRun(status, text(run, "stdout"), text(run, "stderr"), 0);
        }

        private CodeRun rejected(JsonNode compiled) {
            if (!compiled.isObject()) {
                throw ownFault("a failure without a result");
            }
            return new CodeRun(Status.REJECTED, "", text(compiled, "stderr"), 0);
        }
    },

    /// Piston's `POST /api/v2/execute`.
    PISTON("Piston", "/api/v2/execute") {

        @Override
        String name(CodeTask task) {
            return task.language().equals("cpp") ? "c++" : task.language();
        }

        @Override
        ObjectNode request(CodeTask task, RunLimits limits) {
            ObjectNode request = JsonNodeFactory.instance.objectNode()
                    .put("language", name(task)).put("version", "*").put("stdin", task.stdin())
                    .put("compile_timeout", limits.compileMillis()).put("run_timeout", limits.runMillis())
                    .put("run_memory_limit", (long) limits.memoryMebibytes() << 20);
            request.putArray("files").addObject().put("content", task.program());
            return request;
        }

        @Override
        CodeRun read(JsonNode reply) {
            JsonNode compiled = reply.path("compile");
            JsonNode run = reply.path("run");
            if (isOwnFault(compiled) || isOwnFault(run)) {
                throw ownFault("a fault of its own");
            }
            if (compiled.isObject() && !isZero(compiled)) {
                return new CodeRun(Status.REJECTED, "", text(compiled, "stderr"), 0);
            }
            if (!run.isObject() || !(run.has("code") || run.has("signal"))) {
                throw ownFault("a reply without a run");
            }
            return new CodeRun(status(run), text(run, "stdout"), text(run, "stderr"), 0);
        }

        private static boolean isOwnFault(JsonNode stage) {
            return stage.path("status").asString("").equals("XX");
        }

        private static boolean isZero(JsonNode stage) {
            return stage.path("code").isIntegralNumber() && stage.path("code").asInt(1) == 0;
        }

        // A run that was killed and does not say why is taken for one whose time was up.
        private static Status status(JsonNode run) {
            boolean isKilled = run.path("signal").asString("").equals("SIGKILL");
            return switch (run.path("status").asString("")) {
                case "TO" -> Status.OUT_OF_FUEL;
                case "OL", "EL" -> Status.OUTPUT_LIMIT;
                case "SG" -> isKilled ? Status.OUT_OF_MEMORY : Status.FAILED;
                case "RE" -> Status.FAILED;
                default -> ended(run, isKilled);
            };
        }

        private static Status ended(JsonNode run, boolean isKilled) {
            if (isKilled) {
                return Status.OUT_OF_FUEL;
            }
            return isZero(run) ? Status.FINISHED : Status.FAILED;
        }
    };

    private static final Set<String> LANGUAGES = Set.of(
            "bash", "cpp", "csharp", "go", "java", "javascript", "julia", "lua", "perl", "php", "python", "r", "ruby",
            "rust", "scala", "swift", "typescript");

    private final String label;
    private final String path;

    SandboxProtocol(String label, String path) {
        this.label = label;
        this.path = path;
    }

    /// What a run may take.
    record RunLimits(int compileMillis, int runMillis, int memoryMebibytes) {}

    abstract ObjectNode request(CodeTask task, RunLimits limits);

    /// @throws SandboxFailure if the reply holds no verdict
    abstract CodeRun read(JsonNode reply);

    /// The service's name.
    String label() {
        return label;
    }

    String path() {
        return path;
    }

    /// The languages that an installation is expected to run, as tasks name them.
    Set<String> languages() {
        return new TreeSet<>(LANGUAGES);
    }

    /// The service's name for the language of a task.
    abstract String name(CodeTask task);

    SandboxFailure ownFault(String what) {
        return SandboxFailure.temporary(label + " replied with " + what, Optional.empty(), null);
    }

    private static String text(JsonNode stage, String field) {
        return stage.path(field).asString("");
    }
}
