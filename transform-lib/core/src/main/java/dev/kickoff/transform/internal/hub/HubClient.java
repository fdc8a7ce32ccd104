package dev.kickoff.transform.internal.hub;

import dev.kickoff.transform.LibraryError.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The hub's HTTP interface for one service in one region, at one of several addresses ({@link Hubs}). A call ends within
 * the time-out of each hub that it asks, however slowly they answer; an answer above {@value #MAX_ANSWER_BYTES} bytes is cut off and counts as an error. Redirects are not
 * followed, so the token goes to nobody else.
 */
public final class HubClient implements AutoCloseable {
    static final int MAX_ANSWER_BYTES = 8 << 20;

    /** How long another hub is asked before the first is tried again. */
    private static final Duration AWAY = Duration.ofMinutes(5);

    private final Hubs hubs;
    private final @Nullable String token;
    private final Duration timeout;
    private final String threadName;
    private @Nullable ExecutorService threads;
    private @Nullable HttpClient http;
    private volatile boolean closed;

    /**
     * @param hubs base addresses, with or without a path, in order of preference
     * @param token bearer token, null for none
     * @param attempts makes one back-off per hub
     * @param said told when another hub is asked from now on; called by any thread
     */
    public HubClient(
            List<URI> hubs,
            @Nullable String token,
            String service,
            String region,
            Duration timeout,
            Supplier<Attempts> attempts,
            Consumer<String> said) {
        String path = "v1/services/" + service + "/regions/" + region;
        List<URI> roots = hubs.stream()
                .map(hub -> URI.create(hub.toString().endsWith("/") ? hub + path : hub + "/" + path))
                .distinct()
                .toList();
        this.hubs = new Hubs(roots, attempts, AWAY, System::nanoTime, said);
        this.token = token;
        this.timeout = timeout;
        this.threadName = "kickoff-http-" + service + "-";
    }

    /** @param tag as {@link HubAnswer.Done#tag} of an earlier answer; a hub other than the one that gave it is not told */
    public HubAnswer get(String path, @Nullable String tag) {
        return send("GET", path, null, tag);
    }

    public HubAnswer put(String path, String json) {
        return send("PUT", path, json, null);
    }

    public HubAnswer post(String path, String json) {
        return send("POST", path, json, null);
    }

    /** Asks one hub after the other until one is there. */
    private HubAnswer send(String method, String path, @Nullable String json, @Nullable String tag) {
        HubAnswer.Not down = null;
        for (URI root : hubs.inOrder()) {
            HubAnswer answer = send(root, method, path, json, tag);
            if (Thread.currentThread().isInterrupted() || hubs.heard(root, answer)) {
                return answer;
            }
            down = (HubAnswer.Not) answer;
        }
        return hubs.allDown(method, Objects.requireNonNull(down, "there is a hub to ask"));
    }

    /**
     * Holds an event stream open and returns when it has ended, for whatever reason; also when another hub than its own is
     * asked from now on.
     *
     * @param silence how long nothing may come, the answer itself included
     * @param line called with each line, by one thread at a time; does not block
     */
    HubAnswer.Not follow(String path, Duration silence, Consumer<String> line) {
        URI root = hubs.inOrder().get(0);
        AtomicBoolean open = new AtomicBoolean();
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
                                    if (open.compareAndSet(false, true)) {
                                        hubs.isThere(root);
                                    }
                                    line.accept(text);
                                })
                                : new BoundedText(MAX_ANSWER_BYTES));
        while (System.nanoTime() - heardAt.get() < silence.toNanos()
                && !closed
                && (!open.get() || hubs.isCurrent(root))) {
            try {
                HubAnswer answer = HubAnswers.read("GET", root, stream.get(500, TimeUnit.MILLISECONDS));
                return answer instanceof HubAnswer.Not not ? not : unreachable("GET", root, "the stream was ended");
            } catch (TimeoutException stillOpen) {
                continue;
            } catch (ExecutionException failed) {
                HubAnswer.Not not = unreachable("GET", root, reason(failed));
                if (!open.get() && !closed) {
                    hubs.heard(root, not);
                }
                return not;
            } catch (InterruptedException stopped) {
                break;
            }
        }
        stream.cancel(true);
        String why =
                open.get() && !hubs.isCurrent(root) ? "another hub is asked" : "nothing on the stream for " + silence;
        return unreachable("GET", root, closed ? "closed" : why);
    }

    private HubAnswer send(URI root, String method, String path, @Nullable String json, @Nullable String tag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(timeout)
                .header("Accept", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        String mine = root + " ";
        if (tag != null && tag.startsWith(mine)) {
            request.header("If-None-Match", tag.substring(mine.length()));
        }
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        CompletableFuture<HttpResponse<String>> response =
                http().sendAsync(request.build(), info -> new BoundedText(MAX_ANSWER_BYTES));
        try {
            return HubAnswers.read(method, root, response.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            response.cancel(true);
            return unreachable(method, root, "no answer within " + timeout);
        } catch (ExecutionException failed) {
            return unreachable(method, root, reason(failed));
        } catch (InterruptedException stopped) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            return unreachable(method, root, "interrupted");
        }
    }

    private static HubAnswer.Not unreachable(String method, URI root, String why) {
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
