package dev.kickoff.schemas;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds records, schemas and golden documents together, in both directions. */
class ContractTest {
    static final Set<String> kinds = Documents.RECORDS.keySet();

    static List<Path> goldens() {
        return Documents.files("goldens");
    }

    static List<Path> invalid() {
        return Documents.files("goldens/invalid");
    }

    /** CONTRACT-01, CONTRACT-05 */
    @ParameterizedTest
    @MethodSource("goldens")
    void goldenIsValidAndSurvivesItsRecord(Path file) throws IOException {
        String kind = Documents.kindOf(file);
        JsonNode golden = Documents.read(file);
        assertEquals(Set.of(), Documents.violations(kind, golden));

        Record value = Documents.JSON.treeToValue(golden, Documents.RECORDS.get(kind));
        JsonNode written = Documents.JSON.valueToTree(value);
        assertEquals(Set.of(), Documents.violations(kind, written));
        if (!file.toString().contains("unknown-field")) {
            assertEquals(normalized(golden), normalized(written));
        }
    }

    /** CONTRACT-04 */
    @Test
    void unknownFieldsAreIgnored() throws IOException {
        JsonNode plain = Documents.read(Path.of("goldens/capacity-plan-v1.json"));
        JsonNode extended = Documents.read(Path.of("goldens/capacity-plan-v1-unknown-field.json"));
        assertEquals(
                Documents.JSON.treeToValue(plain, CapacityPlan.class),
                Documents.JSON.treeToValue(extended, CapacityPlan.class));
    }

    /** CONTRACT-13 */
    @Test
    void fieldsThatWereAddedLaterMayBeMissing() throws IOException {
        ObjectNode event = (ObjectNode) Documents.read(Path.of("goldens/event-v1-minimal.json"));
        event.remove(List.of("audienceByRegion", "criticality", "autoExtend"));
        ObjectNode plan = (ObjectNode) Documents.read(Path.of("goldens/capacity-plan-v1.json"));
        plan.remove(List.of("steps", "cost"));
        plan.path("floors")
                .forEach(floor -> ((ObjectNode) floor).remove(List.of("failOverPct", "raisedBy", "degradationLevel")));
        ObjectNode service = (ObjectNode) Documents.read(Path.of("goldens/service-registration-v1.json"));
        service.remove(List.of("account", "calls", "steps"));
        ObjectNode report = (ObjectNode) Documents.read(Path.of("goldens/report-v1.json"));
        report.remove(List.of("leadTimeP95", "findings", "paused", "stepsDone"));

        assertEquals(
                Tier.STANDARD, Documents.JSON.treeToValue(event, Event.class).criticality());
        assertEquals(
                List.of(), Documents.JSON.treeToValue(plan, CapacityPlan.class).steps());
        assertEquals(
                List.of(),
                Documents.JSON.treeToValue(service, ServiceRegistration.class).calls());
        assertEquals(List.of(), Documents.JSON.treeToValue(report, Report.class).findings());
    }

    /** CONTRACT-03 */
    @ParameterizedTest
    @MethodSource("invalid")
    void invalidDocumentIsRefusedWithItsField(Path file) throws IOException {
        String kind = Documents.kindOf(file);
        JsonNode document = Documents.read(file);
        JsonMappingException refusal = assertThrows(
                JsonMappingException.class, () -> Documents.JSON.treeToValue(document, Documents.RECORDS.get(kind)));
        assertTrue(refusal.getCause() instanceof InvalidDocumentException, () -> refusal.toString());
        InvalidDocumentException cause = (InvalidDocumentException) refusal.getCause();
        assertFalse(cause.field().isBlank());
        assertTrue(cause.getMessage().startsWith(cause.field()), cause.getMessage());
        if (file.toString().endsWith(".schema.json")) {
            assertFalse(Documents.violations(kind, document).isEmpty(), "the schema accepts " + file);
        }
    }

    /** CONTRACT-02 */
    @ParameterizedTest
    @FieldSource("kinds")
    void schemaAndRecordHaveTheSameProperties(String kind) throws IOException {
        JsonNode schema = Documents.schemaOf(kind);
        compare(kind, schema, schema, Documents.RECORDS.get(kind));
    }

    @ParameterizedTest
    @FieldSource("kinds")
    void everyDocumentButTheSignedPlanHasAGolden(String kind) {
        // A signed plan is made from the plan's golden and a key of the test, in PlanSignaturesTest.
        assertTrue(kind.equals("signed-plan-v1")
                || goldens().stream().anyMatch(file -> Documents.kindOf(file).equals(kind)));
    }

    @Test
    void everyRuleIsCitedByATest() throws IOException {
        Pattern rule = Pattern.compile("CONTRACT-\\d\\d");
        Set<String> uncited = new TreeSet<>(matches(rule, Files.readString(Path.of("CONTRACT.md"))));
        Path root = Path.of(System.getProperty("kickoff.root", ".."));
        try (Stream<Path> tree = Files.walk(root, 12)) {
            List<Path> tests = tree.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> path.toString().contains("/src/test/java/"))
                    .toList();
            for (Path test : tests) {
                uncited.removeAll(matches(rule, Files.readString(test, StandardCharsets.UTF_8)));
            }
        }
        assertEquals(Set.of(), uncited);
    }

    private static Set<String> matches(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static void compare(String path, JsonNode root, JsonNode schema, Class<?> type) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        Set<String> properties = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        assertAll(
                () -> assertEquals(
                        components.stream()
                                .map(RecordComponent::getName)
                                .collect(Collectors.toCollection(TreeSet::new)),
                        properties,
                        "properties of " + path),
                () -> assertEquals(
                        components.stream()
                                .filter(component ->
                                        !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                                .map(RecordComponent::getName)
                                .collect(Collectors.toCollection(TreeSet::new)),
                        required,
                        "required properties of " + path));
        for (RecordComponent component : components) {
            JsonNode property = resolved(root, schema.path("properties").path(component.getName()));
            if (component.getType().isRecord()) {
                compare(path + "." + component.getName(), root, property, component.getType());
            } else if (property.has("items")
                    && component.getGenericType() instanceof java.lang.reflect.ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> element
                    && element.isRecord()) {
                compare(path + "." + component.getName() + "[]", root, resolved(root, property.path("items")), element);
            }
        }
    }

    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : root.at(reference.substring(1));
    }

    /** Numbers by value (2 and 2.0 are one number in JSON), object fields in any order. */
    private static Object normalized(JsonNode node) {
        if (node.isNumber()) {
            return new BigDecimal(node.asText()).stripTrailingZeros();
        }
        if (node instanceof ArrayNode array) {
            List<Object> values = new ArrayList<>();
            array.forEach(value -> values.add(normalized(value)));
            return values;
        }
        if (node instanceof ObjectNode object) {
            return object.properties().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey(), entry -> normalized(entry.getValue())));
        }
        return node.asText();
    }
}
