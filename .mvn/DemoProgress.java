import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Says which module Maven compiles, every few seconds, since `mvn -q` says nothing. Started by the profile `demo`
/// beside the build; ends when the last module is compiled, after ten minutes, or with Maven.
final class DemoProgress {

    private static final List<String> MODULES = List.of("reward-core", "reward-rlvr", "reward-judge",
            "reward-lambda-adapter", "examples/chabsa-sentiment", "examples/contract-review");
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final int MOST_STEPS = 120;

    private DemoProgress() {}

    /// @param arguments the folder of the project
    public static void main(String[] arguments) throws InterruptedException {
        FileTime start = FileTime.fromMillis(System.currentTimeMillis());
        int done = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            while (done < MODULES.size() && isCompiled(Path.of(arguments[0], MODULES.get(done)), start)) {
                done++;
            }
            if (done == MODULES.size()) {
                return;
            }
            System.out.println("compiling " + MODULES.get(done) + " (" + (done + 1) + " of " + MODULES.size() + "), "
                    + step * STEP.toSeconds() + " s so far");
            Thread.sleep(STEP);
        }
    }

    private static boolean isCompiled(Path module, FileTime since) {
        Path classes = module.resolve("target").resolve("classes");
        if (!Files.isDirectory(classes)) {
            return false;
        }
        try (Stream<Path> files = Files.find(classes, 20, (file, attributes) -> file.toString().endsWith(".class")
                && attributes.lastModifiedTime().compareTo(since) > 0)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
