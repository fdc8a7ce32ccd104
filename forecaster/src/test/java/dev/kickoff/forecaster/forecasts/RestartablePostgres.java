package dev.kickoff.forecaster.forecasts;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A real PostgreSQL that can be stopped and started again on the same data and port: {@code PUT /stop} and
 * {@code PUT /start} at {@code kickoff.test.postgres-switch}, because a test and its resources share no memory.
 */
public final class RestartablePostgres implements QuarkusTestResourceLifecycleManager {
    private Path folder;
    private EmbeddedPostgres postgres;
    private int port;
    private HttpServer control;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("kickoff-postgres");
            startPostgres();
            control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            control.createContext("/", exchange -> {
                if (exchange.getRequestURI().getPath().equals("/stop")) {
                    postgres.close();
                } else {
                    startPostgres();
                }
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            control.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "kickoff.database.url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "kickoff.database.username", "postgres",
                "kickoff.test.postgres-switch",
                        "http://127.0.0.1:" + control.getAddress().getPort());
    }

    private void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
        port = postgres.getPort();
    }

    @Override
    public void stop() {
        control.stop(0);
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
