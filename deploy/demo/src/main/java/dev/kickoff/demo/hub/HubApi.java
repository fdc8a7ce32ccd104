package dev.kickoff.demo.hub;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import dev.kickoff.schemas.Samples;
import dev.kickoff.schemas.Signal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls that the demo's world makes itself; the sample services make theirs through the library. Every method blocks
 * until the answer is there, at most as long as its time-out, and throws {@link RefusedException} when the answer is an
 * error and IOException when there is none. Thread-safe.
 */
public final class HubApi {
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration IMPORT = Duration.ofMinutes(2);
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapter(Instant.class, (JsonSerializer<Instant>)
                    (instant, type, context) -> new JsonPrimitive(instant.toString()))
            .create();

    private final URI hub;
    private final Tokens tokens;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CALL)
            .build();

    public HubApi(URI hub, Tokens tokens) {
        this.hub = hub;
        this.tokens = tokens;
    }

    /** The hub's public keys: key id to base64 of the X.509 key. */
    public Map<String, String> keys() throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        for (JsonElement key :
                json(call("GET", "/v1/keys", tokens.service(), null, null)).getAsJsonArray()) {
            JsonObject fields = key.getAsJsonObject();
            keys.put(fields.get("keyid").getAsString(), fields.get("publicKey").getAsString());
        }
        return keys;
    }

    public void declare(Signal signal) throws IOException {
        call(
                "PUT",
                path(signal),
                tokens.service(),
                "application/json",
                GSON.toJson(Map.of("stepSeconds", signal.stepSeconds(), "zone", signal.zone(), "unit", signal.unit())));
    }

    /** Start of the newest sample that the forecaster holds, or empty without one. */
    public Optional<Instant> lastSample(Signal signal) throws IOException {
        for (JsonElement element :
                json(call("GET", "/v1/signals", tokens.service(), null, null)).getAsJsonArray()) {
            JsonObject known = element.getAsJsonObject();
            if (known.get("signal").getAsString().equals(signal.signal())
                    && known.get("region").getAsString().equals(signal.region())) {
                JsonElement last = known.get("lastSample");
                return last == null || last.isJsonNull()
                        ? Optional.empty()
                        : Optional.of(Instant.parse(last.getAsString()));
            }
        }
        return Optional.empty();
    }

    /** @param csv with the header {@code timestamp,value} */
    public void importTraffic(Signal signal, String csv) throws IOException {
        call("POST", path(signal) + "/traffic", tokens.service(), "text/csv", csv);
    }

    public void push(Signal signal, Samples samples) throws IOException {
        call("POST", path(signal) + "/samples", tokens.service(), "application/json", GSON.toJson(samples));
    }

    /** Enters an event unless it is there already. */
    public void enter(CalendarEntry entry) throws IOException {
        try {
            call("POST", "/v1/events", tokens.operator(), "application/json", GSON.toJson(entry));
        } catch (RefusedException refused) {
            if (refused.status() != 409) {
                throw refused;
            }
        }
    }

    private static String path(Signal signal) {
        return "/v1/signals/" + signal.signal() + "/regions/" + signal.region();
    }

    private String call(String method, String path, String token, @Nullable String type, @Nullable String body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(path))
                .timeout("text/csv".equals(type) ? IMPORT : CALL)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new RefusedException(method + " " + path, response.statusCode(), response.body());
            }
            return response.body();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(method + " " + path + " was interrupted", stopping);
        }
    }

    private static JsonElement json(String body) throws IOException {
        try {
            return JsonParser.parseString(body);
        } catch (JsonParseException notJson) {
            throw new IOException("the answer is not JSON: " + body, notJson);
        }
    }
}
