package dev.kickoff.transform.internal.hub;

import dev.kickoff.transform.LibraryError.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hub's HTTP interface for one service in one region. A call ends within the time-out, however slowly the hub
 * answers; an answer above {@value #MAX_ANSWER_BYTES} bytes is cut off and counts as an error. Redirects are not
 * followed, so the token goes to nobody else.
 */
public final class HubClient implements AutoCloseable {
    static final int MAX_ANSWER_BYTES = 8 << 20;

    private final URI root;
    private final @Nullable String token;
    private final Duration timeout;
    private final String threadName;
    private @Nullable ExecutorService threads;
    private @Nullable HttpClient http;
    private volatile boolean closed;

    /**
     * @param hub base address, with or without a path
     * @param token bearer token, null for none
     */
    public HubClient(URI hub, @Nullable String token, String service, String region, Duration timeout) {
        String base = hub.toString().endsWith("/") ? hub.toString() : hub + "/";
        this.root = URI.create(base + "v1/services/" + service + "/regions/" + region);
        this.token = token;
        this.timeout = timeout;
        this.threadName = "kickoff-http-" + service + "-";
    }

    public HubAnswer get(String path, @Nullable String etag) {
        return send("GET", path, null, etag == null ? Map.of() : Map.of("If-None-Match", etag));
    }

    public HubAnswer put(String path, String json) {
        return send("PUT", path, json, Map.of());
    }

    public HubAnswer post(String path, String json) {
        return send("POST", path, json, Map.of());
    }

    /**
     * Holds an event stream open and returns when it has ended, for whatever reason.
     *
     * @param silence how long nothing may come, the answer itself included
     * @param line called with each line, by one thread at a time; does not block
     */
    HubAnswer.Not follow(String path, Duration silence, Consumer<String> line) {
        AtomicLong heardAt = new AtomicLong(System.nanoTime());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).header("Accept", "text/event-stream");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        CompletableFuture<HttpResponse<String>> stream = http().sendAsync(
                        request.build(),
                        info -> info.statusCode() == 200
                                ? new StreamLines(text -> {
                                    heardAt.set(System.nanoTime());
                                    line.accept(text);
                                })
                                : new BoundedText(MAX_ANSWER_BYTES));
        while (System.nanoTime() - heardAt.get() < silence.toNanos() && !closed) {
            try {
                HubAnswer answer = HubAnswers.read("GET", stream.get(500, TimeUnit.MILLISECONDS));
                return answer instanceof HubAnswer.Not not ? not : unreachable("GET", "the stream was ended");
            } catch (TimeoutException stillOpen) {
                continue;
            } catch (ExecutionException failed) {
                return unreachable("GET", reason(failed));
            } catch (InterruptedException stopped) {
                break;
            }
        }
        stream.cancel(true);
        return unreachable("GET", closed ? "closed" : "nothing on the stream for " + silence);
    }

    private HubAnswer send(String method, String path, @Nullable String json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(timeout)
                .header("Accept", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        headers.forEach(request::header);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        CompletableFuture<HttpResponse<String>> response =
                http().sendAsync(request.build(), info -> new BoundedText(MAX_ANSWER_BYTES));
        try {
            return HubAnswers.read(method, response.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            response.cancel(true);
            return unreachable(method, "no answer within " + timeout);
        } catch (ExecutionException failed) {
            return unreachable(method, reason(failed));
        } catch (InterruptedException stopped) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            return unreachable(method, "interrupted");
        }
    }

    private HubAnswer.Not unreachable(String method, String why) {
        return new HubAnswer.Not(Kind.HUB_UNREACHABLE, 0, method + " " + root + ": " + why, null);
    }

    /** ConnectException often has no message of its own. */
    private static String reason(ExecutionException failed) {
        Throwable cause = Optional.ofNullable(failed.getCause()).orElse(failed);
        String name = cause.getClass().getSimpleName();
        String message = cause instanceof IOException ? cause.getMessage() : cause.toString();
        return message == null ? name : name + ": " + message;
    }

    /** Made at the first call, because it starts threads; they are all daemons. */
    private synchronized HttpClient http() {
        if (http == null) {
            AtomicInteger count = new AtomicInteger();
            threads = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, threadName + count.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
            http = HttpClient.newBuilder()
                    .executor(threads)
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(timeout)
                    .build();
        }
        return http;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
