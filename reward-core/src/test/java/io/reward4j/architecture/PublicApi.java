package io.reward4j.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The public API of a module as text: one line for each public or protected type and member.
///
/// The agreed text stands in `src/test/resources/api.txt`. Where it differs, the new one is written
/// to `target/api.txt`, to be copied over if the change is meant.
final class PublicApi {

    private static final Path AGREED = Path.of("src", "test", "resources", "api.txt");
    private static final Path ACTUAL = Path.of("target", "api.txt");

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private final List<String> lines = new ArrayList<>();

    private PublicApi() {}

    /// @param implementation the packages whose public types are public within the module only
    static PublicApi of(JavaClasses classes, Set<String> implementation) {
        PublicApi api = new PublicApi();
        classes.stream()
                .filter(type -> !implementation.contains(type.getPackageName()))
                .map(JavaClass::reflect)
                .filter(PublicApi::isVisible)
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .forEach(api::add);
        return api;
    }

    List<String> lines() {
        return Collections.unmodifiableList(lines);
    }

    void check() {
        String actual = String.join("\n", lines) + "\n";
        try {
            String agreed = Files.exists(AGREED) ? Files.readString(AGREED) : "";
            if (!agreed.equals(actual)) {
                Files.writeString(ACTUAL, actual);
                throw new AssertionError("the public API differs from " + AGREED + ": " + difference(agreed)
                        + "\nIf that is meant, copy " + ACTUAL + " there.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String difference(String agreed) {
        List<String> before = agreed.lines().toList();
        StringBuilder difference = new StringBuilder();
        lines.stream().filter(line -> !before.contains(line)).forEach(line -> difference.append("\n+ ").append(line));
        before.stream().filter(line -> !lines.contains(line)).forEach(line -> difference.append("\n- ").append(line));
        return difference.toString();
    }

    private void add(Class<?> type) {
        lines.add(type.toGenericString());
        List<String> members = new ArrayList<>();
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            addIfVisible(members, constructor, constructor.toGenericString());
        }
        for (Method method : type.getDeclaredMethods()) {
            if (OF_EVERY_OBJECT.contains(method.getName())) {
                continue;
            }
            addIfVisible(members, method, method.toGenericString());
        }
        for (Field field : type.getDeclaredFields()) {
            addIfVisible(members, field, field.toGenericString());
        }
        Collections.sort(members);
        lines.addAll(members);
    }

    private static void addIfVisible(List<String> members, Member member, String text) {
        boolean visible = (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
        if (visible && !member.isSynthetic()) {
            members.add("    " + text);
        }
    }

    private static boolean isVisible(Class<?> type) {
        if (type.isSynthetic() || type.isAnonymousClass() || type.getSimpleName().equals("package-info")) {
            return false;
        }
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            if ((outer.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0) {
                return false;
            }
        }
        return type.getCanonicalName() != null;
    }
}
