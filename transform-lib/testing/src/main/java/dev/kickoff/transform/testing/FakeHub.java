package dev.kickoff.transform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.LeaseRequest;
import dev.kickoff.schemas.PlanSignatures;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import dev.kickoff.transform.internal.json.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A hub for tests: a real HTTP server on a free loopback port that takes registrations and reports, and serves the
 * plans it is given, signed with a key of its own. Can be stopped and started again on the same port. Thread-safe.
 *
 * <pre>{@code
 * try (FakeHub hub = FakeHub.start()) {
 *     Kickoff kickoff = Kickoff.builder().hub(hub.uri()).trustKey(hub.keyId(), hub.publicKey())...
 *     hub.publish(plan);
 *     kickoff.runOnce();
 * }
 * }</pre>
 */
public final class FakeHub implements AutoCloseable {
    private static final String KEY_ID = "fake-hub";
    private static final int NO_ANSWER = 0;

    static {
        // The JDK's server sends head and body of an answer apart, and would wait 40 ms in between.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final KeyPair key;
    private final @Nullable FakeLeases leases;
    private final Map<String, String> envelopes = new TreeMap<>();
    private final List<ServiceRegistration> registrations = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final Map<String, List<OutputStream>> streams = new TreeMap<>();
    private @Nullable Answer everyAnswer;
    private int port;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    private record Answer(int status, String body, Map<String, String> headers) {
        static Answer of(int status, String body) {
            return new Answer(status, body, Map.of());
        }

        static Answer problem(int status, String detail) {
            return of(status, WireJson.write(Map.of("title", "fake hub", "status", status, "detail", detail)));
        }
    }

    private FakeHub(KeyPair key, @Nullable Clock leaseClock) {
        this.key = key;
        this.leases = leaseClock == null ? null : new FakeLeases(leaseClock);
    }

    /** A hub without leases: every instance that asks takes itself to be the only one, and acts in every cycle. */
    public static FakeHub start() {
        return start((Clock) null);
    }

    /**
     * A hub that says which one of several instances acts.
     *
     * @param leaseClock by which leases of 45 seconds end, null to give none
     */
    public static FakeHub start(@Nullable Clock leaseClock) {
        try {
            return start(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), leaseClock);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java from 15 has Ed25519", missing);
        }
    }

    private static FakeHub start(KeyPair key, @Nullable Clock leaseClock) {
        FakeHub hub = new FakeHub(key, leaseClock);
        hub.restart();
        return hub;
    }

    /** Another hub with the same key, as in another Region; it knows nothing of this one's plans. */
    public FakeHub startAnother() {
        return start(key, null);
    }

    /** Serves again after {@link #stop()}, on the same port and with the same plans. */
    public synchronized void restart() {
        if (server != null) {
            return;
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException occupied) {
            throw new UncheckedIOException(occupied);
        }
        port = server.getAddress().getPort();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake-hub");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/v1/services/", this::serve);
        server.start();
    }

    /** Goes away; calls are refused from now on. */
    public synchronized void stop() {
        if (server != null && threads != null) {
            streams.clear();
            server.stop(0);
            threads.shutdownNow();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    public synchronized URI uri() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port);
    }

    public String keyId() {
        return KEY_ID;
    }

    /** Base64 of the public key in X.509 form, as {@code trustKey} takes it. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    }

    /** Serves this plan, signed, to its service and region from now on. */
    public void publish(CapacityPlan plan) {
        publishEnvelope(plan.service(), plan.region(), sign(plan));
        wake(plan);
    }

    private synchronized void wake(CapacityPlan plan) {
        String message = "event: plan\ndata: {\"version\":" + plan.version() + "}\n\n";
        List<OutputStream> open = streams.getOrDefault(plan.service() + "/regions/" + plan.region(), new ArrayList<>());
        open.removeIf(stream -> !written(stream, message));
    }

    /** How many libraries hold an event stream open; one that went away counts until it is told something. */
    public synchronized int streams() {
        return streams.values().stream().mapToInt(List::size).sum();
    }

    /** Serves any text in the place of a signed plan. */
    public synchronized void publishEnvelope(String service, String region, String envelope) {
        envelopes.put(service + "/regions/" + region, envelope);
    }

    /** The plan in an envelope with this hub's signature, as JSON. */
    public String sign(CapacityPlan plan) {
        try {
            byte[] json = WireJson.write(plan).getBytes(StandardCharsets.UTF_8);
            return WireJson.write(PlanSignatures.sign(json, KEY_ID, key.getPrivate()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Answers every call with this status until {@link #recover()}. */
    public void failWith(int status) {
        failWith(status, Map.of());
    }

    /** The same with headers, for example {@code Retry-After}. */
    public synchronized void failWith(int status, Map<String, String> headers) {
        everyAnswer = new Answer(status, "{\"title\":\"fake hub\",\"detail\":\"as the test asked\"}", headers);
    }

    /** Takes every call and ends it without an answer until {@link #recover()}, as a hub that is not there. */
    public synchronized void hangUp() {
        everyAnswer = new Answer(NO_ANSWER, "", Map.of());
    }

    public synchronized void recover() {
        everyAnswer = null;
    }

    /** Registrations taken, oldest first. */
    public synchronized List<ServiceRegistration> registrations() {
        return List.copyOf(registrations);
    }

    /** Reports taken, oldest first. */
    public synchronized List<Report> reports() {
        return List.copyOf(reports);
    }

    /** Method, path and the status answered of every call, oldest first, for example {@code GET …/plan 304}. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/stream") && keepOpen(exchange)) {
            return;
        }
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = answer(exchange, body);
            if (answer.status() == NO_ANSWER) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            boolean empty = bytes.length == 0;
            exchange.sendResponseHeaders(answer.status(), empty ? -1 : bytes.length);
            if (!empty) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private synchronized boolean keepOpen(HttpExchange exchange) throws IOException {
        if (everyAnswer != null) {
            return false;
        }
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream stream = exchange.getResponseBody();
        if (written(stream, "event: heartbeat\ndata: {}\n\n")) {
            String service = path.substring("/v1/services/".length(), path.length() - "/stream".length());
            streams.computeIfAbsent(service, added -> new ArrayList<>()).add(stream);
        }
        return true;
    }

    private static boolean written(OutputStream stream, String message) {
        try {
            stream.write(message.getBytes(StandardCharsets.UTF_8));
            stream.flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private synchronized Answer answer(HttpExchange exchange, String body) {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        Answer answer;
        try {
            answer = everyAnswer != null ? everyAnswer : route(exchange, method, path, body);
        } catch (UnreadableDocumentException invalid) {
            answer = Answer.problem(400, String.valueOf(invalid.getMessage()));
        }
        requests.add(method + " " + path + " " + answer.status());
        return answer;
    }

    private Answer route(HttpExchange exchange, String method, String path, String body) {
        if (method.equals("PUT")) {
            registrations.add(WireJson.read(body, ServiceRegistration.class));
            return Answer.of(200, body);
        }
        if (method.equals("POST") && path.endsWith("/reports")) {
            reports.add(WireJson.read(body, Report.class));
            return Answer.of(204, "");
        }
        if (method.equals("POST") && path.endsWith("/lease") && leases != null) {
            String[] parts = path.split("/");
            return Answer.of(
                    200, WireJson.write(leases.ask(parts[3], parts[5], WireJson.read(body, LeaseRequest.class))));
        }
        if (method.equals("GET") && path.endsWith("/plan")) {
            String service = path.substring("/v1/services/".length(), path.length() - "/plan".length());
            return plan(envelopes.get(service), exchange.getRequestHeaders().getFirst("If-None-Match"));
        }
        return Answer.problem(404, "no such call: " + method + " " + path);
    }

    private static Answer plan(@Nullable String envelope, @Nullable String known) {
        if (envelope == null) {
            return Answer.problem(404, "there is no plan yet");
        }
        String etag = "\"" + Integer.toHexString(envelope.hashCode()) + "\"";
        return etag.equals(known)
                ? new Answer(304, "", Map.of("ETag", etag))
                : new Answer(200, envelope, Map.of("ETag", etag, "Content-Type", "application/json"));
    }
}
