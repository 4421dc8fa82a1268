package io.reward4j.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What every module keeps: the arrows between modules, no package cycles, one class (or one implementation package)
/// for each third-party library, null-marked packages, and a golden list of the public API.
public interface ModuleRules {

    /// Packages that any class may use: those of the JDK, and Jackson, whose nodes are part of the API.
    List<String> EVERYWHERE = List.of("java.", "javax.", "com.sun.net.httpserver.", "org.jspecify.",
            "com.google.errorprone.annotations.", "tools.jackson.", "com.fasterxml.jackson.annotation.");

    /// The packages of this project that the module may use, its own included, as exact names.
    Set<String> packages();

    /// The packages whose public types are public within this module only, as exact names. None by default.
    /// Such a package is the room of its parent: what is neither in the parent nor below it does not use it.
    default Set<String> implementationPackages() {
        return Set.of();
    }

    /// Third-party libraries whose types have to be extended, by the first three names of their package, each with the
    /// implementation package that alone knows it. None by default: one class knows a library.
    default Map<String, String> librariesOfPackages() {
        return Map.of();
    }

    @Test
    default void theModuleUsesOnlyThePackagesItMay() {
        Set<String> used = new TreeSet<>();
        dependencies(production()).keySet().stream()
                .filter(name -> name.startsWith("io.reward4j"))
                .forEach(used::add);
        assertThat(packages()).containsAll(used);
    }

    @Test
    default void packagesHaveNoCycles() {
        slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        }).should().beFreeOfCycles().check(production());
    }

    @Test
    default void oneClassKnowsEachThirdPartyLibrary() {
        Map<String, Set<String>> users = usersOfLibraries();
        users.keySet().removeAll(librariesOfPackages().keySet());
        assertThat(users).allSatisfy((library, classes) -> assertThat(classes).as(library).hasSize(1));
    }

    @Test
    default void oneImplementationPackageKnowsEachLibraryWhoseTypesAreExtended() {
        assertThat(implementationPackages()).containsAll(librariesOfPackages().values());
        Map<String, Set<String>> users = usersOfLibraries();
        librariesOfPackages().forEach((library, room) -> assertThat(users.get(library)).as(library)
                .isNotEmpty().allMatch(name -> parent(name).equals(room)));
    }

    @Test
    default void everyPackageIsNullMarked() {
        Set<String> names = new TreeSet<>();
        production().forEach(type -> names.add(type.getPackageName()));
        names.remove("");
        assertThat(names).allSatisfy(name -> assertThat(Class.forName(name + ".package-info")
                .isAnnotationPresent(NullMarked.class)).as(name).isTrue());
    }

    @Test
    default void implementationPackagesAreUsedByTheirParentsAlone() {
        Set<String> strangers = new TreeSet<>();
        for (JavaClass type : production()) {
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                String used = dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (implementationPackages().contains(used) && !isWithin(parent(used), type.getPackageName())) {
                    strangers.add(type.getName() + " uses " + used);
                }
            });
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    default void thePublicApiIsTheOneThatWasAgreedOn() {
        PublicApi.of(production(), implementationPackages()).check();
    }

    @Test
    default void thePublicApiNamesNoTypeOfAnImplementationPackage() {
        assertThat(PublicApi.of(production(), implementationPackages()).lines())
                .noneMatch(line -> implementationPackages().stream().anyMatch(name -> line.contains(name + ".")));
    }

    private static String parent(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static boolean isWithin(String parent, String name) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }

    private static JavaClasses production() {
        return new ClassFileImporter().importPath(Path.of("target", "classes"));
    }

    /// Returns the top-level classes that use each third-party library.
    private static Map<String, Set<String>> usersOfLibraries() {
        Map<String, Set<String>> users = new TreeMap<>();
        dependencies(production()).forEach((name, classes) -> {
            if (!name.startsWith("io.reward4j") && EVERYWHERE.stream().noneMatch((name + ".")::startsWith)) {
                users.computeIfAbsent(library(name), key -> new TreeSet<>()).addAll(classes);
            }
        });
        return users;
    }

    /// Returns the top-level classes that use each package.
    private static Map<String, Set<String>> dependencies(JavaClasses classes) {
        Map<String, Set<String>> users = new TreeMap<>();
        for (JavaClass type : classes) {
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                String name = dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (!name.isEmpty()) {
                    users.computeIfAbsent(name, key -> new TreeSet<>()).add(topLevel(type));
                }
            });
        }
        return users;
    }

    private static String topLevel(JavaClass type) {
        String name = type.getName();
        return name.indexOf('$') < 0 ? name : name.substring(0, name.indexOf('$'));
    }

    /// Returns the first three names of a package, which tell libraries apart.
    private static String library(String name) {
        List<String> names = List.of(name.split("\\."));
        return String.join(".", names.subList(0, Math.min(3, names.size())));
    }
}
