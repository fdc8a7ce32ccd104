package dev.kickoff.transform.internal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.kickoff.transform.LibraryError.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hub that misbehaves in every way a network allows, as a real server. */
@Timeout(60)
class HubClientTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch testOver = new CountDownLatch(1);
    private HttpServer server;
    private HubClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        client = client(Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        testOver.countDown();
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void asksUnderTheHubsPathWithTokenAndEtag() {
        serve(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            answer(
                    exchange,
                    200,
                    exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().getFirst("Authorization") + " "
                            + exchange.getRequestHeaders().getFirst("If-None-Match"));
        });
        String tag = assertInstanceOf(HubAnswer.Done.class, client.get("/plan", null))
                .tag();

        HubAnswer.Done done = assertInstanceOf(HubAnswer.Done.class, client.get("/plan", tag));

        assertEquals("/kickoff/v1/services/video-edge/regions/eu-west-3/plan Bearer secret \"7\"", done.body());
    }

    @ParameterizedTest
    @CsvSource({
        "401, HUB_DENIED",
        "403, HUB_DENIED",
        "400, HUB_REFUSED",
        "404, HUB_REFUSED",
        "429, HUB_ERROR",
        "500, HUB_ERROR",
        "503, HUB_ERROR",
        "302, HUB_ERROR"
    })
    void tellsCausesApart(int status, Kind kind) {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
            exchange.getResponseHeaders().set("Retry-After", "7");
            answer(exchange, status, "{\"title\":\"T\",\"detail\":\"because\",\"remedy\":\"do this\"}");
        });

        HubAnswer.Not not = assertInstanceOf(HubAnswer.Not.class, client.get("/plan", null));

        assertEquals(kind, not.kind());
        assertEquals(status, not.status());
        assertEquals(Duration.ofSeconds(7), not.retryAfter());
        assertTrue(not.message().endsWith(": " + status + " because (do this)"), not.message());
    }

    @Test
    void neverShowsTheToken() {
        serve(exchange -> answer(exchange, 500, "down"));

        HubAnswer.Not not = assertInstanceOf(HubAnswer.Not.class, client.get("/plan", null));

        assertTrue(!not.message().contains("secret"), not.message());
    }

    @Test
    void givesUpOnAHubThatDoesNotAnswer() {
        serve(exchange -> awaitEnd());
        client = client(Duration.ofMillis(300));

        assertUnreachable(client.get("/plan", null));
    }

    @Test
    void givesUpOnAnAnswerThatNeverEnds() {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        client = client(Duration.ofMillis(300));

        assertUnreachable(client.get("/plan", null));
    }

    @Test
    void givesUpOnAnAnswerThatIsTooLong() {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(megabyte);
            }
        });

        HubAnswer.Not not = assertInstanceOf(HubAnswer.Not.class, client.get("/plan", null));

        assertTrue(not.message().contains("longer than"), not.message());
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        try (HubClient alone = client(Duration.ofSeconds(5), nobody())) {
            HubAnswer.Not not = assertUnreachable(alone.get("/plan", null));
            assertTrue(not.message().contains("ConnectException"), not.message());
        }
    }

    @Test
    void anEventStreamThatCannotBeOpenedIsOpenedAtTheNextHub() throws IOException {
        serve(exchange -> answer(exchange, 200, "event: heartbeat\n"));
        List<String> lines = new CopyOnWriteArrayList<>();
        try (HubClient two = client(Duration.ofSeconds(5), nobody(), hub())) {
            two.follow("/stream", Duration.ofSeconds(20), lines::add);
            assertEquals(List.of(), lines);

            two.follow("/stream", Duration.ofSeconds(20), lines::add);
            assertEquals(List.of("event: heartbeat"), lines);
        }
    }

    @Test
    void survivesAConnectionThatBreaks() {
        serve(HttpExchange::close);

        assertUnreachable(client.post("/reports", "{}"));
    }

    private static HubAnswer.Not assertUnreachable(HubAnswer answer) {
        HubAnswer.Not not = assertInstanceOf(HubAnswer.Not.class, answer);
        assertEquals(Kind.HUB_UNREACHABLE, not.kind());
        return not;
    }

    private URI hub() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/kickoff");
    }

    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private HubClient client(Duration timeout) {
        return client(timeout, hub());
    }

    private static HubClient client(Duration timeout, URI... hubs) {
        return new HubClient(
                List.of(hubs),
                "secret",
                "video-edge",
                "eu-west-3",
                timeout,
                () -> new Attempts(timeout, timeout, System::nanoTime, () -> 0),
                said -> {});
    }

    private void serve(HttpHandler handler) {
        server.createContext("/", exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void awaitEnd() throws IOException {
        try {
            testOver.await();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }
}
