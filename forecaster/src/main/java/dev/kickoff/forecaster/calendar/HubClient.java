package dev.kickoff.forecaster.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.schemas.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Calls the hub's {@code GET /v1/calendar}. Safe for many threads. */
@ApplicationScoped
class HubClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final ObjectMapper json;
    private final CalendarConfig config;
    private final String token;

    HubClient(
            ObjectMapper json,
            CalendarConfig config,
            @ConfigProperty(name = "kickoff.access.service-token") String token) {
        this.json = json;
        this.config = config;
        this.token = token;
    }

    /**
     * The calendar as the hub has it now; the known one, confirmed, if it has not changed.
     *
     * @throws IOException if the hub gives no usable answer; the message is for people
     */
    EventCalendar fetch(@Nullable EventCalendar known, Instant now) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(config.hubUrl() + "/v1/calendar"))
                .timeout(config.hubTimeout())
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
        if (known != null && known.etag() != null) {
            request.header("If-None-Match", known.etag());
        }
        HttpResponse<String> response = send(request.build());
        if (response.statusCode() == 304 && known != null) {
            return known.confirmed(now);
        }
        if (response.statusCode() != 200) {
            throw new IOException("the hub at " + config.hubUrl() + " answered " + response.statusCode());
        }
        try {
            List<Event> revisions = json.readValue(response.body(), new TypeReference<List<Event>>() {});
            return new EventCalendar(
                    revisions, response.headers().firstValue("ETag").orElse(null), now, true);
        } catch (JsonProcessingException unreadable) {
            throw new IOException("the hub's calendar cannot be read: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the hub", stopped);
        } catch (IOException noAnswer) {
            throw new IOException("the hub at " + config.hubUrl() + " does not answer (" + noAnswer + ")", noAnswer);
        }
    }
}
