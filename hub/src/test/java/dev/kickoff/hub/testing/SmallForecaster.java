package dev.kickoff.hub.testing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kickoff.schemas.Forecast;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A real HTTP server that speaks the forecaster's API and forecasts what the test says: p90 is {@code base} and, in
 * {@code [peakFrom, peakTo)}, {@code peak}. Controls: {@code now} (its clock), {@code mode} ({@code up}, {@code down},
 * {@code unknown-signal}, {@code no-history}), {@code base}, {@code peak}, {@code peakFrom}, {@code peakTo},
 * {@code changes} (how often the traffic was changed), {@code traffic} (observed in each minute before {@code now}) and
 * {@code dropped} in its place from {@code dropFrom} to {@code dropTo}; it counts in {@code issued}.
 */
public class SmallForecaster implements QuarkusTestResourceLifecycleManager {
    private static final int STEP = 60;

    private final Map<String, String> controls = new ConcurrentHashMap<>();
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/signals", this::answer);
        server.start();
        return Map.of(
                "kickoff.hub.forecaster-url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(
                controls, new TestInjector.AnnotatedAndMatchesType(ForecasterControls.class, Map.class));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (controls.getOrDefault("mode", "up")) {
                case "down" -> send(exchange, 503, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
                case "unknown-signal" -> problem(exchange, 404, "There is no signal like that");
                case "no-history" -> problem(exchange, 422, "The signal has no samples");
                default -> {
                    String asked = exchange.getRequestURI().getPath();
                    if (exchange.getRequestMethod().equals("GET")) {
                        Object found = asked.equals("/v1/signals")
                                ? signals()
                                : asked.endsWith("/changes") ? changes() : observed(exchange.getRequestURI());
                        send(exchange, 200, "application/json", json.writeValueAsBytes(found));
                        return;
                    }
                    JsonNode wanted = json.readTree(exchange.getRequestBody());
                    Instant to = Instant.parse(wanted.get("to").asText());
                    String[] path = exchange.getRequestURI().getPath().split("/");
                    if (asked.endsWith("/what-if")) {
                        Forecast made = whatIf(path[3], path[5], wanted);
                        send(exchange, 200, "application/json", json.writeValueAsBytes(made));
                        return;
                    }
                    byte[] body = json.writeValueAsBytes(forecast(
                            path[3],
                            path[5],
                            wanted.hasNonNull("cutoff") ? wanted.get("cutoff").asText() : controls.get("now"),
                            to));
                    send(exchange, 201, "application/json", body);
                }
            }
        }
    }

    private static List<Map<String, Object>> signals() {
        return List.of(Map.of(
                "signal", "requests", "region", "eu-west-3", "stepSeconds", STEP, "zone", "UTC", "unit", "requests"));
    }

    private Map<String, Object> observed(URI asked) {
        Map<String, String> query = new HashMap<>();
        for (String part : asked.getQuery().split("&")) {
            query.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        Instant from = Instant.parse(query.get("from"));
        List<Double> values = new ArrayList<>();
        for (Instant at = from; at.isBefore(Instant.parse(query.get("to"))); at = at.plusSeconds(STEP)) {
            values.add(trafficAt(at));
        }
        return Map.of("from", from, "stepSeconds", STEP, "values", values);
    }

    private Double trafficAt(Instant at) {
        if (!controls.containsKey("traffic") || !at.isBefore(Instant.parse(controls.get("now")))) {
            return null;
        }
        boolean dropped = controls.containsKey("dropFrom")
                && !at.isBefore(Instant.parse(controls.get("dropFrom")))
                && at.isBefore(Instant.parse(controls.get("dropTo")));
        return Double.valueOf(controls.get(dropped ? "dropped" : "traffic"));
    }

    private List<Map<String, Object>> changes() {
        long changes = Long.parseLong(controls.getOrDefault("changes", "0"));
        return List.of(Map.of("signal", "requests", "region", "eu-west-3", "changes", changes));
    }

    /** As it would be if the events asked about were all there are: {@code peak} from start to end of each. */
    private Forecast whatIf(String signal, String region, JsonNode wanted) {
        Instant now = Instant.parse(controls.get("now"));
        Instant from =
                wanted.hasNonNull("from") ? Instant.parse(wanted.get("from").asText()) : now;
        from = Instant.ofEpochSecond(from.getEpochSecond() / STEP * STEP);
        List<Double> p90 = new ArrayList<>();
        for (Instant at = from; at.isBefore(Instant.parse(wanted.get("to").asText())); at = at.plusSeconds(STEP)) {
            double demand = demand(at);
            for (JsonNode event : wanted.get("events")) {
                boolean on = !at.isBefore(Instant.parse(event.get("start").asText()))
                        && at.isBefore(Instant.parse(event.get("end").asText()))
                        && !event.get("state").asText().equals("CANCELLED");
                demand = on ? Double.parseDouble(controls.getOrDefault("peak", "200")) : demand;
            }
            p90.add(demand);
        }
        return forecast("what-if", signal, region, from, p90);
    }

    private Forecast forecast(String signal, String region, String asOf, Instant to) {
        int number = Integer.parseInt(controls.merge("issued", "1", (a, b) -> String.valueOf(Integer.parseInt(a) + 1)));
        long now = Instant.parse(asOf).getEpochSecond();
        Instant cutoff = Instant.ofEpochSecond(now - now % STEP);
        List<Double> p90 = new ArrayList<>();
        for (Instant at = cutoff; at.isBefore(to); at = at.plusSeconds(STEP)) {
            p90.add(demand(at));
        }
        return forecast("forecast-" + number, signal, region, cutoff, p90);
    }

    private static Forecast forecast(String id, String signal, String region, Instant cutoff, List<Double> p90) {
        List<Double> half = p90.stream().map(value -> value / 2).toList();
        return new Forecast(
                id,
                signal,
                region,
                cutoff,
                cutoff,
                cutoff,
                STEP,
                half,
                half,
                p90,
                p90,
                List.of(),
                new Forecast.Provenance(
                        "said-by-the-test",
                        "1",
                        cutoff.minus(Duration.ofDays(7)),
                        cutoff,
                        1,
                        "00",
                        Map.of(),
                        Map.of()));
    }

    private double demand(Instant at) {
        boolean peak = controls.containsKey("peakFrom")
                && !at.isBefore(Instant.parse(controls.get("peakFrom")))
                && at.isBefore(Instant.parse(controls.get("peakTo")));
        return Double.parseDouble(controls.getOrDefault(peak ? "peak" : "base", "200"));
    }

    private void problem(HttpExchange exchange, int status, String detail) throws IOException {
        byte[] body = json.writeValueAsBytes(Map.of("status", status, "detail", detail));
        send(exchange, status, "application/problem+json", body);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
