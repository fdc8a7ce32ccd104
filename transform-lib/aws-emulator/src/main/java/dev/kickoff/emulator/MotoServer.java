package dev.kickoff.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The moto server on a free loopback port, run by {@code moto.sh}, which installs it if need be. If the environment
 * variable {@value #ENDPOINT_VARIABLE} names an emulator that already runs (moto, LocalStack…), that one is used and
 * nothing is started.
 */
public final class MotoServer implements AutoCloseable {
    public static final String ENDPOINT_VARIABLE = "KICKOFF_TEST_AWS_ENDPOINT";

    /** Long enough to install it over a slow network. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private static final Path SCRIPT = Path.of("transform-lib", "aws-emulator", "moto.sh");
    private static final int TRIES = 3;

    private final URI endpoint;
    private final @Nullable Process process;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private MotoServer(URI endpoint, @Nullable Process process) {
        this.endpoint = endpoint;
        this.process = process;
    }

    /**
     * Blocks until the server answers: two seconds, or as long as the installation takes.
     *
     * @throws IllegalStateException with the server's output if it does not come up
     */
    public static MotoServer start() {
        String given = System.getenv(ENDPOINT_VARIABLE);
        if (given != null && !given.isBlank()) {
            return new MotoServer(URI.create(given), null);
        }
        IllegalStateException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return startOwn();
            } catch (IllegalStateException portTakenMeanwhile) {
                last = portTakenMeanwhile;
            }
        }
        throw new IllegalStateException("moto does not start; see the causes", last);
    }

    private static MotoServer startOwn() {
        try {
            int port = freePort();
            Path log = Files.createTempFile("moto", ".log");
            Process process = new ProcessBuilder(
                            "bash", ProjectFiles.find(SCRIPT).toString(), "serve", String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            URI endpoint =
                    URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port);
            MotoServer server = new MotoServer(endpoint, process);
            boolean answers = server.awaitAnswer();
            String output = Files.readString(log);
            Files.delete(log);
            if (!answers) {
                server.close();
                throw new IllegalStateException("moto does not answer at " + endpoint + ":\n" + output);
            }
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where AWS clients are to be pointed at. */
    public URI endpoint() {
        return endpoint;
    }

    /** Forgets everything that was created, on servers that can. */
    public void reset() {
        try {
            http.send(
                    HttpRequest.newBuilder(endpoint.resolve("/moto-api/reset"))
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the server if this object started it. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitAnswer() {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (process != null && process.isAlive() && System.nanoTime() < end) {
            try {
                reset();
                return true;
            } catch (UncheckedIOException notYet) {
                try {
                    TimeUnit.MILLISECONDS.sleep(50);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
