package dev.kickoff.hub.leases;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.schemas.Lease;
import dev.kickoff.schemas.LeaseRequest;
import dev.kickoff.schemas.Report;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@TestProfile(HubProfile.class)
class LeaseApiTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");
    private static final Duration TERM = Duration.ofSeconds(45);
    private static final String REGION = "eu-west-3";

    @Inject
    Leases leases;

    @Inject
    SettableClock clock;

    private String service;

    @BeforeEach
    void everyTestHasAServiceOfItsOwn(TestInfo test) {
        service = "lease-" + test.getTestMethod().orElseThrow().getName();
        clock.set(NOON);
    }

    /** CONTRACT-14 */
    @Test
    void tellsOneInstanceToActAndTheOthersForHowLongTheyNeedNotAsk() {
        register();
        assertEquals(new Lease(service, REGION, "i-1", true, TERM, 0, 1), asked("i-1"));

        clock.set(NOON.plusSeconds(10));
        assertEquals(new Lease(service, REGION, "i-2", false, TERM.minusSeconds(10), 1, 2), asked("i-2"));
    }

    @Test
    void aHolderThatAsksInTimeStays() {
        for (int seconds = 0; seconds <= 120; seconds += 30) {
            clock.set(NOON.plusSeconds(seconds));
            assertTrue(ask("i-1").acts());
            assertFalse(ask("i-2").acts());
        }
    }

    @Test
    void aHolderThatIsSilentIsReplacedWhenItsLeaseEnds() {
        ask("i-1");
        clock.set(NOON.plus(TERM).minusMillis(1));
        assertFalse(ask("i-2").acts());

        clock.set(NOON.plus(TERM));
        assertTrue(ask("i-2").acts());
        assertFalse(ask("i-1").acts());
    }

    @Test
    void keepsRanksWhenInstancesJoinAndClosesUpWhenTheyLeave() {
        ask("b");
        clock.set(NOON.plusSeconds(1));
        ask("c");
        clock.set(NOON.plusSeconds(2));
        assertEquals(2, ask("a").rank(), "who comes last stands last, whatever its name");
        assertEquals(0, ask("b").rank());

        clock.set(NOON.plus(Duration.ofMinutes(2)));
        ask("c");
        ask("a");
        clock.set(NOON.plus(Duration.ofMinutes(4)));

        Lease left = ask("a");
        assertEquals(1, left.rank());
        assertEquals(2, left.count(), "b was not heard of for four minutes");
        assertEquals(1, ask("b").count() - left.count(), "and counts again once it asks");
    }

    /** Two replicas are two threads on one database: neither knows of the other. */
    @Test
    void ofManyThatAskAtOnceOneActs() throws Exception {
        int threads = 8;
        ExecutorService replicas = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        try {
            for (int round = 0; round < 20; round++) {
                clock.set(NOON.plus(TERM.multipliedBy(round)));
                List<CompletableFuture<Lease>> answers = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    String instance = "i-" + i;
                    answers.add(CompletableFuture.supplyAsync(
                            () -> {
                                await(together);
                                return ask(instance);
                            },
                            replicas));
                }
                assertEquals(
                        1,
                        answers.stream().filter(answer -> answer.join().acts()).count());
            }
            Set<Integer> ranks = new HashSet<>();
            for (int i = 0; i < threads; i++) {
                ranks.add(ask("i-" + i).rank());
            }
            assertEquals(threads, ranks.size(), "no two share a rank");
        } finally {
            replicas.shutdownNow();
        }
    }

    @Test
    void servicesAndRegionsHaveLeasesOfTheirOwn() {
        LeaseRequest request = request("i-1", "group/a", Report.Mode.ACT);
        assertTrue(leases.ask(service, "eu-west-3", request).acts());
        assertTrue(leases.ask(service, "eu-central-1", request).acts());
        assertTrue(leases.ask(service + "-two", "eu-west-3", request).acts());
    }

    /** A canary in dry run must not stop the fleet, nor the other way round; and a second target is nobody's yet. */
    @Test
    void dryRunsAndOtherTargetsHaveLeasesOfTheirOwn() {
        assertTrue(leases.ask(service, REGION, request("i-1", "group/a", Report.Mode.DRY_RUN))
                .acts());
        assertTrue(leases.ask(service, REGION, request("i-2", "group/a", Report.Mode.ACT))
                .acts());
        assertTrue(leases.ask(service, REGION, request("i-3", "group/b", Report.Mode.ACT))
                .acts());

        assertEquals(
                1,
                leases.ask(service, REGION, request("i-2", "group/a", Report.Mode.ACT))
                        .count());
    }

    @Test
    void forgetsInstancesThatAreGone() {
        ask("i-1");
        clock.set(NOON.plus(Duration.ofHours(1)));
        ask("i-2");

        assertTrue(leases.forgetOld() >= 1);
        assertEquals(1, ask("i-2").count());
    }

    @Test
    void refusesTheTokenOfAnotherService() {
        register();
        String foreign = asOperator()
                .body("{\"service\": \"another\", \"label\": \"test\"}")
                .post("/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");

        given().header("Authorization", "Bearer " + foreign)
                .contentType("application/json")
                .body(body("i-1"))
                .post(path())
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .body(body("i-1"))
                .post(path())
                .then()
                .statusCode(401);
        assertEquals(1, ask("i-2").count(), "nobody was heard of");
    }

    @Test
    void refusesARequestWithoutAnInstanceAndOneForAnUnknownService() {
        asService()
                .body(body("i-1"))
                .post(path())
                .then()
                .statusCode(404)
                .body("detail", containsString("not registered"));
        register();
        asService().body("{}").post(path()).then().statusCode(422).body("field", equalTo("instance"));
        asService()
                .body(body("i-1").replace("group/a", " "))
                .post(path())
                .then()
                .statusCode(422)
                .body("field", equalTo("target"));
        asService().post(path()).then().statusCode(422).body("field", equalTo("body"));
    }

    private Lease ask(String instance) {
        return leases.ask(service, REGION, request(instance, "group/a", Report.Mode.ACT));
    }

    private static LeaseRequest request(String instance, String target, Report.Mode mode) {
        return new LeaseRequest(instance, target, mode);
    }

    private static String body(String instance) {
        return "{\"instance\": \"" + instance + "\", \"target\": \"group/a\", \"mode\": \"ACT\"}";
    }

    private Lease asked(String instance) {
        return asService()
                .body(body(instance))
                .post(path())
                .then()
                .statusCode(200)
                .extract()
                .as(Lease.class);
    }

    private String path() {
        return "/v1/services/" + service + "/regions/" + REGION + "/lease";
    }

    private void register() {
        asService()
                .body("""
                        {"service": "%s", "region": "eu-west-3", "team": "video", "signal": "requests", "unit": "instance",
                         "tier": "STANDARD", "transform": {"kind": "LINEAR", "points": [{"signal": 100, "capacity": 1}]},
                         "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": 40, "headroomPct": 0}""".formatted(service))
                .put("/v1/services/" + service + "/regions/" + REGION)
                .then()
                .statusCode(200);
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await();
        } catch (InterruptedException | BrokenBarrierException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
