package dev.kickoff.hub.forecasts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.hub.forecasts.ForecasterException.Kind;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Client of the forecaster's HTTP API. Calls block until the answer is there, at most
 * {@code kickoff.hub.forecaster-timeout}; every failure is a {@link ForecasterException}. Safe for many threads.
 */
@ApplicationScoped
public class Forecasts {
    private record Wanted(@Nullable Instant from, Instant to) {}

    private record WantedAsOf(Instant cutoff, Instant to) {}

    private record WantedIf(@Nullable Instant from, Instant to, List<Event> events) {}

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final ObjectMapper json;
    private final ForecasterConfig config;
    private final String token;

    Forecasts(
            ObjectMapper json,
            ForecasterConfig config,
            @ConfigProperty(name = "kickoff.access.service-token") String token) {
        this.json = json;
        this.config = config;
        this.token = token;
    }

    /**
     * Has a new forecast made and stored.
     *
     * @param from start of the first step, not in the past; null means the step that is running now
     * @param to exclusive, after from
     */
    public Forecast issue(String signal, String region, @Nullable Instant from, Instant to) {
        return made(signal, region, "/forecasts", new Wanted(from, to));
    }

    /**
     * What would have been forecast at a time of the past, from the traffic and events known then.
     *
     * @param cutoff rounded down to the signal's step; the forecast begins there
     * @param to exclusive, after the cutoff
     */
    public Forecast asOf(String signal, String region, Instant cutoff, Instant to) {
        return made(signal, region, "/forecasts", new WantedAsOf(cutoff, to));
    }

    /**
     * The forecast that there would be if events were different; it is not stored.
     *
     * @param from start of the first step, not in the past; null means the step that is running now
     * @param to exclusive, after from
     * @param events as they would be, each in place of the event of the same id
     */
    public Forecast whatIf(String signal, String region, @Nullable Instant from, Instant to, List<Event> events) {
        return made(signal, region, "/forecasts/what-if", new WantedIf(from, to, events));
    }

    private Forecast made(String signal, String region, String path, Object wanted) {
        HttpRequest request = request(base(signal, region) + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(write(wanted)))
                .build();
        HttpResponse<String> response = send(request);
        return switch (response.statusCode()) {
            case 200, 201 -> read(response, new TypeReference<Forecast>() {});
            case 404 -> throw unknown(signal, region, response);
            default -> throw failure(response);
        };
    }

    /** The newest stored forecast; empty when there is none or the signal is unknown. */
    public Optional<Forecast> latest(String signal, String region) {
        HttpResponse<String> response =
                send(request(base(signal, region) + "/forecasts/latest").build());
        return switch (response.statusCode()) {
            case 200 -> Optional.of(read(response, new TypeReference<Forecast>() {}));
            case 404 -> Optional.empty();
            default -> throw failure(response);
        };
    }

    /** One stored forecast, which never changes; empty when it is not kept. */
    public Optional<Forecast> find(String id) {
        HttpResponse<String> response = send(request("/v1/forecasts/" + id).build());
        return switch (response.statusCode()) {
            case 200 -> Optional.of(read(response, new TypeReference<Forecast>() {}));
            case 404 -> Optional.empty();
            default -> throw failure(response);
        };
    }

    /** Why a stored forecast says what it says of the step that holds an instant; empty when that is not kept. */
    public Optional<StepExplanation> explanation(String id, Instant at) {
        HttpResponse<String> response =
                send(request("/v1/forecasts/" + id + "/explanation?at=" + at).build());
        return switch (response.statusCode()) {
            case 200 -> Optional.of(read(response, new TypeReference<StepExplanation>() {}));
            case 404 -> Optional.empty();
            default -> throw failure(response);
        };
    }

    /** Observed traffic in {@code [from, to)}, averaged over steps of the given length. */
    public Observed observed(String signal, String region, Instant from, Instant to, int stepSeconds) {
        String query = "/samples?from=" + from + "&to=" + to + "&stepSeconds=" + stepSeconds;
        HttpResponse<String> response =
                send(request(base(signal, region) + query).build());
        return switch (response.statusCode()) {
            case 200 -> read(response, new TypeReference<Observed>() {});
            case 404 -> throw unknown(signal, region, response);
            default -> throw failure(response);
        };
    }

    /** All signals that the forecaster knows. */
    public List<SignalInfo> signals() {
        HttpResponse<String> response = send(request("/v1/signals").build());
        if (response.statusCode() != 200) {
            throw failure(response);
        }
        return read(response, new TypeReference<List<SignalInfo>>() {});
    }

    /** How often the samples of every signal were changed: another count means that there is something new. */
    public List<SignalChanges> changes() {
        HttpResponse<String> response = send(request("/v1/signals/changes").build());
        if (response.statusCode() != 200) {
            throw failure(response);
        }
        return read(response, new TypeReference<List<SignalChanges>>() {});
    }

    /** Events that are over and how good the forecasts of the signal around them were, the newest first. */
    public List<PastEvent> accuracy(String signal, String region) {
        return list(signal, region, "/accuracy", new TypeReference<List<PastEvent>>() {});
    }

    /** Backtests of the signal, the newest first. */
    public List<BacktestRun> backtests(String signal, String region) {
        return list(signal, region, "/backtests", new TypeReference<List<BacktestRun>>() {});
    }

    /** Has a backtest of all models made in the background; one that waits or runs already is left alone. */
    public void startBacktest(String signal, String region) {
        HttpRequest request = request(base(signal, region) + "/backtests")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> response = send(request);
        switch (response.statusCode()) {
            case 202, 409 -> {}
            case 404 -> throw unknown(signal, region, response);
            default -> throw failure(response);
        }
    }

    private <T> List<T> list(String signal, String region, String path, TypeReference<List<T>> type) {
        HttpResponse<String> response =
                send(request(base(signal, region) + path).build());
        return switch (response.statusCode()) {
            case 200 -> read(response, type);
            case 404 -> throw unknown(signal, region, response);
            default -> throw failure(response);
        };
    }

    private static String base(String signal, String region) {
        // Both are identifiers by contract: nothing to escape.
        return "/v1/signals/" + signal + "/regions/" + region;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(config.forecasterUrl() + path))
                .timeout(config.forecasterTimeout())
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException noAnswer) {
            throw new ForecasterException(
                    Kind.UNAVAILABLE,
                    "The forecaster at " + config.forecasterUrl() + " does not answer (" + noAnswer
                            + "); check that it runs and kickoff.hub.forecaster-url",
                    noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ForecasterException(Kind.UNAVAILABLE, "Interrupted while asking the forecaster", stopped);
        }
    }

    private ForecasterException unknown(String signal, String region, HttpResponse<String> response) {
        return new ForecasterException(
                Kind.UNKNOWN_SIGNAL,
                "The forecaster does not know signal '" + signal + "' in region '" + region + "': "
                        + problem(response));
    }

    private ForecasterException failure(HttpResponse<String> response) {
        boolean refused = response.statusCode() >= 400 && response.statusCode() < 500;
        return new ForecasterException(
                refused ? Kind.REFUSED : Kind.UNAVAILABLE,
                "The forecaster answered " + response.statusCode() + ": " + problem(response));
    }

    /** Detail and remedy of a problem document, or as much of the body as tells something. */
    private String problem(HttpResponse<String> response) {
        String body = response.body();
        try {
            JsonNode problem = json.readTree(body);
            String detail = problem.path("detail").asText("");
            String remedy = problem.path("remedy").asText("");
            if (!detail.isEmpty()) {
                return remedy.isEmpty() ? detail : detail + " (" + remedy + ")";
            }
        } catch (JsonProcessingException notJson) {
            // Some proxy's own page: shown as it is.
        }
        return body.length() > 200 ? body.substring(0, 200) + "…" : body;
    }

    private <T> T read(HttpResponse<String> response, TypeReference<T> type) {
        try {
            return json.readValue(response.body(), type);
        } catch (JsonProcessingException unreadable) {
            throw new ForecasterException(
                    Kind.UNAVAILABLE,
                    "The forecaster at " + config.forecasterUrl() + " sent an answer that cannot be read: "
                            + unreadable.getOriginalMessage(),
                    unreadable);
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what is asked for is always writable", impossible);
        }
    }
}
