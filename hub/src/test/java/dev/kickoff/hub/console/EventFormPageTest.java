package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.events.LiveAction;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Phase;
import dev.kickoff.schemas.Tier;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class EventFormPageTest extends ConsoleTest {
    @Inject
    EventCalendar calendar;

    @Test
    void entersAnEventAsItWasTyped() {
        visit.open("/events/new");
        fill("Name", "Brazil v Scotland");
        fill("Category", "football");
        fill("Start", "1998-06-10T17:30");
        fill("Planned end", "1998-06-10T19:20");
        fill("Time zone of these hours", "Europe/Paris");
        fill("Likely audience", "250,000");
        fill("High audience", "400000");
        fill("Regions", "eu-west-3, us-east-1");
        fill("Attributes", "stage=Group A\nopponent = Scotland");
        visit.button("Save and approve").click();
        page.waitForURL("**/events/brazil-v-scotland-1998-06-10");

        Event stored = calendar.find("brazil-v-scotland-1998-06-10").orElseThrow();
        assertEquals(Instant.parse("1998-06-10T15:30:00Z"), stored.start());
        assertEquals(Instant.parse("1998-06-10T17:20:00Z"), stored.end());
        assertEquals(new Audience(250_000, 400_000.0), stored.expectedAudience());
        assertEquals(List.of("eu-west-3", "us-east-1"), stored.regions());
        assertEquals(Map.of("stage", "Group A", "opponent", "Scotland"), stored.attributes());
        assertEquals(EventState.APPROVED, stored.state());
        assertEquals("operator", stored.author());
        assertThat(page.getByText("Wed 10 Jun 1998, 17:30–19:20 CEST")).isVisible();
        visit.assertNoComplaints();
    }

    @Test
    void offersTheBrowsersZoneForANewEvent() {
        visit.open("/events/new");
        assertThat(page.getByLabel("Time zone of these hours")).hasValue("America/New_York");
    }

    @Test
    void keepsWhatWasTypedAndGoesToTheFirstFieldThatIsWrong() {
        visit.open("/events/new");
        fill("Name", "Launch");
        fill("Category", "launch");
        fill("Start", "1998-06-10T17:30");
        fill("Planned end", "1998-06-10T16:30");
        fill("Likely audience", "many");
        Response answer = answerTo(() -> visit.button("Save as draft").click());

        assertEquals(422, answer.status());
        assertThat(page.getByLabel("Planned end")).isFocused();
        assertThat(page.getByText("The end must come after the start")).isVisible();
        assertThat(page.getByText("'many' is not a number of people")).isVisible();
        assertThat(page.getByLabel("Name")).hasValue("Launch");
        assertThat(page.getByLabel("Likely audience")).hasValue("many");
        assertEquals(List.of(), calendar.all());
        visit.assertAccessible();
        visit.screenshot("event-form-errors");
        visit.assertNoComplaints();
    }

    @Test
    void showsARuleThatOnlyTheCalendarKnowsBesideItsField() {
        visit.open("/events/new");
        fill("Name", "Launch");
        fill("Category", "product launch");
        fill("Start", "1998-06-10T17:30");
        fill("Planned end", "1998-06-10T18:30");
        visit.button("Save as draft").click();

        assertThat(page.getByLabel("Category")).isFocused();
        assertThat(page.getByText("Category 'product launch' must be")).isVisible();
    }

    @Test
    void refusesAnHourThatTheClocksSkip() {
        visit.open("/events/new");
        fill("Name", "Night");
        fill("Category", "other");
        fill("Start", "1998-03-29T02:30");
        fill("Planned end", "1998-03-29T05:00");
        fill("Time zone of these hours", "Europe/Paris");
        visit.button("Save as draft").click();

        assertThat(page.getByText("02:30 does not exist on that day in Europe/Paris"))
                .isVisible();
        assertThat(page.getByLabel("Start")).isFocused();
    }

    @Test
    void asksWhichHourIsMeantWhenTheClocksGoBack() {
        Event event = calendar.create(
                new EventDraft(
                        "night",
                        "Night",
                        "other",
                        Instant.parse("1998-10-25T01:30:00Z"),
                        Instant.parse("1998-10-25T04:00:00Z"),
                        "Europe/Paris",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                "ada");
        visit.open("/events/night/edit");
        assertThat(page.getByLabel("Start")).hasValue("1998-10-25T02:30");
        // Half past two comes at 00:30 UTC and again at 01:30 UTC; this one is the second.
        assertThat(page.getByLabel("This hour comes twice that night")).hasValue("+01:00");
        visit.button("Save as draft").click();
        page.waitForURL("**/events/night");
        assertEquals(event.start(), calendar.find("night").orElseThrow().start());

        visit.open("/events/night/edit");
        page.getByLabel("This hour comes twice that night").selectOption("+02:00");
        visit.button("Save as draft").click();
        page.waitForURL("**/events/night");
        assertEquals(
                Instant.parse("1998-10-25T00:30:00Z"),
                calendar.find("night").orElseThrow().start());
    }

    @Test
    void fillsInTheUsualPhasesAndKeepsTheOnesThatWereChanged() {
        visit.open("/events/new");
        fill("Name", "Final");
        fill("Category", "football");
        fill("Start", "1998-07-12T21:00");
        fill("Planned end", "1998-07-12T22:55");
        fill("Time zone of these hours", "Europe/Paris");
        visit.button("Fill in the usual phases").click();
        assertThat(field("Phase 5")).hasValue("exit");
        visit.button("Remove phase 3").click();
        assertThat(field("Phase 3")).hasValue("second-half");
        visit.button("Add a phase").click();
        fill("Phase 5", "ceremony");
        page.getByLabel("Begins, min").last().fill("160");
        page.getByLabel("Ends, min").last().fill("190");
        assertThat(page.getByLabel("Name")).hasValue("Final");
        visit.button("Save and approve").click();
        page.waitForURL("**/events/final-1998-07-12");

        List<Phase> phases = calendar.find("final-1998-07-12").orElseThrow().phases();
        assertEquals(
                List.of("pre-show", "first-half", "second-half", "exit", "ceremony"),
                phases.stream().map(Phase::name).toList());
        assertEquals(Instant.parse("1998-07-12T21:40:00Z"), phases.get(4).start());
        visit.assertNoComplaints();
    }

    @Test
    void takesTheAudienceByRegionAndShowsTheHoursInUtc() {
        visit.open("/events/new");
        fill("Name", "Sale");
        fill("Category", "sale");
        fill("Start", "1998-06-10T17:30");
        fill("Planned end", "1998-06-10T21:30");
        fill("Time zone of these hours", "Europe/Paris");
        page.getByLabel("Likely audience").click();
        assertThat(page.locator("#hours")).hasText("That is Wed 10 Jun 1998, 15:30–19:30 UTC.");
        fill("Likely audience", "1000");
        fill("Audience by region", "eu-west-3=60%\nus-east-1=30%");
        page.getByLabel("Criticality").selectOption("CRITICAL");
        page.getByLabel("Extend the event by itself").check();
        visit.button("Save and approve").click();
        assertThat(page.getByText("must add up to 100, not 90")).isVisible();
        fill("Audience by region", "eu-west-3=60%\nus-east-1=40%");
        visit.button("Save and approve").click();
        page.waitForURL("**/events/sale-1998-06-10");

        Event stored = calendar.find("sale-1998-06-10").orElseThrow();
        assertEquals(
                Map.of("eu-west-3", new Audience(600, null), "us-east-1", new Audience(400, null)),
                stored.audienceByRegion());
        assertEquals(Tier.CRITICAL, stored.criticality());
        assertTrue(stored.autoExtend());
        visit.open("/events/sale-1998-06-10/edit");
        assertThat(field("Audience by region")).hasValue("eu-west-3=60%\nus-east-1=40%");
        visit.assertNoComplaints();
    }

    @Test
    void aLiveEventIsNotChangedWithoutAReason() {
        Event event = match();
        calendar.changeState(event.id(), 1, EventState.LIVE, "ada");
        visit.open("/events/" + event.id() + "/edit");
        visit.button("Save").click();
        assertThat(page.getByLabel("Why")).isFocused();
        fill("Why", "Better estimate of the audience");
        visit.button("Save").click();
        page.waitForURL("**/events/" + event.id());
        assertThat(page.locator(".history")).containsText("“Better estimate of the audience”");
    }

    @Test
    void makesASeriesAndChangesOneEventAndAllThatFollow() {
        visit.open("/events/new");
        fill("Name", "Evening show");
        fill("Category", "show");
        fill("Start", "1998-06-16T20:00");
        fill("Planned end", "1998-06-16T22:00");
        fill("Time zone of these hours", "Europe/Paris");
        page.getByLabel("Repeats", new Page.GetByLabelOptions().setExact(true))
                .last()
                .selectOption("WEEKLY");
        visit.button("Save and approve").click();
        page.waitForURL("**/series/evening-show");
        assertThat(page.getByText("Every week on Tue, 20:00, 2 h")).isVisible();
        assertThat(page.locator("tbody tr")).hasCount(8);
        visit.assertAccessible();

        visit.open("/events/evening-show-1998-06-30/edit");
        fill("Start", "1998-06-30T21:00");
        fill("Planned end", "1998-06-30T23:00");
        page.getByLabel("This and following").check();
        visit.button("Save").click();
        page.waitForURL("**/series/evening-show");
        assertEquals(
                Instant.parse("1998-06-23T18:00:00Z"),
                calendar.find("evening-show-1998-06-23").orElseThrow().start());
        assertEquals(
                Instant.parse("1998-07-07T19:00:00Z"),
                calendar.find("evening-show-1998-07-07").orElseThrow().start());

        field("Day of the series").fill("1998-07-14");
        fill("Why", "Holiday");
        visit.button("Leave out or move").click();
        assertThat(page.getByText("1998-07-14: left out")).isVisible();
        assertEquals(
                EventState.CANCELLED,
                calendar.find("evening-show-1998-07-14").orElseThrow().state());

        visit.open("/events/evening-show-1998-07-07/edit");
        fill("Start", "1998-07-08T21:00");
        fill("Planned end", "1998-07-08T23:00");
        page.getByLabel("All of the series").check();
        visit.button("Save").click();
        assertThat(page.getByText("must stay on the day")).isVisible();
        visit.assertNoComplaints();
    }

    @Test
    void savesAnEditAsANewRevision() {
        Event event = match();
        visit.open("/events/" + event.id() + "/edit");
        fill("Name", "Brazil v Scotland, delayed");
        fill("Start", "1998-06-10T18:00");
        visit.button("Save").click();
        page.waitForURL("**/events/" + event.id());

        Event stored = calendar.find(event.id()).orElseThrow();
        assertEquals(2, stored.revision());
        assertEquals(Instant.parse("1998-06-10T16:00:00Z"), stored.start());
        assertEquals(EventState.APPROVED, stored.state());
        assertThat(page.getByText("Brazil v Scotland → Brazil v Scotland, delayed"))
                .isVisible();
    }

    @Test
    void showsWhatSomebodyElseChangedMeanwhile() {
        Event event = match();
        visit.open("/events/" + event.id() + "/edit");
        fill("Likely audience", "300000");
        calendar.act(event.id(), 1, new LiveAction.Delay(Duration.ofMinutes(30)), "ada", "Late start");
        Response answer = answerTo(() -> visit.button("Save").click());

        assertEquals(409, answer.status());
        assertThat(page.getByText("Somebody else was faster")).isVisible();
        assertThat(page.getByText("Wed 10 Jun 1998, 17:30 CEST → Wed 10 Jun 1998, 18:00 CEST"))
                .isVisible();
        assertThat(page.getByLabel("Likely audience")).hasValue("300000");
        assertEquals(2, calendar.find(event.id()).orElseThrow().revision());
        visit.assertAccessible();
        visit.screenshot("event-form-conflict");

        visit.button("Save").click();
        page.waitForURL("**/events/" + event.id());
        assertEquals(
                new Audience(300_000, 400_000.0),
                calendar.find(event.id()).orElseThrow().expectedAudience());
        visit.assertNoComplaints();
    }

    @Test
    void showsNamesAsTextWhateverStandsInThem() {
        Event event = calendar.create(
                Stage.draft("<script>alert(1)</script>", Stage.KICK_OFF, Duration.ofHours(2), null), "ada");
        visit.open("/events/" + event.id());
        assertThat(page.locator("h1")).hasText("<script>alert(1)</script>");
        visit.open("/events");
        assertTrue(page.content().contains("&lt;script&gt;"));
        visit.assertNoComplaints();
    }

    private Event match() {
        return calendar.create(
                Stage.draft(
                        "Brazil v Scotland", Stage.KICK_OFF, Duration.ofMinutes(107), new Audience(250_000, 400_000.0)),
                "operator");
    }

    private void fill(String label, String value) {
        field(label).fill(value);
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private Response answerTo(Runnable action) {
        return page.waitForResponse(response -> response.request().method().equals("POST"), action);
    }
}
