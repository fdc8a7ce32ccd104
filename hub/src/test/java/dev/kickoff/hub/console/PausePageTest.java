package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kickoff.hub.plans.Plans;
import dev.kickoff.schemas.CapacityPlan;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The library of a service is paused and resumed on its page. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class PausePageTest extends ConsoleTest {
    @Inject
    Plans plans;

    @Test
    void oneClickPausesTheLibraryOfAServiceAndOneLetsItGoOn() {
        stage.openingMatch(forecaster);
        visit.open("/services/web/eu-west-3");

        page.getByLabel("Why it must change nothing").fill("the load balancer is moved");
        visit.button("Pause the library").click();

        assertThat(page.locator("#paused")).containsText("Paused by operator: the load balancer is moved");
        assertEquals("the load balancer is moved", newest().paused());
        visit.assertAccessible();

        page.getByLabel("Why it may go on").fill("moved");
        visit.button("Resume the library").click();

        assertThat(page.locator("#paused")).hasCount(0);
        assertNull(newest().paused());
        visit.assertNoComplaints();
    }

    private CapacityPlan newest() {
        return plans.latest("web", "eu-west-3").orElseThrow();
    }
}
