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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client of AWS's query protocol and an emulator, and makes chosen calls go wrong. Listens on loopback
 * only. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
    private static final Set<String> NOT_FORWARDED =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "http2-settings", "transfer-encoding");

    private final URI upstream;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Fault> faults = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    private FaultProxy(URI upstream) throws IOException {
        this.upstream = upstream;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public static FaultProxy before(URI upstream) {
        try {
            return new FaultProxy(upstream);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public URI endpoint() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    /** Lets every call of this action fail from now on, for example {@code UpdateAutoScalingGroup}. */
    public synchronized void fail(String action, Fault fault) {
        faults.put(action, fault);
    }

    /** Lets every call through again. */
    public synchronized void heal() {
        faults.clear();
    }

    /** The actions called since the last {@link #forgetCalls()}, in order, failed ones too. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized void forgetCalls() {
        calls.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fault fault = note(body);
            if (fault == Fault.REQUEST_LOST) {
                return;
            }
            if (fault == Fault.THROTTLED) {
                answer(exchange, 400, error("Throttling", "Rate exceeded"));
            } else if (fault == Fault.ACCESS_DENIED) {
                answer(exchange, 403, error("AccessDenied", "User is not authorized to perform this action"));
            } else if (fault == Fault.SERVER_ERROR) {
                answer(exchange, 503, error("ServiceUnavailable", "The service is unavailable"));
            } else {
                HttpResponse<byte[]> response = forward(exchange, body);
                if (fault != Fault.ANSWER_LOST) {
                    response.headers()
                            .firstValue("Content-Type")
                            .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
                    answer(exchange, response.statusCode(), response.body());
                }
            }
        }
    }

    private synchronized @Nullable Fault note(byte[] body) {
        Matcher action = ACTION.matcher(new String(body, StandardCharsets.UTF_8));
        String name = action.find() ? action.group(1) : "";
        calls.add(name);
        return faults.get(name);
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(upstream.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static byte[] error(String code, String message) {
        return ("<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error><RequestId>fault-proxy</RequestId></ErrorResponse>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
