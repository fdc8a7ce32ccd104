package dev.kickoff.transform.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves {@code /health}, {@code /status} and {@code /metrics}, read-only. Loopback unless the file says otherwise. */
final class StatusServer implements AutoCloseable {
    private record Page(int status, String type, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "kickoff-status");
        thread.setDaemon(true);
        return thread;
    });

    /** @throws IOException if the address is in use or not of this machine */
    StatusServer(ListenAddress address, StatusPages pages, Supplier<String> metrics) throws IOException {
        server = HttpServer.create(new InetSocketAddress(address.host(), address.port()), 0);
        server.setExecutor(threads);
        serve("/health", () -> new Page(pages.healthy() ? 200 : 503, "application/json", pages.health()));
        serve("/status", () -> new Page(200, "application/json", pages.status()));
        serve("/metrics", () -> new Page(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get()));
        server.createContext(
                "/",
                exchange -> answer(
                        exchange,
                        new Page(404, "text/plain; charset=utf-8", "there is /health, /status and /metrics\n")));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void serve(String path, Supplier<Page> page) {
        server.createContext(
                path,
                exchange -> answer(
                        exchange,
                        exchange.getRequestMethod().equals("GET")
                                ? page.get()
                                : new Page(405, "text/plain; charset=utf-8", "only GET\n")));
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        try (exchange) {
            byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", page.type());
            exchange.sendResponseHeaders(page.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
