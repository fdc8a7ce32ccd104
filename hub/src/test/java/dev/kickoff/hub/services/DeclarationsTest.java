package dev.kickoff.hub.services;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@TestProfile(HubProfile.class)
class DeclarationsTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");

    @Inject
    SettableClock clock;

    @Inject
    Declarations declarations;

    @Inject
    ServiceRegistry registry;

    private String service;

    @BeforeEach
    void everyTestHasAServiceOfItsOwn(TestInfo test) {
        service = test.getTestMethod().orElseThrow().getName();
        clock.set(NOON);
    }

    @Test
    void aNewDeclarationIsInForceAtOnceAndComparedWithTheOneBefore() {
        declare(40);
        after(Duration.ofMinutes(1));
        declare(60);

        assertEquals(60, inForce());
        asService()
                .get("/v1/services/" + service + "/regions/eu-west-3/declarations")
                .then()
                .body("version", equalTo(List.of(2, 1)))
                .body("inForce", equalTo(List.of(true, false)))
                .body("[0].changes.field", equalTo(List.of("maxCapacity")))
                .body("[0].changes[0].before", equalTo("40"))
                .body("[0].changes[0].after", equalTo("60"));
        asOperator()
                .get("/v1/audit?subject=service/" + service)
                .then()
                .body("entries.action", equalTo(List.of("service.declared", "service.registered")));
    }

    @Test
    void twoVersionsThatRegisterInTurnsDuringADeploymentChangeThePlanOnce() {
        declare(40);
        int changes = 0;
        for (int minute = 1; minute <= 30; minute++) {
            after(Duration.ofMinutes(minute));
            int before = inForce();
            declare(minute % 2 == 0 ? 40 : 60);
            declarations.settle();
            changes += inForce() == before ? 0 : 1;
        }
        assertEquals(1, changes);
        assertEquals(60, inForce());
    }

    @Test
    void aRollBackDaysLaterIsInForceAtOnce() {
        declare(40);
        after(Duration.ofHours(1));
        declare(60);
        after(Duration.ofDays(3));
        declare(40);
        assertEquals(40, inForce());
    }

    @Test
    void aRollBackDuringADeploymentComesIntoForceByItselfOnceItHasSettled() {
        declare(40);
        after(Duration.ofMinutes(1));
        declare(60);
        after(Duration.ofMinutes(3));
        declare(40);
        declarations.settle();
        assertEquals(60, inForce());
        after(Duration.ofMinutes(12));
        declarations.settle();
        assertEquals(40, inForce());
    }

    @Test
    void aFleetThatStartsIsWrittenOnce() {
        IntStream.range(0, 20).parallel().forEach(i -> declare(40));
        assertEquals(1, declarations.of(service, "eu-west-3").size());
    }

    @Test
    void theHistoryIsBoundedAndKeepsTheOneInForce() {
        for (int i = 0; i < 60; i++) {
            after(Duration.ofMinutes(i));
            declare(40 + i);
        }
        List<Declaration> kept = declarations.of(service, "eu-west-3");
        assertEquals(50, kept.size());
        assertTrue(kept.get(0).inForce());
        assertEquals(99, inForce());
    }

    @Test
    void aReplacedDeclarationStaysOutWhileTheOneInForceIsDeclared() {
        Duration settle = Duration.ofMinutes(10);
        assertFalse(Settling.comesBack(NOON, NOON.plusSeconds(60), NOON.plusSeconds(599), settle));
        assertTrue(Settling.comesBack(NOON, NOON.plusSeconds(60), NOON.plusSeconds(600), settle));
        assertFalse(Settling.comesBack(NOON, NOON.minusSeconds(60), NOON.plusSeconds(6000), settle));
    }

    private void declare(int maxCapacity) {
        asService()
                .body(Registrations.document(service, maxCapacity))
                .put("/v1/services/" + service + "/regions/eu-west-3")
                .then()
                .statusCode(200);
    }

    private void after(Duration time) {
        clock.set(NOON.plus(time));
    }

    private int inForce() {
        return registry.get(service, "eu-west-3").maxCapacity();
    }
}
