package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.microsoft.playwright.Locator;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.approvals.Approvals;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class ApprovalsPageTest extends ConsoleTest {
    @Inject
    EventCalendar calendar;

    @Inject
    Approvals approvals;

    @Test
    void saysThatNothingWaits() {
        visit.open("/approvals");

        assertThat(page.getByText("Nothing waits for a second person")).isVisible();
        assertThat(page.getByText("Nothing has been decided yet.")).isVisible();
        visit.assertNoComplaints();
    }

    @Test
    void aSecondPersonSeesWhatAChangeDoesAndApprovesIt() {
        Event match = asked("ada");

        visit.open("/events/" + match.id());
        assertThat(page.getByText("A change of this event waits for a second person."))
                .isVisible();
        assertThat(page.locator(".top .count")).hasText("1");
        page.getByText("Look at it").click();

        Locator request = page.locator("article").first();
        assertThat(request).containsText("Asked for by ada");
        assertThat(request).containsText("Expected audience: unknown → 900,000");
        assertThat(request).containsText("allowed without a second person");
        Locator web = request.locator("tbody tr").first();
        assertThat(web).containsText("web");
        assertThat(web.locator("[data-label=Peak]")).containsText("instances");
        assertThat(web.locator("[data-label=Unit-hours]")).containsText("+");
        assertThat(web.locator("[data-label=Cost]")).containsText("+");
        assertThat(web.locator("[data-label=Cost]")).containsText("USD");
        assertThat(web.locator("svg path.then")).hasCount(1);

        visit.button("Reject").click();
        assertThat(page.locator(".callout.bad")).containsText("Comment is required");
        page.getByLabel("Comment").fill("the broadcaster confirmed it");
        visit.button("Approve").click();

        assertThat(page.getByText("Nothing waits for a second person")).isVisible();
        assertThat(page.locator(".history")).containsText("Approved by operator");
        assertThat(page.locator(".top .count")).hasCount(0);
        page.locator(".history a").first().click();
        assertThat(page.locator("dl.facts").first()).containsText("900,000");
        visit.assertNoComplaints();
    }

    @Test
    void nobodyApprovesWhatTheyAskedForThemselves() {
        asked("operator");
        visit.open("/approvals");

        assertThat(visit.button("Approve")).isDisabled();
        assertThat(visit.button("Reject")).isDisabled();
        assertThat(page.getByText("it needs a second person to decide")).isVisible();
        visit.button("Withdraw").click();

        assertThat(page.locator(".history")).containsText("Withdrawn");
    }

    @Test
    void saysWhenTheEventWasChangedSince() {
        Event match = asked("ada");
        Event moved = match(match.id());
        calendar.edit(
                moved.id(),
                moved.revision(),
                EventDraft.of(moved).withState(EventState.CANCELLED).withReason("postponed"),
                "grace");
        visit.open("/approvals");

        assertThat(page.getByText("The event was changed since")).isVisible();
        assertThat(visit.button("Approve")).isDisabled();
        page.getByLabel("Comment").fill("please make it again");
        visit.button("Reject").click();
        assertThat(page.locator(".history")).containsText("please make it again");
    }

    private Event match(String id) {
        return calendar.find(id).orElseThrow();
    }

    /** Asks for a change of the evening's match that is above the limit of one of the services. */
    private Event asked(String author) {
        stage.openingMatch(forecaster);
        stage.to(Instant.parse("1998-06-10T17:50:00Z"), forecaster);
        stage.limitOfOneUnit("web");
        Event match = calendar.all().stream()
                .filter(event -> event.name().equals("Morocco v Norway"))
                .findFirst()
                .orElseThrow();
        assertThrows(
                ProblemException.class,
                () -> calendar.edit(match.id(), 1, Stage.withAudience(match, new Audience(900_000, null)), author));
        assertEquals(1, approvals.list(true).size());
        return match;
    }
}
