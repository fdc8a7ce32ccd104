package dev.kickoff.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.schemas.Forecast;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;

/**
 * A real HTTP server that speaks the forecaster's API and plays back the traffic of the 1998 World Cup's opening day.
 * Its forecasts are that traffic smoothed and shifted, with bands around it: made up, but shaped like the real ones.
 * Controls: {@code now} (its clock), {@code mode} ({@code up} or {@code down}), {@code live-event} and {@code live}
 * (which event's timing was corrected, and how), {@code unexplained} (present when no reasons are kept of forecasts).
 */
public final class PlaybackForecaster implements QuarkusTestResourceLifecycleManager {
    static final String SIGNAL = "requests";
    static final String REGION = "eu-west-3";
    private static final int STEP = 60;

    private final Map<String, String> controls = new ConcurrentHashMap<>();
    private final Map<String, Forecast> stored = new ConcurrentHashMap<>();
    private final List<String> order = new ArrayList<>();
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final OpeningDay traffic = OpeningDay.read();
    private final PlaybackRecords records = new PlaybackRecords();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/", this::answer);
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
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                controls, new TestInjector.AnnotatedAndMatchesType(ForecasterControls.class, Map.class));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String base = "/v1/signals/" + SIGNAL + "/regions/" + REGION;
            if (controls.getOrDefault("mode", "up").equals("down")) {
                send(exchange, 503, Map.of("status", 503, "detail", "The forecaster is being restarted"));
            } else if (path.equals("/v1/signals")) {
                send(exchange, 200, List.of(signal()));
            } else if (path.equals("/v1/signals/changes")) {
                send(exchange, 200, List.of(changes()));
            } else if (path.startsWith(base + "/accuracy")) {
                send(exchange, 200, records.accuracy(controls));
            } else if (path.startsWith(base + "/backtests")) {
                boolean start = exchange.getRequestMethod().equals("POST");
                send(exchange, start ? 202 : 200, start ? records.start(controls) : records.backtests(controls));
            } else if (path.equals(base + "/forecasts")) {
                JsonNode wanted = json.readTree(exchange.getRequestBody());
                send(exchange, 201, issue(Instant.parse(wanted.get("to").asText())));
            } else if (path.equals(base + "/forecasts/what-if")) {
                send(exchange, 200, whatIf(json.readTree(exchange.getRequestBody())));
            } else if (path.equals(base + "/forecasts/latest") && !order.isEmpty()) {
                send(exchange, 200, stored.get(order.get(order.size() - 1)));
            } else if (path.equals(base + "/samples")) {
                send(exchange, 200, samples(query(exchange)));
            } else if (path.endsWith("/explanation") && !controls.containsKey("unexplained")) {
                send(
                        exchange,
                        200,
                        records.explanation(Instant.parse(query(exchange).get("at")), traffic));
            } else if (stored.containsKey(path.replace("/v1/forecasts/", ""))) {
                send(exchange, 200, stored.get(path.replace("/v1/forecasts/", "")));
            } else {
                send(exchange, 404, Map.of("status", 404, "detail", "There is nothing at " + path));
            }
        }
    }

    private Map<String, Object> signal() {
        return Map.of(
                "signal",
                SIGNAL,
                "region",
                REGION,
                "stepSeconds",
                STEP,
                "zone",
                "Europe/Paris",
                "unit",
                "requests/min");
    }

    /** Every minute that is played back is new traffic. */
    private Map<String, Object> changes() {
        return Map.of("signal", SIGNAL, "region", REGION, "changes", now().getEpochSecond() / STEP);
    }

    private synchronized Forecast issue(Instant to) {
        Instant cutoff = now();
        String id = "playback-" + (order.size() + 1);
        Forecast forecast = new Forecast(
                id,
                SIGNAL,
                REGION,
                cutoff,
                cutoff,
                cutoff,
                STEP,
                values(cutoff, to, value -> 0.72 * value),
                values(cutoff, to, value -> value),
                values(cutoff, to, value -> 1.3 * value),
                values(cutoff, to, value -> 1.55 * value),
                List.of(),
                new Forecast.Provenance(
                        "playback", "1", cutoff.minusSeconds(86_400), cutoff, 1440, "00", Map.of(), parameters()));
        stored.put(id, forecast);
        order.add(id);
        return forecast;
    }

    /** An event that is asked about brings a fifth more while it is on, and half of all traffic stays away without it. */
    private Forecast whatIf(JsonNode wanted) {
        Instant from =
                wanted.hasNonNull("from") ? Instant.parse(wanted.get("from").asText()) : now();
        Instant to = Instant.parse(wanted.get("to").asText());
        List<Double> values = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(STEP)) {
            double value = traffic.smoothed(at);
            for (JsonNode event : wanted.get("events")) {
                boolean on = !at.isBefore(Instant.parse(event.get("start").asText()))
                        && at.isBefore(Instant.parse(event.get("end").asText()));
                boolean cancelled = event.get("state").asText().equals("CANCELLED");
                value *= on ? cancelled ? 0.5 : 1.2 : 1;
            }
            values.add(value);
        }
        return new Forecast(
                "what-if",
                SIGNAL,
                REGION,
                from,
                from,
                from,
                STEP,
                times(values, 0.72),
                values,
                times(values, 1.3),
                times(values, 1.55),
                List.of(),
                new Forecast.Provenance(
                        "playback", "1", from.minusSeconds(86_400), from, 1440, "00", Map.of(), Map.of()));
    }

    private static List<Double> times(List<Double> values, double factor) {
        return values.stream().map(value -> factor * value).toList();
    }

    private Map<String, String> parameters() {
        String event = controls.get("live-event");
        return event == null ? Map.of() : Map.of("live." + event, controls.getOrDefault("live", ""));
    }

    private List<Double> values(Instant from, Instant to, DoubleUnaryOperator band) {
        List<Double> values = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(STEP)) {
            values.add(band.applyAsDouble(traffic.smoothed(at)));
        }
        return values;
    }

    private Map<String, Object> samples(Map<String, String> query) {
        Instant from = Instant.parse(query.get("from"));
        Instant to = Instant.parse(query.get("to"));
        int step = Integer.parseInt(query.get("stepSeconds"));
        List<Double> values = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(step)) {
            values.add(at.plusSeconds(step).isAfter(now()) ? null : traffic.mean(at, step));
        }
        Map<String, Object> answer = new HashMap<>();
        answer.put("from", from);
        answer.put("stepSeconds", step);
        answer.put("values", values);
        return answer;
    }

    private Instant now() {
        long now = Instant.parse(controls.get("now")).getEpochSecond();
        return Instant.ofEpochSecond(now - now % STEP);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&")) {
            query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return query;
    }

    private void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
