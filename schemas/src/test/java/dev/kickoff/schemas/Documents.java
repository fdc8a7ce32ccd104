package dev.kickoff.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The contract's files: which record and schema belong to which document. */
final class Documents {
    static final Map<String, Class<? extends Record>> RECORDS = new TreeMap<>(Map.of(
            "event-v1", Event.class,
            "forecast-v1", Forecast.class,
            "service-registration-v1", ServiceRegistration.class,
            "capacity-plan-v1", CapacityPlan.class,
            "signed-plan-v1", SignedPlan.class,
            "report-v1", Report.class,
            "lease-request-v1", LeaseRequest.class,
            "lease-v1", Lease.class,
            "signal-v1", Signal.class,
            "samples-v1", Samples.class));

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private Documents() {}

    /** The files directly in a folder of the module, sorted by name. */
    static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    /** {@code goldens/event-v1-minimal.json → event-v1}. */
    static String kindOf(Path file) {
        String name = file.getFileName().toString();
        return RECORDS.keySet().stream()
                .filter(name::startsWith)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no record is known for " + file));
    }

    static JsonNode schemaOf(String kind) throws IOException {
        return read(Path.of("json-schema", kind + ".schema.json"));
    }

    static Set<ValidationMessage> violations(String kind, JsonNode document) throws IOException {
        JsonSchema schema = SCHEMAS.getSchema(schemaOf(kind), STRICT);
        return schema.validate(document);
    }
}
