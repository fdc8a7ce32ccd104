package dev.kickoff.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client of AWS's query or JSON protocol and an emulator, and makes chosen calls go wrong. What the
 * emulator cannot do may be simulated here. Listens on loopback only. Thread-safe.
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
    private final Map<String, UnaryOperator<String>> simulated = new HashMap<>();
    private final Map<String, UnaryOperator<String>> rewritten = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private Predicate<String> failingEntries = name -> false;
    private String entryCode = "AlreadyExists";
    private @Nullable RandomFaults random;

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

    /** Answers every call of this action here, instead of the emulator: from the request's body to the answer's. */
    public synchronized void simulate(String action, UnaryOperator<String> answer) {
        simulated.put(action, answer);
    }

    /** Changes the body of the emulator's answers to this action, where it knows less than AWS. */
    public synchronized void rewrite(String action, UnaryOperator<String> answer) {
        rewritten.put(action, answer);
    }

    /** Lets calls that nothing else happens to fail at random from now on. */
    public synchronized void failRandomly(RandomFaults faults) {
        random = faults;
        failingEntries = name -> faults.nextEntryFails();
    }

    /**
     * Does of a batch of scheduled actions only a part, in an answer of success.
     *
     * @param fails told the name of each entry
     * @param code of the error that is said of it
     */
    public synchronized void failEntries(Predicate<String> fails, String code) {
        failingEntries = fails;
        entryCode = code;
    }

    /** Lets every call through again; what is simulated stays. */
    public synchronized void heal() {
        faults.clear();
        random = null;
        failingEntries = name -> false;
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
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String action = action(target, body);
            AwsErrors errors = new AwsErrors(target != null);
            Fault fault = note(action);
            if (fault == Fault.REQUEST_LOST) {
                return;
            }
            if (fault == Fault.THROTTLED) {
                answer(exchange, 400, errors.body(errors.throttlingCode(), "Rate exceeded"));
            } else if (fault == Fault.ACCESS_DENIED) {
                answer(
                        exchange,
                        errors.accessDeniedStatus(),
                        errors.body(errors.accessDeniedCode(), "User is not authorized to perform this action"));
            } else if (fault == Fault.ALREADY_EXISTS) {
                answer(exchange, 400, errors.body("AlreadyExists", "It exists already"));
            } else if (fault == Fault.SERVER_ERROR) {
                answer(exchange, 503, errors.body("ServiceUnavailable", "The service is unavailable"));
            } else {
                carryOut(exchange, action, body, fault == Fault.ANSWER_LOST);
            }
        }
    }

    private void carryOut(HttpExchange exchange, String action, byte[] body, boolean answerLost) throws IOException {
        UnaryOperator<String> simulation = simulation(action);
        int status = 200;
        byte[] answer;
        if (simulation != null) {
            answer = simulation.apply(new String(body, UTF_8)).getBytes(UTF_8);
        } else {
            BatchPut part = action.equals(BatchPut.ACTION) ? partOf(body) : null;
            HttpResponse<byte[]> response = forward(exchange, part == null ? body : part.request());
            status = response.statusCode();
            answer = status == 200 ? rewritten(action, response.body()) : response.body();
            if (part != null && status == 200) {
                answer = part.answer(code());
            }
            for (String header : List.of("Content-Type", "x-amzn-ErrorType", "x-amzn-errortype")) {
                response.headers()
                        .firstValue(header)
                        .ifPresent(value -> exchange.getResponseHeaders().set(header, value));
            }
        }
        if (!answerLost && !tooLate()) {
            answer(exchange, status, answer);
        }
    }

    private static String action(@Nullable String target, byte[] body) {
        if (target != null) {
            return target.substring(target.indexOf('.') + 1);
        }
        Matcher action = ACTION.matcher(new String(body, UTF_8));
        return action.find() ? action.group(1) : "";
    }

    private synchronized @Nullable Fault note(String action) {
        calls.add(action);
        Fault chosen = faults.get(action);
        return chosen == null && random != null ? random.next(action) : chosen;
    }

    /** Null if all of it is done. */
    private synchronized @Nullable BatchPut partOf(byte[] body) {
        BatchPut part = BatchPut.failing(body, failingEntries);
        return part.failed().isEmpty() ? null : part;
    }

    private synchronized String code() {
        return entryCode;
    }

    /** Waits if this answer is to be slow; whether the wait was cut short by {@link #close}. */
    private boolean tooLate() {
        Duration delay = delay();
        if (delay.isZero()) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            return false;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private synchronized Duration delay() {
        return random == null ? Duration.ZERO : random.nextDelay();
    }

    private synchronized @Nullable UnaryOperator<String> simulation(String action) {
        return simulated.get(action);
    }

    private synchronized byte[] rewritten(String action, byte[] answer) {
        UnaryOperator<String> rewriting = rewritten.get(action);
        return rewriting == null
                ? answer
                : rewriting.apply(new String(answer, UTF_8)).getBytes(UTF_8);
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

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
