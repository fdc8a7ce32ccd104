package dev.kickoff.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client that posts forms (AWS's query protocol, Prometheus) and a server. Remembers each request that
 * was answered as the server answered it, and makes the next ones go wrong in the order asked for. Listens on loopback
 * only. Thread-safe.
 */
public final class FormProxy implements AutoCloseable {
    private final Upstream upstream;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "form-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Mishap> mishaps = new ArrayDeque<>();
    private final List<Form> answered = new ArrayList<>();
    private int asked;
    private int heldAfter = Integer.MAX_VALUE;
    private int held;
    private int drops;
    private @Nullable String authorization;

    /** Where requests that nothing happens to are answered. */
    @FunctionalInterface
    public interface Upstream {
        Answer answer(Request request) throws IOException;
    }

    /** @param authorization moto finds the AWS region in it */
    public record Request(String path, @Nullable String authorization, Form form) {
        public Request with(Form changed) {
            return new Request(path, authorization, changed);
        }
    }

    public record Answer(int status, String contentType, byte[] body) {}

    private FormProxy(Upstream upstream) throws IOException {
        this.upstream = upstream;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public static FormProxy before(URI server) {
        return before(forwarding(server));
    }

    public static FormProxy before(Upstream upstream) {
        try {
            return new FormProxy(upstream);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Passes everything on to a server as it is. */
    public static Upstream forwarding(URI server) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return request -> {
            HttpRequest.Builder forwarded = HttpRequest.newBuilder(server.resolve(request.path()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(request.form().encoded()));
            if (request.authorization() != null) {
                forwarded.header("Authorization", request.authorization());
            }
            try {
                HttpResponse<byte[]> response = http.send(forwarded.build(), BodyHandlers.ofByteArray());
                String type = response.headers().firstValue("Content-Type").orElse("application/octet-stream");
                return new Answer(response.statusCode(), type, response.body());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException(stopped);
            }
        };
    }

    public URI url() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    /** What happens to the next requests, one after the other; those after them are passed on. */
    public synchronized void next(Mishap... inThisOrder) {
        mishaps.addAll(Arrays.asList(inThisOrder));
    }

    /** Answers this many more requests; those after them wait until {@link #dropHeld}. */
    public synchronized void holdAfter(int requests) {
        heldAfter = answered.size() + requests;
    }

    /** Breaks the connections of the requests that wait, without passing them on; those to come are answered. */
    public synchronized void dropHeld() {
        heldAfter = Integer.MAX_VALUE;
        drops++;
        notifyAll();
    }

    /** How many requests wait. */
    public synchronized int held() {
        return held;
    }

    /** The requests that were passed on and answered, in the order of the answers. */
    public synchronized List<Form> answered() {
        return List.copyOf(answered);
    }

    /** How many requests came, whatever happened to them. */
    public synchronized int asked() {
        return asked;
    }

    /** {@code Authorization} of the last request. */
    public synchronized @Nullable String authorization() {
        return authorization;
    }

    @Override
    public void close() {
        dropHeld();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Form form = Form.parse(exchange.getRequestBody().readAllBytes());
            String authorizedBy = exchange.getRequestHeaders().getFirst("Authorization");
            Mishap mishap = arrive(authorizedBy);
            if (mishap instanceof Mishap.Instead instead) {
                instead.headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, new Answer(instead.status(), "text/plain", instead.body()), false);
            } else if (!(mishap instanceof Mishap.Lost)) {
                Answer answer =
                        upstream.answer(new Request(exchange.getRequestURI().toString(), authorizedBy, form));
                boolean cut = mishap instanceof Mishap.Cut || mishap instanceof Mishap.Stalled;
                if (!cut) {
                    note(form);
                }
                send(exchange, answer, cut);
                if (mishap instanceof Mishap.Stalled) {
                    stall(exchange);
                }
            }
        }
    }

    private synchronized @Nullable Mishap arrive(@Nullable String authorizedBy) throws IOException {
        asked++;
        authorization = authorizedBy;
        int dropsBefore = drops;
        held++;
        try {
            while (answered.size() >= heldAfter) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        } finally {
            held--;
        }
        return drops > dropsBefore ? Mishap.lost() : mishaps.poll();
    }

    /** Until the client or {@link #close} has had enough. */
    private void stall(HttpExchange exchange) throws IOException {
        exchange.getResponseBody().flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(Form form) {
        answered.add(form);
    }

    private static void send(HttpExchange exchange, Answer answer, boolean cut) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body, 0, cut ? body.length / 2 : body.length);
    }
}
