package dev.kickoff.hub.forecasts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kickoff.hub.forecasts.ForecasterException.Kind;
import dev.kickoff.schemas.Forecast;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForecastsTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");

    private HttpServer server;
    private Forecasts forecasts;
    private int status = 200;
    private String body = "";
    private String asked = "";
    private String authorization = "";

    @BeforeEach
    void startsAServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        forecasts = client("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stopsTheServer() {
        server.stop(0);
    }

    @Test
    void readsTheGoldenForecast() throws IOException {
        status = 201;
        body = Files.readString(Path.of(System.getProperty("kickoff.root"), "schemas/goldens/forecast-v1.json"));

        Forecast forecast = forecasts.issue("requests", "eu-west-3", null, NOON);

        assertTrue(forecast.steps() > 0);
        assertEquals("POST /v1/signals/requests/regions/eu-west-3/forecasts {\"to\":\"1998-06-10T12:00:00Z\"}", asked);
        assertEquals("Bearer the-token", authorization);
    }

    @Test
    void readsHowOftenEachSignalChanged() {
        body = "[{\"signal\": \"requests\", \"region\": \"eu-west-3\", \"changes\": 7}]";

        assertEquals(List.of(new SignalChanges("requests", "eu-west-3", 7)), forecasts.changes());

        status = 503;
        body = "{}";
        assertThrows(ForecasterException.class, () -> forecasts.changes());
    }

    @Test
    void readsWhyAForecastIsWhatItIsWithAndWithoutAModel() {
        body = """
                {"forecastId": "f", "at": "1998-06-10T12:00:00Z", "sentence": "because", "p50": 3, "p90": 4, "p99": 5,
                 "baseline": 1, "parts": [{"eventId": "m", "name": "Match", "phase": "during", "value": 2}],
                 "candidates": [], "notes": ["no history"]}""";

        StepExplanation told = forecasts.explanation("f", NOON).orElseThrow();

        assertEquals("GET /v1/forecasts/f/explanation?at=1998-06-10T12:00:00Z ", asked);
        assertEquals(List.of(new StepExplanation.Part("m", "Match", "during", null, 2)), told.parts());
        assertEquals(null, told.calibration());

        status = 404;
        body = "{}";
        assertEquals(Optional.empty(), forecasts.explanation("f", NOON));
        status = 503;
        assertThrows(ForecasterException.class, () -> forecasts.explanation("f", NOON));
    }

    @Test
    void keepsGapsInWhatWasObserved() {
        body = "{\"from\": \"1998-06-10T12:00:00Z\", \"stepSeconds\": 60, \"values\": [1.5, null, 3]}";

        Observed observed = forecasts.observed("requests", "eu-west-3", NOON, NOON.plusSeconds(180), 60);

        assertEquals(Arrays.asList(1.5, null, 3.0), observed.values());
    }

    @Test
    void readsSignalsWithAndWithoutSamples() {
        body = """
                [{"signal": "requests", "region": "eu-west-3", "stepSeconds": 60, "zone": "Europe/Paris", "unit": "requests/min",
                  "firstSample": "1998-04-30T21:30:00Z", "lastSample": "1998-06-22T23:59:00Z"},
                 {"signal": "streams", "region": "eu-west-3", "stepSeconds": 300, "zone": "UTC", "unit": "streams"}]""";

        List<SignalInfo> signals = forecasts.signals();

        assertEquals(Instant.parse("1998-04-30T21:30:00Z"), signals.get(0).firstSample());
        assertEquals(Optional.empty(), Optional.ofNullable(signals.get(1).lastSample()));
    }

    @Test
    void thereMayBeNoForecastYet() {
        status = 404;

        assertEquals(Optional.empty(), forecasts.latest("requests", "eu-west-3"));
    }

    @Test
    void anUnknownSignalIsNamed() {
        status = 404;
        body = "{\"detail\": \"There is no signal 'requests'\", \"remedy\": \"Declare it\"}";

        ForecasterException failure = failure();

        assertEquals(Kind.UNKNOWN_SIGNAL, failure.kind());
        assertTrue(failure.getMessage().contains("'requests' in region 'eu-west-3'"), failure.getMessage());
        assertTrue(failure.getMessage().contains("Declare it"), failure.getMessage());
    }

    @Test
    void aForecastWithoutHistoryIsRefusedWithTheReason() {
        status = 422;
        body = "{\"detail\": \"no samples before the cutoff\"}";

        ForecasterException failure = failure();

        assertEquals(Kind.REFUSED, failure.kind());
        assertTrue(failure.getMessage().contains("no samples before the cutoff"), failure.getMessage());
    }

    @Test
    void anAnswerThatIsNoForecastIsNotUsed() {
        status = 201;
        body = "{\"id\": \"forecast-1\", \"p50\": [1, 2";

        assertEquals(Kind.UNAVAILABLE, failure().kind());
    }

    @Test
    void aForecastWhoseQuantilesCrossIsNotUsed() throws IOException {
        status = 201;
        body = Files.readString(Path.of(System.getProperty("kickoff.root"), "schemas/goldens/forecast-v1.json"))
                .replaceFirst("\"p10\": \\[\\s*[0-9.]+", "\"p10\": [ 1e12");

        ForecasterException failure = failure();

        assertEquals(Kind.UNAVAILABLE, failure.kind());
        assertTrue(failure.getMessage().contains("cannot be read"), failure.getMessage());
    }

    @Test
    void aForecasterThatIsDownIsSaidToBeSo() {
        server.stop(0);

        ForecasterException failure = failure();

        assertEquals(Kind.UNAVAILABLE, failure.kind());
        assertTrue(failure.getMessage().contains("kickoff.hub.forecaster-url"), failure.getMessage());
    }

    private ForecasterException failure() {
        return assertThrows(ForecasterException.class, () -> forecasts.issue("requests", "eu-west-3", null, NOON));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Forecasts client(String url) {
        ForecasterConfig config = new ForecasterConfig() {
            @Override
            public String forecasterUrl() {
                return url;
            }

            @Override
            public Duration forecasterTimeout() {
                return Duration.ofSeconds(10);
            }
        };
        JsonMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return new Forecasts(json, config, "the-token");
    }
}
