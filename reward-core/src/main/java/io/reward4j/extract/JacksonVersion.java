package io.reward4j.extract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/// Says at first use what is wrong where an older `jackson-annotations` stands in the class path, as Spring Boot 3 has
/// it: without this check it would be a `NoClassDefFoundError` somewhere within Jackson.
public final class JacksonVersion {

    /// The newest of the annotations that Jackson 3.1 needs.
    private static final String NEWEST = "com.fasterxml.jackson.annotation.JsonSerializeAs";

    private static final boolean NEW_ENOUGH = isThere(NEWEST, JacksonVersion.class.getClassLoader());

    private JacksonVersion() {}

    /// Does nothing where the annotations are new enough.
    ///
    /// @throws IllegalStateException if they are older than 2.21, with what to write into the build
    public static void check() {
        if (!NEW_ENOUGH) {
            throw new IllegalStateException(message(version(JsonProperty.class)));
        }
    }

    static boolean isThere(String type, ClassLoader loader) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    static String message(String found) {
        return "jackson-annotations " + found
                + " is on the class path, and Jackson 3.1 needs 2.21 or later. Spring Boot 3"
                + " pins the older one: import the BOM io.reward4j:reward-parent in <dependencyManagement> (Gradle:"
                + " dependencyManagement { imports { mavenBom(\"io.reward4j:reward-parent:…\") } }), which wins"
                + " over it";
    }

    private static String version(Class<?> of) {
        return Objects.requireNonNullElse(of.getPackage().getImplementationVersion(), "of an unknown version");
    }
}
