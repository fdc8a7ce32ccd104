package dev.kickoff.transform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the public members of schemas, core and aws to those that are recorded in {@code transform-lib/api.txt}: additions
 * pass, what is gone or changed fails unless {@code api-breaks.txt} gives its reason. {@code make docs} records additions.
 */
class ApiTest {
    private static final Path LIBRARY =
            Path.of(System.getProperty("kickoff.root", "../..")).resolve("transform-lib");
    private static final Path RECORDED = LIBRARY.resolve("api.txt");
    private static final Path BREAKS = LIBRARY.resolve("api-breaks.txt");
    private static final String REASON = " because ";

    @Test
    void nothingOfThePublicApiIsGone() throws IOException {
        Set<String> now = api();
        if ("write".equals(System.getProperty("kickoff.docs"))) {
            Set<String> both = new TreeSet<>(now);
            both.addAll(Files.exists(RECORDED) ? Files.readAllLines(RECORDED) : List.of());
            Files.write(RECORDED, both);
        }
        Set<String> gone = new TreeSet<>(Files.readAllLines(RECORDED));
        gone.removeAll(now);
        gone.removeAll(acceptedBreaks());
        assertEquals(Set.of(), gone, "gone or changed; keep it, deprecated, or give the reason in " + BREAKS);
    }

    @Test
    void nothingNewIsAskedOfWhoImplementsAnInterface() throws IOException {
        Set<String> recorded = new TreeSet<>(Files.readAllLines(RECORDED));
        Set<String> added = api().stream()
                .filter(line -> line.startsWith("abstract "))
                .filter(line -> !recorded.contains(line))
                .filter(line -> recorded.contains("type " + owner(line)))
                .collect(Collectors.toCollection(TreeSet::new));
        added.removeAll(acceptedBreaks());
        assertEquals(Set.of(), added, "new abstract methods; give them a default, or the reason in " + BREAKS);
    }

    @Test
    void everyAcceptedBreakHasAReason() throws IOException {
        for (String line : Files.readAllLines(BREAKS)) {
            assertTrue(
                    line.isBlank() || line.startsWith("#") || line.contains(REASON),
                    () -> "no '" + REASON.strip() + "' in: " + line);
        }
    }

    private static Set<String> acceptedBreaks() throws IOException {
        return Files.readAllLines(BREAKS).stream()
                .filter(line -> line.contains(REASON))
                .map(line -> line.substring(0, line.indexOf(REASON)))
                .collect(Collectors.toSet());
    }

    private static Set<String> api() {
        Set<String> lines = new TreeSet<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.kickoff.schemas", "dev.kickoff.transform")
                        .stream()
                        .filter(ApiTest::isPublic)
                        .forEach(type -> {
                            lines.add("type " + type.getName());
                            type.getAllRawSuperclasses()
                                    .forEach(above -> lines.add(type.getName() + " is " + above.getName()));
                            type.getAllRawInterfaces()
                                    .forEach(above -> lines.add(type.getName() + " is " + above.getName()));
                            type.getMembers().stream()
                                    .filter(ApiTest::isPublic)
                                    .forEach(member -> lines.add(line(member)));
                        });
        return lines;
    }

    private static boolean isPublic(JavaClass type) {
        Optional<JavaClass> outer = type.getEnclosingClass();
        return !type.getPackageName().contains(".internal")
                && type.getPackageName().matches("dev\\.kickoff\\.(schemas|transform|transform\\.aws)(\\.iam)?")
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isAnonymousClass()
                && (outer.isEmpty() || isPublic(outer.get()));
    }

    private static boolean isPublic(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        boolean seen = modifiers.contains(JavaModifier.PUBLIC)
                || (modifiers.contains(JavaModifier.PROTECTED)
                        && !member.getOwner().getModifiers().contains(JavaModifier.FINAL));
        return seen && !modifiers.contains(JavaModifier.SYNTHETIC) && !modifiers.contains(JavaModifier.BRIDGE);
    }

    private static String line(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        String kind = modifiers.contains(JavaModifier.ABSTRACT)
                ? "abstract "
                : modifiers.contains(JavaModifier.STATIC) ? "static " : "member ";
        String type = member instanceof JavaField field
                ? field.getRawType().getName()
                : ((JavaCodeUnit) member).getRawReturnType().getName();
        return kind + member.getFullName() + " : " + type;
    }

    private static String owner(String line) {
        String name = line.split(" ")[1].split("\\(")[0];
        return name.substring(0, name.lastIndexOf('.'));
    }
}
