package dev.kickoff.bench.library;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What the Unleash client needs of its server: one toggle that never changes, and a place for metrics. */
final class UnleashServer implements AutoCloseable {
    private static final String ETAG = "\"1\"";
    private static final String FEATURES = "{\"version\":2,\"features\":[{\"name\":\"sample\",\"enabled\":true,"
            + "\"strategies\":[{\"name\":\"default\",\"parameters\":{}}]}]}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();

    UnleashServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    }

    int calls() {
        return calls.get();
    }

    /** How many polls were answered with 304. */
    int unchanged() {
        return unchanged.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("ETag", ETAG);
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(202, -1);
            } else if (ETAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                unchanged.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
            } else {
                byte[] body = FEATURES.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
