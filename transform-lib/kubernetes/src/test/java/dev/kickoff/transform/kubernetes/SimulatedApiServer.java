package dev.kickoff.transform.kubernetes;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A simulator of the API server for tests: real HTTP on a free loopback port, objects of any kind that a test puts there,
 * reads, and server-side apply as {@link SimulatedObject} says. It is not Kubernetes: only what these tests need is here.
 * With a {@link Role} it refuses every call that the role does not allow. Thread-safe.
 */
final class SimulatedApiServer implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile("/apis/([^/]+)/([^/]+)/namespaces/([^/]+)/([^/]+)/([^/]+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "simulated-api-server");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, SimulatedObject> objects = new TreeMap<>();
    private final Map<String, ApiFault> faults = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private @Nullable Role role;
    private @Nullable Runnable beforePatch;
    private int uids;

    private record Request(String verb, String group, String version, String namespace, String plural, String name) {
        String key() {
            return namespace + "/" + plural + "/" + name;
        }
    }

    private SimulatedApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    static SimulatedApiServer start() {
        try {
            return new SimulatedApiServer();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String url() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    synchronized SimulatedObject put(String apiVersion, String kind, String plural, String namespace, String name) {
        SimulatedObject object = new SimulatedObject(apiVersion, kind, namespace, name, "uid-" + ++uids);
        objects.put(namespace + "/" + plural + "/" + name, object);
        return object;
    }

    synchronized void remove(String namespace, String plural, String name) {
        objects.remove(namespace + "/" + plural + "/" + name);
    }

    synchronized int count() {
        return objects.size();
    }

    /** From now on only what this role allows is allowed. */
    synchronized void enforce(Role allowed) {
        this.role = allowed;
    }

    /** Lets calls of this verb, {@code get} or {@code patch}, go wrong until {@link #heal()}. */
    synchronized void fail(String verb, ApiFault fault) {
        faults.put(verb, fault);
    }

    synchronized void heal() {
        faults.clear();
    }

    /** Runs once, just before the next patch is looked at: what somebody else does between a read and a write. */
    synchronized void beforeNextPatch(Runnable deed) {
        this.beforePatch = deed;
    }

    /** Every call so far, for example {@code patch horizontalpodautoscalers/video-edge}. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized void forgetCalls() {
        calls.clear();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ApiFault fault = fault(exchange.getRequestMethod());
            if (fault == ApiFault.REQUEST_LOST) {
                return;
            }
            if (fault == ApiFault.HANGS) {
                closing.await();
                return;
            }
            String answer;
            int status = 200;
            try {
                refuseFor(fault);
                answer = answer(exchange, body);
            } catch (ApiException failed) {
                status = failed.code();
                answer = failed.body();
            }
            if (fault != ApiFault.ANSWER_LOST) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable ApiFault fault(String method) {
        return faults.get(method.toLowerCase(Locale.ROOT));
    }

    private static void refuseFor(@Nullable ApiFault fault) {
        if (fault == ApiFault.THROTTLED) {
            throw new ApiException(429, "TooManyRequests", "too many requests, please try again later");
        }
        if (fault == ApiFault.SERVER_ERROR) {
            throw new ApiException(500, "InternalError", "etcdserver: request timed out");
        }
        if (fault == ApiFault.FORBIDDEN) {
            throw new ApiException(403, "Forbidden", "the service account cannot do this");
        }
    }

    private synchronized String answer(HttpExchange exchange, String body) {
        Request request = request(exchange);
        calls.add(request.verb() + " " + request.plural() + "/" + request.name());
        authorize(request);
        if (request.verb().equals("patch") && beforePatch != null) {
            Runnable deed = beforePatch;
            beforePatch = null;
            deed.run();
        }
        SimulatedObject object = objects.get(request.key());
        if (request.verb().equals("patch")) {
            return apply(exchange, request, object, JsonParser.parseString(body).getAsJsonObject());
        }
        if (object == null) {
            throw notFound(request);
        }
        return object.json().toString();
    }

    private static Request request(HttpExchange exchange) {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        String verb = exchange.getRequestMethod().toLowerCase(Locale.ROOT);
        if (!path.matches() || !List.of("get", "patch").contains(verb)) {
            throw new ApiException(
                    405, "MethodNotAllowed", verb + " " + exchange.getRequestURI() + " is not simulated");
        }
        return new Request(verb, path.group(1), path.group(2), path.group(3), path.group(4), path.group(5));
    }

    private String apply(HttpExchange exchange, Request request, @Nullable SimulatedObject object, JsonObject patch) {
        if (!"application/apply-patch+yaml".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            throw new ApiException(415, "UnsupportedMediaType", "only server-side apply is simulated");
        }
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        Matcher manager = Pattern.compile("(?:^|&)fieldManager=([^&]+)").matcher(query);
        if (!manager.find()) {
            throw new ApiException(422, "Invalid", "fieldManager is required for apply patch");
        }
        SimulatedObject applied = object;
        if (applied == null) {
            // Server-side apply creates what is not there, unless it names the object that it means.
            if (patch.getAsJsonObject("metadata").has("uid")) {
                throw new ApiException(409, "Conflict", "uid mismatch: no existing object was found");
            }
            String apiVersion = patch.get("apiVersion").getAsString();
            String kind = patch.get("kind").getAsString();
            applied = put(apiVersion, kind, request.plural(), request.namespace(), request.name());
        }
        applied.apply(manager.group(1), query.contains("force=true"), patch);
        return applied.json().toString();
    }

    private void authorize(Request request) {
        if (role == null) {
            return;
        }
        boolean allowed = request.namespace().equals(role.getMetadata().getNamespace())
                && role.getRules().stream().anyMatch(rule -> allows(rule, request));
        if (!allowed) {
            throw new ApiException(
                    403,
                    "Forbidden",
                    request.plural() + " \"" + request.name() + "\" is forbidden: cannot " + request.verb());
        }
    }

    private static boolean allows(PolicyRule rule, Request request) {
        return rule.getApiGroups().contains(request.group())
                && rule.getResources().contains(request.plural())
                && rule.getResourceNames().contains(request.name())
                && rule.getVerbs().contains(request.verb());
    }

    private static ApiException notFound(Request request) {
        return new ApiException(404, "NotFound", request.plural() + " \"" + request.name() + "\" not found");
    }
}
