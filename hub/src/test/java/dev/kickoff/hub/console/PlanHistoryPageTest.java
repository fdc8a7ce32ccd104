package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import dev.kickoff.hub.holds.Hold;
import dev.kickoff.hub.holds.Holds;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class PlanHistoryPageTest extends ConsoleTest {
    private static final String WEB = "/services/web/eu-west-3";
    private static final Pattern AMOUNT = Pattern.compile("[+−][\\d,.]+ USD");

    @Inject
    Plans plans;

    @Inject
    Holds holds;

    @Test
    void saysThatThereIsNoPlanYet() {
        stage.registeredWithoutForecast("logins");
        visit.open("/services/logins/eu-west-3");
        page.getByText("Plan history").click();

        assertThat(page.locator("h2").first()).hasText("No plan yet");
        visit.open("/services/logins/eu-west-3/plans?upTo=0");
        assertThat(page.locator("h2").first()).hasText("Nothing older is kept");
        visit.assertAccessible();
    }

    @Test
    void showsWhatANewVersionChangedAndGoesBack() {
        stage.openingMatch(forecaster);
        long good = newest();
        stage.moreHeadroom("web");
        visit.open(WEB);
        page.getByText("Plan history").click();
        Locator first = page.locator("tbody tr").first();
        assertThat(first).containsText("In force");
        assertThat(first).containsText("A service or its policy changed");
        assertThat(first).containsText(Pattern.compile("\\d+ instances"));
        assertThat(first).containsText("CEST");

        visit.open(WEB + "/plans/diff?before=" + good + "&after=" + newest());
        assertThat(page.locator("h1")).hasText("From version " + good + " to version " + newest());
        assertThat(page.locator("tbody").first())
                .containsText(Pattern.compile("Rises|Begins .* earlier|Kept .* longer"));
        assertThat(page.locator("tbody tr").first()).containsText(AMOUNT);
        assertThat(page.locator("dl.facts")).containsText(Pattern.compile("\\+[\\d,.]+ USD"));
        visit.assertAccessible();

        page.getByText("Go back to version " + good).click();
        assertThat(page.locator("dl.facts")).containsText(Pattern.compile("−[\\d,.]+ USD"));
        assertThat(page.getByText("It asks for less capacity within the next hour"))
                .isVisible();
        page.getByLabel("Why").fill("headroom was meant for another service");
        visit.button("Go back to version " + good).click();
        assertThat(page.locator(".callout.bad")).containsText("within the next hour");
        assertThat(page.getByLabel("Why")).hasValue("headroom was meant for another service");
        page.getByLabel("Capacity may go down within the next hour too").check();
        visit.button("Go back to version " + good).click();

        assertThat(page.locator("h1")).hasText("Plan history");
        assertThat(page.locator("tbody tr").first()).containsText("Ordered by a person (operator)");
        assertThat(page.locator("tbody tr").first()).containsText("headroom was meant for another service");
        assertTrue(
                holds.on().stream().anyMatch(hold -> "web".equals(hold.name()) && hold.effect() == Hold.Effect.FREEZE));
        visit.assertNoComplaints();
    }

    @Test
    void offersNothingToGoBackToInTheVersionInForce() {
        stage.openingMatch(forecaster);
        visit.open(WEB + "/plans/" + newest() + "/rollback");

        assertThat(page.getByText("There is nothing to go back to.")).isVisible();
        visit.assertAccessible();
    }

    @Test
    void everyNumberLeadsToItsReasons() {
        Event match = stage.openingMatch(forecaster);
        visit.open("/events/" + match.id());
        page.locator("#service-web-eu-west-3 tr.now a").click();

        assertThat(page.locator("h1")).hasText(Pattern.compile("Why \\d+ instances\\?"));
        Locator steps = page.locator("table.why");
        assertThat(steps).containsText("Expected traffic, p99");
        assertThat(steps).containsText("+15 % for what the reactive scaler cannot catch in time.");
        assertThat(steps).containsText("One instance for 6,000 requests/min");
        assertThat(steps).containsText("At least 4 instances as the team declared, at most 40 instances");
        assertThat(page.getByText("Brazil v Scotland").first()).isVisible();
        assertThat(page.getByText("Revision 1 by operator")).isVisible();
        assertThat(page.getByText("fleet-1")).isVisible();
        visit.assertAccessible();

        String json = page.getByText("The same as JSON").getAttribute("href");
        APIResponse answer = page.request().get(visit.address() + json);
        assertEquals(200, answer.status());
        assertTrue(answer.text().contains("\"reckoning\""), answer.text());

        page.getByText("Floor before").click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("Why \\d+ instances\\?"));
        visit.open(WEB);
        page.locator("table.floors a").first().click();
        assertThat(page.locator("table.why .sum")).containsText("Floor");
        visit.assertNoComplaints();
    }

    @Test
    void saysWhyARaiseStartsWhenItStarts() {
        stage.openingMatch(forecaster);
        CapacityPlan plan = plans.latest("web", PlaybackForecaster.REGION).orElseThrow();
        int raise = 1;
        while (plan.floors().get(raise).capacity()
                <= plan.floors().get(raise - 1).capacity()) {
            raise++;
        }
        visit.open(WEB + "/plans/" + plan.version() + "/why?at="
                + plan.floors().get(raise).startAt());

        assertThat(page.getByText("A unit is ready 5 min after it is asked for, and asking may be 1 min late"))
                .isVisible();
    }

    @Test
    void theExplanationStaysWhenTheServiceChanges() {
        stage.openingMatch(forecaster);
        CapacityPlan plan = plans.latest("web", PlaybackForecaster.REGION).orElseThrow();
        String address = WEB + "/plans/" + plan.version() + "/why?at="
                + plan.floors().get(0).startAt();
        visit.open(address);
        String before = page.locator("table.why").innerText();
        stage.moreHeadroom("web");
        visit.open(address);

        assertEquals(before, page.locator("table.why").innerText());
    }

    private long newest() {
        return plans.latest("web", PlaybackForecaster.REGION).orElseThrow().version();
    }
}
