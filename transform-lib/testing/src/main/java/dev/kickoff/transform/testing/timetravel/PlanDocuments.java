package dev.kickoff.transform.testing.timetravel;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.SignedPlan;
import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import dev.kickoff.transform.internal.json.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** Plans for a {@link TimeTravel}: from a file or from a hub. Signatures are not checked here. */
public final class PlanDocuments {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private PlanDocuments() {}

    /**
     * @param file a capacity plan as JSON, or the signed envelope of one
     * @throws IllegalArgumentException if it is neither
     */
    public static CapacityPlan fromFile(Path file) throws IOException {
        return read(Files.readString(file), file.toString());
    }

    /**
     * The plan that a hub has for a service now. Blocks for twenty seconds at most.
     *
     * @param token bearer token that may read plans
     * @throws IOException if the hub cannot be reached or answers with an error
     */
    public static CapacityPlan fromHub(URI hub, String token, String service, String region) throws IOException {
        String base = hub.toString().endsWith("/") ? hub.toString() : hub + "/";
        URI plan = URI.create(base + "v1/services/" + service + "/regions/" + region + "/plan");
        HttpRequest request = HttpRequest.newBuilder(plan)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(plan + " answered " + response.statusCode() + ": " + response.body());
            }
            return read(response.body(), plan.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + plan, stopped);
        }
    }

    private static CapacityPlan read(String json, String from) {
        try {
            return json.contains("\"payloadType\"")
                    ? WireJson.read(payload(WireJson.read(json, SignedPlan.class)), CapacityPlan.class)
                    : WireJson.read(json, CapacityPlan.class);
        } catch (UnreadableDocumentException unreadable) {
            throw new IllegalArgumentException(
                    "'" + from + "' must hold a capacity plan: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String payload(SignedPlan signed) {
        return new String(Base64.getDecoder().decode(signed.payload()), StandardCharsets.UTF_8);
    }
}
