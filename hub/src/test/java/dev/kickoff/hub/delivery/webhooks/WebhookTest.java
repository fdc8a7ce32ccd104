package dev.kickoff.hub.delivery.webhooks;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.kickoff.hub.plans.PlansPublished;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@TestProfile(WebhookTest.Profile.class)
class WebhookTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");

    public static class Profile extends HubProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kickoff.webhooks.allow-private", "true",
                    "kickoff.webhooks.first-wait", "PT0.05S",
                    "kickoff.webhooks.check-interval", "PT0.1S",
                    "kickoff.webhooks.attempts", "3");
        }
    }

    private record Received(String id, String timestamp, String signature, String body) {}

    @Inject
    Event<PlansPublished> published;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private HttpServer receiver;
    private String service;

    @BeforeEach
    void startReceiver(TestInfo test) throws IOException {
        service = test.getTestMethod().orElseThrow().getName();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stopReceiver() {
        receiver.stop(0);
    }

    @Test
    void aPublishedPlanIsToldWithASignatureThatCanBeChecked() {
        JsonPath subscription = subscribe();

        publish(1);

        Awaitility.await().atMost(PATIENCE).until(() -> received.size() == 1);
        Received message = received.get(0);
        byte[] secret =
                Base64.getDecoder().decode(subscription.getString("secret").substring("whsec_".length()));
        assertEquals(
                Signature.of(secret, message.id(), Long.parseLong(message.timestamp()), message.body()),
                message.signature());
        JsonPath event = JsonPath.from(message.body());
        assertEquals("1.0", event.getString("specversion"));
        assertEquals("dev.kickoff.plan.published", event.getString("type"));
        assertEquals(service, event.getString("data.service"));
        assertEquals(7, event.getInt("data.highestFloor"));
    }

    @Test
    void aTransactionThatIsRolledBackTellsNobody() {
        JsonPath subscription = subscribe();

        QuarkusTransaction.begin();
        published.fire(new PlansPublished(List.of(plan(1))));
        QuarkusTransaction.rollback();
        publish(2);

        Awaitility.await().atMost(PATIENCE).until(() -> received.size() == 1);
        assertTrue(
                received.get(0).body().contains("\"version\":2"),
                received.get(0).body());
        asOperator()
                .get("/v1/webhooks/" + subscription.getString("id") + "/messages?state=WAITING")
                .then()
                .body("", equalTo(List.of()));
    }

    @Test
    void aMessageThatNobodyTakesIsKeptAndReplayed() {
        JsonPath subscription = subscribe();
        String messages = "/v1/webhooks/" + subscription.getString("id") + "/messages";
        status.set(500);

        publish(1);

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> asOperator()
                        .get(messages)
                        .then()
                        .body("problem", equalTo(List.of("answered 500")))
                        .body("attempts", equalTo(List.of(3))));
        assertEquals(3, received.size());
        assertEquals(1, received.stream().map(Received::id).distinct().count(), "the same message each time");

        status.set(200);
        String id = asOperator().get(messages).jsonPath().getString("[0].id");
        asOperator().post(messages + "/" + id + "/replay").then().statusCode(204);

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        asOperator().get(messages + "?state=DELIVERED").then().body("id", equalTo(List.of(id))));
    }

    @Test
    void theSecretIsSaidOnce() {
        JsonPath subscription = subscribe();

        assertTrue(subscription.getString("secret").startsWith("whsec_"));
        assertFalse(asOperator().get("/v1/webhooks").asString().contains("secret"));
    }

    @Test
    void onlyTheOperatorSubscribes() {
        asService()
                .body("{\"url\": \"https://example.com\"}")
                .post("/v1/webhooks")
                .then()
                .statusCode(403);
        asOperator()
                .body("{\"url\": \"file:///etc/passwd\"}")
                .post("/v1/webhooks")
                .then()
                .statusCode(422)
                .body("field", equalTo("url"))
                .body("detail", containsString("http"));
    }

    private JsonPath subscribe() {
        return asOperator()
                .body("{\"url\": \"http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook\", \"service\": \""
                        + service + "\"}")
                .post("/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private void publish(long version) {
        QuarkusTransaction.requiringNew().run(() -> published.fire(new PlansPublished(List.of(plan(version)))));
    }

    private CapacityPlan plan(long version) {
        Floor floor =
                new Floor(NOON, NOON, NOON.plusSeconds(3_600), 7, 100, Quantile.P90, 20, List.of(), null, null, 0);
        return new CapacityPlan(
                service,
                "eu-west-3",
                version,
                NOON,
                "requests",
                "instance",
                List.of(floor),
                List.of(),
                new CapacityPlan.Provenance("f", "simulated", "test", Map.of()));
    }
}
