package dev.kickoff.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real Prometheus server on a free loopback port, with data that it is given beforehand. {@code prometheus.sh} finds
 * or downloads it. Scrapes nothing.
 */
public final class PrometheusServer implements AutoCloseable {
    private static final Path SCRIPT = Path.of("deploy", "test-tools", "prometheus.sh");
    private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(5);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path server;
    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private PrometheusServer(Path server, Path folder, int port) {
        this.server = server;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Imports the samples and starts. Blocks until the server answers queries.
     *
     * @param folder empty, for data and log
     * @param openMetrics lines of the OpenMetrics text format with timestamps in seconds, without the closing {@code # EOF}
     */
    public static PrometheusServer start(Path folder, List<String> openMetrics) {
        try {
            Path server =
                    Path.of(output(List.of("bash", ProjectFiles.find(SCRIPT).toString()), DOWNLOAD_LIMIT)
                            .strip());
            List<String> lines = new ArrayList<>(openMetrics);
            lines.add("# EOF");
            Path text = Files.write(folder.resolve("samples.txt"), lines);
            output(
                    List.of(
                            server.resolveSibling("promtool").toString(),
                            "tsdb",
                            "create-blocks-from",
                            "openmetrics",
                            text.toString(),
                            folder.resolve("data").toString()),
                    START_LIMIT);
            Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: []\n");
            PrometheusServer made = new PrometheusServer(server, folder, freePort());
            made.start();
            return made;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Base URL; the same after {@link #kill} and {@link #start()}. */
    public URI url() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port);
    }

    /** Starts it on the data that it has. */
    public void start() {
        try {
            Path log = folder.resolve("prometheus.log");
            Process started = new ProcessBuilder(
                            server.toString(),
                            "--config.file=" + folder.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--storage.tsdb.retention.time=100y",
                            "--web.listen-address=" + url().getAuthority(),
                            "--log.level=warn")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            process = started;
            if (!awaitReady(started)) {
                close();
                throw new IllegalStateException(
                        "Prometheus does not answer at " + url() + ":\n" + Files.readString(log));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Ends it as a power cut would. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
            process = null;
        }
    }

    @Override
    public void close() {
        kill();
    }

    private boolean awaitReady(Process started) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(url().resolve("/-/ready")).build();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (started.isAlive() && System.nanoTime() < end) {
            try {
                if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return true;
                }
            } catch (IOException notYet) {
                // It does not listen yet.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private static String output(List<String> command, Duration limit) throws IOException {
        Path out = Files.createTempFile("prometheus", ".out");
        Path err = Files.createTempFile("prometheus", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        String.join(" ", command) + " failed:\n" + Files.readString(out) + Files.readString(err));
            }
            return Files.readString(out);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
