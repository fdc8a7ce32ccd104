package dev.kickoff.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kickoff.transform.testing.FakeHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Hub and forecaster for tests, over real HTTP: what the world tells them is kept, what the library asks goes to the
 * library's own fake. Can be stopped and started again on the same port.
 */
final class TestHub implements AutoCloseable {
    static final String OPERATOR = "operator-token-of-at-least-32-characters";
    static final String SERVICE = "service-token-of-at-least-32-characters!";

    private final FakeHub plans = FakeHub.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, JsonObject> events = new TreeMap<>();
    private final List<Instant> arrived = new ArrayList<>();
    private final TreeMap<Instant, Double> samples = new TreeMap<>();
    private int imports;
    private boolean failOnEvents;
    private int port;
    private HttpServer server;

    TestHub() throws IOException {
        restart();
    }

    void restart() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        port = server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
        plans.close();
        threads.shutdownNow();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    FakeHub plans() {
        return plans;
    }

    synchronized Map<String, JsonObject> events() {
        return Map.copyOf(events);
    }

    /** What the forecaster holds. */
    synchronized TreeMap<Instant, Double> samples() {
        return new TreeMap<>(samples);
    }

    /** Timestamps in the order in which they came. */
    synchronized List<Instant> arrived() {
        return List.copyOf(arrived);
    }

    /** Takes ten events and no more. */
    synchronized void failOnEvents(boolean fails) {
        failOnEvents = fails;
    }

    synchronized int imports() {
        return imports;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.startsWith("/v1/services/")) {
                forward(exchange, body);
            } else {
                answer(exchange, path, body);
            }
        }
    }

    private synchronized void answer(HttpExchange exchange, String path, String body) throws IOException {
        String wanted = path.equals("/v1/events") ? OPERATOR : SERVICE;
        if (!("Bearer " + wanted).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply(exchange, 401, "");
            return;
        }
        switch (exchange.getRequestMethod() + " " + path) {
            case "GET /v1/keys" -> reply(exchange, 200, keys());
            case "GET /v1/signals" -> reply(exchange, 200, signals());
            case "PUT /v1/signals/requests/regions/eu-west-3" -> reply(exchange, 200, body);
            case "POST /v1/signals/requests/regions/eu-west-3/traffic" -> {
                imports++;
                body.lines().skip(1).map(line -> line.split(",", 2)).forEach(row -> take(row[0], row[1]));
                reply(exchange, 200, "{}");
            }
            case "POST /v1/signals/requests/regions/eu-west-3/samples" -> {
                for (JsonElement element : parsed(body).getAsJsonArray("samples")) {
                    JsonObject sample = element.getAsJsonObject();
                    take(
                            sample.get("timestamp").getAsString(),
                            sample.get("value").getAsString());
                }
                reply(exchange, 204, "");
            }
            case "POST /v1/events" -> {
                if (failOnEvents && events.size() >= 10) {
                    reply(exchange, 503, "");
                    return;
                }
                JsonObject event = parsed(body);
                boolean taken = events.putIfAbsent(event.get("id").getAsString(), event) != null;
                reply(exchange, taken ? 409 : 201, body);
            }
            default -> reply(exchange, 404, "");
        }
    }

    private void take(String timestamp, String value) {
        Instant at = Instant.parse(timestamp);
        arrived.add(at);
        samples.put(at, Double.valueOf(value));
    }

    private String keys() {
        JsonObject key = new JsonObject();
        key.addProperty("keyid", plans.keyId());
        key.addProperty("publicKey", plans.publicKey());
        return listOf(key);
    }

    private String signals() {
        JsonObject signal = new JsonObject();
        signal.addProperty("signal", "requests");
        signal.addProperty("region", "eu-west-3");
        signal.addProperty(
                "lastSample", samples.isEmpty() ? null : samples.lastKey().toString());
        return listOf(signal);
    }

    private static String listOf(JsonObject only) {
        JsonArray list = new JsonArray();
        list.add(only);
        return list.toString();
    }

    private static JsonObject parsed(String body) {
        return JsonParser.parseString(body).getAsJsonObject();
    }

    private void forward(HttpExchange exchange, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        plans.uri().resolve(exchange.getRequestURI().getPath()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (known != null) {
            request.header("If-None-Match", known);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers()
                    .firstValue("ETag")
                    .ifPresent(tag -> exchange.getResponseHeaders().set("ETag", tag));
            reply(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
