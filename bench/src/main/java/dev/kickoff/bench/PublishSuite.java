package dev.kickoff.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * From the click that extends a live event to the commit of the plans of the thousand services that it touches: the packaged
 * Kickoff with its forecaster, its hub and a PostgreSQL of its own, on simulated traffic by the minute.
 */
final class PublishSuite {
    private static final int SERVICES = 1_000;
    private static final int EXTENSIONS = 10;
    private static final int WARM_UP = 3;
    private static final double TARGET_SECONDS = 1;
    private static final String SIGNAL = "/v1/signals/requests/regions/eu-west-3";
    private static final Pattern ROUND = Pattern.compile("Round: cause=EVENT services=(\\d+) published=(\\d+) (.*)");
    private static final Pattern READY = Pattern.compile("Kickoff is ready: (\\S+)/#token=(\\S+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private String url = "";
    private String token = "";

    private PublishSuite() {}

    /** @param arguments path of {@code quarkus-run.jar} */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("usage: PublishSuite path/to/quarkus-run.jar");
            System.exit(2);
        }
        Path data = Files.createTempDirectory("kickoff-bench");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        arguments[0],
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .start();
        boolean met;
        try {
            met = new PublishSuite().run(server);
        } finally {
            server.destroy();
            server.waitFor();
            delete(data);
        }
        System.exit(met ? 0 : 1);
    }

    private boolean run(Process server) throws Exception {
        Thread reader = new Thread(() -> read(server.inputReader()), "output");
        reader.setDaemon(true);
        reader.start();
        Matcher ready = await(READY);
        url = ready.group(1);
        token = ready.group(2);
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES);
        Instant start = now.minus(Duration.ofHours(1));
        declare(now, start);
        System.out.printf("%-9s %8s  %s%n", "extension", "seconds", "parts in milliseconds");
        List<Double> seconds = new ArrayList<>();
        for (int i = 1; i <= WARM_UP + EXTENSIONS; i++) {
            long clicked = System.nanoTime();
            int revision = i;
            send("POST", "/v1/events/tonight/actions", "application/json", """
                    {"action": "extend", "minutes": 30, "reason": "extra time", "revision": %d}""".formatted(revision));
            Matcher round = await(ROUND);
            double took = (System.nanoTime() - clicked) / 1e9;
            boolean counts = i > WARM_UP;
            System.out.printf(
                    "%-9s %8.3f  plans=%s %s%n",
                    counts ? i - WARM_UP : "warm-up", took, round.group(2), round.group(3));
            if (counts) {
                seconds.add(took);
            }
        }
        seconds.sort(Comparator.naturalOrder());
        double median = seconds.get(EXTENSIONS / 2);
        System.out.printf(
                "%nmedian %.3f s, worst %.3f s, target %.0f s: %s%n",
                median, seconds.get(EXTENSIONS - 1), TARGET_SECONDS, median < TARGET_SECONDS ? "met" : "MISSED");
        return median < TARGET_SECONDS;
    }

    private void declare(Instant now, Instant start) throws Exception {
        send("PUT", SIGNAL, "application/json", """
                {"stepSeconds": 60, "zone": "Europe/Paris", "unit": "requests/min"}""");
        StringBuilder traffic = new StringBuilder("timestamp,value\n");
        for (Instant at = now.minus(Duration.ofDays(15)); at.isBefore(now); at = at.plusSeconds(60)) {
            traffic.append(at).append(',').append(simulated(at, start)).append('\n');
        }
        send("POST", SIGNAL + "/traffic", "text/csv", traffic.toString());
        for (int days = 14; days >= 1; days--) {
            enter("past-" + days, start.minus(Duration.ofDays(days)), "ENDED");
        }
        enter("tonight", start, "LIVE");
        for (int i = 0; i < SERVICES; i++) {
            String name = "service-%04d".formatted(i);
            send("PUT", "/v1/services/" + name + "/regions/eu-west-3", "application/json", """
                    {"service": "%s", "region": "eu-west-3", "team": "all", "signal": "requests", "unit": "task",
                     "tier": "STANDARD", "transform": {"kind": "LINEAR", "points": [{"signal": %d, "capacity": 1}]},
                     "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": 100000, "headroomPct": 20}""".formatted(
                            name, 20 + i % 50));
        }
        while (!send("GET", "/v1/services/service-%04d/regions/eu-west-3/plan".formatted(SERVICES - 1), "", "")) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** A day's curve, four times as much in two hours of an event each day, and a little noise. */
    private static long simulated(Instant at, Instant start) {
        double day = at.getEpochSecond() % 86_400 / 86_400.0;
        long since = Math.floorMod(Duration.between(start, at).toSeconds(), 86_400L);
        double event = since < 7_200 ? 4 : 1;
        double noise = 1 + 0.02 * Math.sin(at.getEpochSecond() * 12.9898);
        return Math.round(1_000 * (1.5 + Math.sin(2 * Math.PI * day)) * event * noise);
    }

    private void enter(String id, Instant start, String state) throws Exception {
        send("POST", "/v1/events", "application/json", """
                {"id": "%s", "name": "Match", "category": "football", "zone": "Europe/Paris", "state": "%s",
                 "start": "%s", "end": "%s"}""".formatted(
                        id, state, start, start.plus(Duration.ofHours(2))));
    }

    /** Returns false if there is nothing there yet. */
    private boolean send(String method, String path, String type, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400 && response.statusCode() != 404) {
            throw new IOException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.statusCode() < 400;
    }

    private Matcher await(Pattern pattern) throws InterruptedException, IOException {
        for (String line = lines.poll(2, TimeUnit.MINUTES); line != null; line = lines.poll(2, TimeUnit.MINUTES)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher;
            }
        }
        throw new IOException("Kickoff did not say within two minutes: " + pattern);
    }

    private void read(BufferedReader output) {
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException closed) {
            lines.add("The output of Kickoff has ended: " + closed.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
