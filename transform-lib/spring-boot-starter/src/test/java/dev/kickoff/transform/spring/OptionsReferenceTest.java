package dev.kickoff.transform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds docs/library-options.md to the code that it is made from; {@code make docs} writes it anew. */
class OptionsReferenceTest {
    private static final Path ROOT = Path.of(System.getProperty("kickoff.root", "../.."));
    private static final Path PAGE = ROOT.resolve("docs/library-options.md");
    private static final Path BUILDER =
            ROOT.resolve("transform-lib/core/src/main/java/dev/kickoff/transform/KickoffBuilder.java");

    /** Options that take code: the starter takes them from beans. */
    private static final Set<String> BEANS =
            Set.of("actuator", "listener", "clock", "readiness", "planSource", "planBackup", "scheduler");

    @Test
    void thePageSaysWhatTheCodeSays() throws IOException {
        String written = page();
        if ("write".equals(System.getProperty("kickoff.docs"))) {
            Files.writeString(PAGE, written);
        }
        assertThat(PAGE).as("make docs writes it anew").hasContent(written);
    }

    @Test
    void everyOptionOfTheBuilderIsAPropertyOrABean() throws IOException {
        List<String> properties = propertyNames();
        assertThat(builder().stream().map(BuilderOptions.Option::name).distinct())
                .hasSizeGreaterThan(25)
                .filteredOn(option -> !BEANS.contains(option))
                .allMatch(option -> properties.stream().anyMatch(property -> property.startsWith(property(option))));
    }

    private static String property(String option) {
        String name = option.equals("trustKey") ? "trustedKeys" : option;
        return "kickoff." + name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Options of the library

                Generated from the code by `make docs`; a test fails when this page and the code differ. Times of properties are
                written as `5m`, `15s`, `48h` or ISO-8601.

                ## Properties of the Spring Boot starter

                | property | default | effect |
                |---|---|---|
                """);
        String missing = KickoffFailureAnalyzerTest.failure(Apps.bare()).getDescription();
        for (JsonNode property : metadata()) {
            String name = property.path("name").asText();
            boolean required = missing.contains("- " + name + ":") || missing.contains("- " + name + ".<");
            String byDefault = property.path("defaultValue").asText();
            page.append("| `")
                    .append(name)
                    .append("` | ")
                    .append(required ? "required" : byDefault.isEmpty() ? "none" : "`" + byDefault + "`")
                    .append(" | ")
                    .append(property.path("description").asText())
                    .append(" |\n");
        }
        page.append("""

                What takes code is taken from beans: `Actuator`, `Transform`, `Readiness`, `PlanListener` (all of them), `PlanSource`,
                `PlanBackup`, `Scheduler`, `Clock`, `KickoffBuilderCustomizer` (all of them).

                ## Options of `KickoffBuilder`

                | option | default | effect |
                |---|---|---|
                """);
        for (BuilderOptions.Option option : builder()) {
            page.append("| `")
                    .append(option.name())
                    .append('(')
                    .append(option.parameters())
                    .append(")` | ")
                    .append(option.byDefault())
                    .append(" | ")
                    .append(option.effect())
                    .append(" |\n");
        }
        return page.toString();
    }

    private static List<BuilderOptions.Option> builder() throws IOException {
        return new BuilderOptions(Files.readString(BUILDER)).all();
    }

    private static List<String> propertyNames() throws IOException {
        return metadata().stream()
                .map(property -> property.path("name").asText())
                .toList();
    }

    private static List<JsonNode> metadata() throws IOException {
        Path built = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
        try (InputStream json = Files.newInputStream(built)) {
            List<JsonNode> properties = new java.util.ArrayList<>();
            new ObjectMapper().readTree(json).path("properties").forEach(properties::add);
            return properties.stream()
                    .filter(property -> property.path("name").asText().startsWith("kickoff."))
                    .toList();
        }
    }
}
