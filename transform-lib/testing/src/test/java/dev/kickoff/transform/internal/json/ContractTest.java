package dev.kickoff.transform.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Lease;
import dev.kickoff.schemas.LeaseRequest;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.SignedPlan;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.Library;
import dev.kickoff.transform.Plans;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import dev.kickoff.transform.testing.RecordingActuator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library reads what the contract's golden documents say and writes what its schemas demand. */
class ContractTest {
    private static final Map<String, Class<? extends Record>> READ = Map.of(
            "capacity-plan-v1", CapacityPlan.class,
            "lease-request-v1", LeaseRequest.class,
            "lease-v1", Lease.class,
            "report-v1", Report.class,
            "service-registration-v1", ServiceRegistration.class);
    private static final ObjectMapper JACKSON = new ObjectMapper();

    static List<Path> goldens() {
        return documents("goldens");
    }

    static List<Path> invalid() {
        return documents("goldens/invalid");
    }

    /** CONTRACT-01, CONTRACT-05 */
    @ParameterizedTest
    @MethodSource("goldens")
    void goldenIsReadAndWrittenBackValidly(Path file) throws IOException {
        String kind = kindOf(file);
        Record value = WireJson.read(Files.readString(file), READ.get(kind));

        String written = WireJson.write(value);

        assertValid(kind, written);
        assertEquals(value, WireJson.read(written, READ.get(kind)));
    }

    /** CONTRACT-04 */
    @Test
    void unknownFieldsChangeNothing() throws IOException {
        Path goldens = schemas().resolve("goldens");

        assertEquals(
                WireJson.read(Files.readString(goldens.resolve("capacity-plan-v1.json")), CapacityPlan.class),
                WireJson.read(
                        Files.readString(goldens.resolve("capacity-plan-v1-unknown-field.json")), CapacityPlan.class));
    }

    /** CONTRACT-03, CONTRACT-08, CONTRACT-10 */
    @ParameterizedTest
    @MethodSource("invalid")
    void invalidDocumentIsRefused(Path file) throws IOException {
        String text = Files.readString(file);

        UnreadableDocumentException refusal =
                assertThrows(UnreadableDocumentException.class, () -> WireJson.read(text, READ.get(kindOf(file))));

        assertFalse(refusal.getMessage().isBlank());
    }

    @Test
    void whatIsSentToTheHubIsValid() throws IOException {
        Instant now = Instant.parse("2026-06-11T18:00:00Z");
        ManualClock clock = new ManualClock(now);
        try (FakeHub hub = FakeHub.start();
                Kickoff kickoff = Library.acting(hub, new RecordingActuator(4), clock)
                        .transform(signal -> 2 + Math.sqrt(signal), 1e5)
                        .build()) {
            kickoff.runOnce();
            hub.publish(Plans.from(now).floor(30, Duration.ofHours(1)).build());
            kickoff.runOnce();

            assertValid("service-registration-v1", WireJson.write(kickoff.registration()));
            assertEquals(2, hub.reports().size());
            for (Report report : hub.reports()) {
                assertValid("report-v1", WireJson.write(report));
            }
        }
    }

    /** CONTRACT-06 */
    @Test
    void theFakeHubSignsAsTheContractSays() throws IOException {
        try (FakeHub hub = FakeHub.start()) {
            String envelope = hub.sign(Plans.from(Instant.parse("2026-06-11T18:00:00Z"))
                    .floor(30, Duration.ofHours(1))
                    .build());

            assertValid("signed-plan-v1", envelope);
            assertEquals(
                    SignedPlan.PLAN_TYPE,
                    WireJson.read(envelope, SignedPlan.class).payloadType());
        }
    }

    private static void assertValid(String kind, String json) throws IOException {
        JsonNode schema = JACKSON.readTree(
                schemas().resolve("json-schema").resolve(kind + ".schema.json").toFile());
        JsonSchema validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        schema,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        assertEquals(Set.of(), validator.validate(JACKSON.readTree(json)), json);
    }

    private static List<Path> documents(String folder) {
        try (Stream<Path> files = Files.list(schemas().resolve(folder))) {
            return files.filter(file -> READ.keySet().stream()
                            .anyMatch(kind -> file.getFileName().toString().startsWith(kind)))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String kindOf(Path file) {
        return READ.keySet().stream()
                .filter(kind -> file.getFileName().toString().startsWith(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Path schemas() {
        return Path.of(System.getProperty("kickoff.root", "../.."), "schemas");
    }
}
