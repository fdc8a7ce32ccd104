package dev.kickoff.forecaster.calendar;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A hub that is only a calendar, on a real socket. What it says is set over HTTP too, because a test and its resources
 * share no memory: {@code PUT /calendar} sets the document, {@code PUT /status} the status of every answer from then
 * on (200: answers normally), {@code GET /asked} says what the last {@code If-None-Match} and token were.
 */
public final class SimulatedHub implements QuarkusTestResourceLifecycleManager {
    private HttpServer server;
    private volatile String calendar = "[]";
    private volatile int version = 1;
    private volatile int status = 200;
    private volatile String asked = "";

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/calendar", this::calendar);
        server.createContext("/calendar", exchange -> {
            calendar = body(exchange);
            version++;
            answer(exchange, 204, "");
        });
        server.createContext("/status", exchange -> {
            status = Integer.parseInt(body(exchange));
            answer(exchange, 204, "");
        });
        server.createContext("/asked", exchange -> answer(exchange, 200, asked));
        server.start();
        return Map.of(
                "kickoff.forecaster.hub-url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void calendar(HttpExchange exchange) throws IOException {
        String tag = "\"" + version + "\"";
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        asked = known + " " + exchange.getRequestHeaders().getFirst("Authorization");
        exchange.getResponseHeaders().set("ETag", tag);
        if (status != 200) {
            answer(exchange, status, "");
        } else if (tag.equals(known)) {
            answer(exchange, 304, "");
        } else {
            answer(exchange, 200, calendar);
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
