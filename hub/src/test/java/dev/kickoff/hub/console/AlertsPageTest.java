package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kickoff.hub.planning.Alert;
import dev.kickoff.hub.plans.PlanAlerts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class AlertsPageTest extends ConsoleTest {
    @Inject
    PlanAlerts alerts;

    @Test
    void saysThatNothingNeedsAnybody() {
        visit.open("/alerts");

        assertThat(page.getByText("Nothing needs you")).isVisible();
        assertThat(page.locator(".top a[href='/alerts'] .count")).hasCount(0);
        visit.assertAccessible();
    }

    @Test
    void listsWhatIsWrongByEventWithThePlaceToMendIt() {
        tooSmall();
        visit.open("/events");
        assertThat(page.locator(".top a[href='/alerts'] .count")).hasText(Pattern.compile("\\d+"));
        page.locator(".top a[href='/alerts']").click();

        Locator group = page.locator("#alerts section")
                .filter(new Locator.FilterOptions().setHasText("Brazil v Scotland"))
                .first();
        Locator row = group.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText("results-api in eu-west-3"))
                .first();
        assertThat(row).containsText("Limit");
        assertThat(row).containsText("maxCapacity");
        assertThat(row).containsText("CEST");
        assertThat(page.locator("#alerts")).containsText("Latest safe starts");
        visit.assertAccessible();

        row.getByText("See the limits it declared").click();
        assertThat(page.locator("h1")).hasText("results-api");
        visit.assertNoComplaints();
    }

    @Test
    void groupsByTeamAndFilters() {
        tooSmall();
        visit.open("/alerts");
        page.getByLabel("Grouped by").selectOption("Team");
        page.getByLabel("Kind").selectOption("Limit");
        visit.button("Show").click();
        assertThat(page.locator("#alerts h2").first()).containsText("Match centre");
        assertThat(page.locator("#alerts tbody tr").first()).containsText("Brazil v Scotland");

        page.getByLabel("Find").fill("no such service");
        visit.button("Show").click();
        assertThat(page.getByText("No alert fits the filter")).isVisible();
        page.getByText("Show all").click();
        assertThat(page.getByLabel("Find")).hasValue("");
    }

    @Test
    void theBarStaysInOneRowAndItsMenuClosesWithEscape() {
        tooSmall();
        visit.open("/alerts");
        double height = page.locator(".top").boundingBox().height;
        assertTrue(height < 70, "the bar is " + height + " px high");

        visit.openMenu();
        Locator administration = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Administration"));
        assertThat(administration).isVisible();
        visit.assertAccessible();
        page.keyboard().press("Escape");
        assertThat(administration).isHidden();
        assertThat(page.locator(".menu summary")).isFocused();
        page.keyboard().press("g");
        page.keyboard().press("l");
        assertThat(page.locator("h1")).hasText("Alerts");
    }

    /** The most that results-api may have is not enough for the match. */
    private void tooSmall() {
        stage.openingMatch(forecaster);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> alerts.all().stream()
                        .anyMatch(alert -> alert.kind() == Alert.Kind.LIMIT && alert.event() != null));
    }
}
