package dev.kickoff.bench.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long it takes from the edit of an event until every waiting client holds the new plan. The clients do as the
 * library does: hold the stream open, poll within half a second of being told. Only the JDK, so that it runs from its
 * source: {@code java EditToPlan.java hub operatorToken clients}.
 */
final class EditToPlan {
    private static final int SPREAD_MILLIS = 500;
    private static final long TARGET_MILLIS = 2_000;
    private static final String SERVICE = "/v1/services/bench/regions/eu-west-3";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String hub;
    private final String token;
    private final int clients;
    private final CountDownLatch connected;
    private final CountDownLatch served;
    private final AtomicLongArray servedAt;
    private volatile String knownTag = "";
    private volatile boolean edited;

    private EditToPlan(String hub, String token, int clients) {
        this.hub = hub;
        this.token = token;
        this.clients = clients;
        this.connected = new CountDownLatch(clients);
        this.served = new CountDownLatch(clients);
        this.servedAt = new AtomicLongArray(clients);
    }

    public static void main(String[] args) throws Exception {
        System.exit(new EditToPlan(args[0], args[1], Integer.parseInt(args[2])).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        knownTag = http.send(get(SERVICE + "/plan"), BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        for (int i = 0; i < clients; i++) {
            hold(i);
        }
        if (!connected.await(60, TimeUnit.SECONDS)) {
            System.out.println("only " + (clients - connected.getCount()) + " streams could be opened");
            return false;
        }
        edited = true;
        long start = System.nanoTime();
        HttpResponse<String> answer = http.send(edit(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            System.out.println("the edit was refused: " + answer.statusCode() + " " + answer.body());
            return false;
        }
        boolean all = served.await(60, TimeUnit.SECONDS);
        long[] millis = new long[clients];
        for (int i = 0; i < clients; i++) {
            millis[i] = servedAt.get(i) == 0 ? Long.MAX_VALUE : (servedAt.get(i) - start) / 1_000_000;
        }
        Arrays.sort(millis);
        System.out.printf(
                "from the edit to the new plan, %d clients: first %d ms, median %d ms, last %d ms (target < %d ms)%n",
                clients, millis[0], millis[clients / 2], millis[clients - 1], TARGET_MILLIS);
        return all && millis[clients - 1] < TARGET_MILLIS;
    }

    private void hold(int client) {
        AtomicInteger lines = new AtomicInteger();
        http.sendAsync(get(SERVICE + "/stream"), BodyHandlers.ofLines()).thenAccept(response -> {
            Thread reader = new Thread(
                    () -> response.body().forEach(line -> {
                        if (lines.getAndIncrement() == 0) {
                            connected.countDown();
                        }
                        if (edited && line.startsWith("data:") && line.contains("version")) {
                            poll(client);
                        }
                    }),
                    "client-" + client);
            reader.setDaemon(true);
            reader.start();
        });
    }

    private void poll(int client) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(SPREAD_MILLIS));
            HttpResponse<Void> plan = http.send(get(SERVICE + "/plan"), BodyHandlers.discarding());
            boolean isNew = !knownTag.equals(plan.headers().firstValue("ETag").orElse(knownTag));
            if (isNew && servedAt.compareAndSet(client, 0, System.nanoTime())) {
                served.countDown();
            }
        } catch (IOException | InterruptedException failure) {
            System.err.println("client " + client + ": " + failure);
        }
    }

    private HttpRequest edit() {
        Instant start = Instant.now().plus(Duration.ofHours(2));
        String event = """
                {"id": "bench-%d", "name": "Bench", "category": "football", "zone": "Europe/Paris",
                 "state": "APPROVED", "start": "%s", "end": "%s",
                 "expectedAudience": {"p50": 5000000}}
                """.formatted(System.nanoTime(), start, start.plus(Duration.ofHours(2)));
        return request("/v1/events")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
    }

    private HttpRequest get(String path) {
        return request(path).build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub + path)).header("Authorization", "Bearer " + token);
    }
}
