package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.series.SeriesBook;
import dev.kickoff.hub.events.series.SeriesKeeper;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class EventsPageTest extends ConsoleTest {
    @Inject
    EventCalendar calendar;

    @Inject
    SeriesBook series;

    @Inject
    SeriesKeeper keeper;

    @Test
    void saysWhatToDoWhileThereIsNothingYet() {
        visit.open("/events");
        assertThat(page.getByText("No events yet")).isVisible();
        page.getByText("Enter the first event").click();
        page.waitForURL("**/events/new");
        visit.assertNoComplaints();
    }

    @Test
    void showsWhatComesNextWithItsPeakAndWhenCapacityMustBeReady() {
        stage.openingMatch(forecaster);
        stage.to(Stage.MORNING, forecaster);
        visit.open("/events");

        assertThat(page.locator("#next")).containsText("Brazil v Scotland");
        assertThat(page.locator("#next")).containsText("in 3 h 30 min");
        assertThat(page.locator("#next")).containsText("requests/min");
        assertThat(page.locator("#next")).containsText("Peak capacity ready by");
        assertThat(page.locator("#next")).containsText("results-api: 12 instances");
    }

    @Test
    void theHeadFollowsTheHubsClockWhileThePageIsOpen() {
        stage.openingMatch(forecaster);
        visit.open("/events");
        assertThat(page.locator("#next")).containsText("for 1 h 12 min");
        stage.to(Stage.SECOND_HALF.plusSeconds(600), forecaster);
        assertThat(page.locator("#next")).containsText("for 1 h 22 min");
        visit.assertNoComplaints();
    }

    @Test
    void filtersStandInTheAddress() {
        event("Brazil v Scotland", Stage.KICK_OFF);
        event("Final", Instant.parse("1998-07-12T19:00:00Z"));
        event("Friendly", Instant.parse("1998-05-01T19:00:00Z"));

        visit.open("/events");
        assertThat(rows()).hasCount(2);
        page.getByLabel("Search", new Page.GetByLabelOptions().setExact(true)).pressSequentially("final");
        assertThat(rows()).hasCount(1);
        page.waitForURL("**q=final**");
        page.reload();
        assertThat(rows()).hasText(new String[] {"Final"});

        visit.open("/events?show=past");
        assertThat(rows()).hasText(new String[] {"Friendly"});
        visit.open("/events?show=all&q=nothing+like+it");
        assertThat(page.getByText("No event fits this search.")).isVisible();
        visit.assertNoComplaints();
    }

    @Test
    void filtersByStateAndSeriesAndShowsWhatOverlaps() {
        event("Brazil v Scotland", Stage.KICK_OFF);
        keeper.keep(series.create(Stage.weekly("Evening show"), "ada"));
        visit.open("/events");
        assertThat(page.locator("#overlaps")).containsText("Brazil v Scotland, Evening show");
        assertThat(rows().getByText("critical").first()).isVisible();
        page.getByLabel("Series").selectOption("evening-show");
        page.waitForURL("**series=evening-show**");
        assertThat(rows().getByText("Brazil v Scotland")).hasCount(0);
        page.getByLabel("State").selectOption("DRAFT");
        assertThat(page.getByText("No event fits this search.")).isVisible();
        visit.assertAccessible();
        visit.assertNoComplaints();
    }

    @Test
    void cancelledEventsAreNotComingUp() {
        Event event = event("Friendly", Stage.KICK_OFF);
        calendar.changeState(event.id(), 1, EventState.CANCELLED, "ada", "Called off");
        visit.open("/events");
        assertThat(page.getByText("Nothing is coming up.")).isVisible();
        visit.open("/events?show=all");
        assertThat(page.locator(".badge").getByText("Cancelled")).isVisible();
    }

    @Test
    void theCalendarCountsDaysInTheChosenZone() {
        event("Late show", Instant.parse("1998-06-10T22:30:00Z"));
        visit.open("/events?view=calendar");
        // Half past midnight in Paris.
        assertThat(day("Thursday 11 June")).containsText("Late show");
        visit.button("UTC").click();
        assertThat(day("Wednesday 10 June")).containsText("Late show");
        assertTrue(page.url().contains("view=calendar"), page.url());
        visit.button("Mine").click();
        assertThat(day("Wednesday 10 June")).containsText("18:30");
        day("Wednesday 10 June").getByRole(AriaRole.LINK).focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/events/late-show-**");
    }

    @Test
    void keysLeadAbout() {
        event("Brazil v Scotland", Stage.KICK_OFF);
        visit.open("/services");
        page.keyboard().press("/");
        page.waitForURL("**/events#search");
        assertThat(page.locator("#search")).isFocused();
        page.keyboard().type("n");
        assertThat(page.locator("#search")).hasValue("n");
        page.locator("h1").click();
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("n");
        page.waitForURL("**/events/new");
    }

    private Event event(String name, Instant start) {
        return calendar.create(Stage.draft(name, start, Duration.ofHours(2), null), "ada");
    }

    private Locator rows() {
        return page.locator("#found tbody tr td:first-child");
    }

    private Locator day(String name) {
        return page.locator(".month td").filter(new Locator.FilterOptions().setHasText(name));
    }
}
