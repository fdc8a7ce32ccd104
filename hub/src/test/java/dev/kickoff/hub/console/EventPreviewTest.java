package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.schemas.Event;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class EventPreviewTest extends ConsoleTest {
    @Inject
    EventCalendar calendar;

    @Test
    void theFormShowsWhatAnEventWouldDoAndSavesNothing() {
        stage.openingMatch(forecaster);
        int before = calendar.all().size();
        visit.open("/events/new");
        visit.button("Show what it does").click();
        assertThat(page.locator("[data-preview]")).containsText("Enter a name");

        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Opening concert");
        page.getByLabel("Category").fill("concert");
        page.getByLabel("Start").fill("1998-06-10T21:00");
        page.getByLabel("Planned end").fill("1998-06-10T23:00");
        page.getByLabel("Time zone of these hours").fill("Europe/Paris");
        visit.button("Show what it does").click();

        assertThat(page.locator("[data-preview] tbody tr").first()).containsText("web");
        assertThat(page.locator("[data-preview]")).containsText("USD");
        assertThat(page.locator("[data-preview]")).containsText("with the change");
        assertThat(visit.said()).hasText("The preview is there");
        assertEquals(before, calendar.all().size(), "nothing is saved");
        visit.assertNoComplaints();
    }

    @Test
    void saysWhyNothingCanBeToldWhileTheForecasterIsAway() {
        Event match = stage.openingMatch(forecaster);
        forecaster.put("mode", "down");
        visit.open("/events/" + match.id() + "/edit");
        visit.button("Show what it does").click();

        assertThat(page.locator("[data-preview] .callout").first()).containsText("restarted");
    }
}
