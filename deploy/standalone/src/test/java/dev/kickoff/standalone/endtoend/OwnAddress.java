package dev.kickoff.standalone.endtoend;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Tells both services where they are before they start, as {@code kickoff serve} does. */
public final class OwnAddress implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        int port = freePort();
        String self = "http://127.0.0.1:" + port;
        return Map.of(
                "quarkus.http.test-port", Integer.toString(port),
                "kickoff.forecaster.hub-url", self,
                "kickoff.hub.forecaster-url", self);
    }

    @Override
    public void stop() {
        // A number needs no closing.
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
