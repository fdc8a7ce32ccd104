package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.LiveAction;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Phase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class EventPageTest extends ConsoleTest {
    /** Share of a canvas's pixels that something was drawn on. */
    private static final String INK = """
            canvas => {
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              let drawn = 0;
              for (let i = 3; i < data.length; i += 4) drawn += data[i] > 0;
              return drawn / (data.length / 4);
            }""";

    @Inject
    EventCalendar calendar;

    private Event match;

    @BeforeEach
    void kickOff() {
        match = stage.openingMatch(forecaster);
    }

    @Test
    void drawsTrafficAndBothServicesOnOneTimeAxis() {
        show();
        assertThat(page.locator("figure h3"))
                .hasText(new String[] {"Traffic: requests in eu-west-3", "web in eu-west-3", "results-api in eu-west-3"
                });
        for (Locator canvas : page.locator(".plot canvas").all()) {
            double ink = (double) canvas.evaluate(INK);
            assertTrue(ink > 0.1, "only " + ink + " of the canvas is drawn on");
        }
        Locator legend = page.locator("figure").first().locator(".legend");
        assertThat(legend).containsText(Pattern.compile("Actual\\s+103,260"));
        assertThat(legend).containsText("Expected (p50)");
        assertThat(legend).containsText("Likely range (p10–p90)");
        assertThat(page.locator("figure").nth(1)).containsText("Reactive only (simulated)");
        assertThat(page.locator("figure").nth(1)).containsText(Pattern.compile("Floor \\(plan\\)\\s+\\d+"));
        assertThat(page.locator("figure").first()).containsText("first half 17:30–18:17");
        visit.assertNoComplaints();
    }

    @Test
    void saysHowLongCapacityFellShortWithThePlanAndWithout() {
        show();
        assertThat(page.locator("figure").nth(1))
                .containsText(Pattern.compile("ready fell short for no time at all; "
                        + "a reactive scaler alone would have for \\d+ min \\(simulated\\)"));
        assertThat(page.locator("figure").nth(2)).containsText(Pattern.compile("ready fell short for 1 h \\d+ min"));
    }

    @Test
    void followsTheHubsClockWithoutBeingReloaded() {
        show();
        page.evaluate("document.body.dataset.sameDocument = 'yes'");
        assertThat(page.locator(".reading")).hasText("Newest values, 18:41 CEST");
        stage.to(Stage.SECOND_HALF.plus(Duration.ofMinutes(40)), forecaster);
        assertThat(page.locator(".reading")).hasText("Newest values, 19:21 CEST");
        assertThat(page.locator("#service-web-eu-west-3")).containsText("It has not reported for 42 min");
        assertEquals("yes", page.evaluate("document.body.dataset.sameDocument"));
        visit.assertNoComplaints();
    }

    @Test
    void saysWhatLiveTrafficShowsWithoutBeingReloaded() {
        show();
        Locator live = page.locator("figure").first().locator(".callout");
        assertThat(live).isHidden();
        forecaster.put("live-event", match.id());
        forecaster.put("live", "is held open: traffic has not fallen");
        stage.to(Stage.SECOND_HALF.plus(Duration.ofMinutes(50)), forecaster);
        assertThat(live).hasText("Going by live traffic, this event is held open: traffic has not fallen.");
        visit.assertAccessible();
        visit.assertNoComplaints();
    }

    @Test
    void keysReadTheChartAloud() {
        show();
        Locator chart = page.locator(".plot").first();
        chart.focus();
        page.keyboard().press("Home");
        assertThat(visit.said()).containsText(Pattern.compile("15:15: .*Expected \\(p50\\) \\d\\d,\\d{3}"));
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Shift+ArrowRight");
        assertThat(page.locator(".reading")).hasText("Values, 15:26 CEST");
        page.keyboard().press("Escape");
        assertThat(page.locator(".reading")).hasText("Newest values, 18:41 CEST");
    }

    @Test
    void saysHowToReadTheChartOfAnotherDay() {
        Event later = calendar.create(
                Stage.draft("Italy v Chile", Stage.KICK_OFF.plus(Duration.ofDays(1)), Duration.ofHours(2), null),
                "ada");
        visit.open("/events/" + later.id());
        page.waitForSelector("[data-drawn]");
        assertThat(page.locator(".reading")).hasText("Point at the chart to read values");
        page.locator(".plot").first().hover();
        assertThat(page.locator(".reading")).hasText(Pattern.compile("Values, \\d\\d:\\d\\d CEST"));
    }

    @Test
    void theChartIsAlsoATable() {
        show();
        page.getByText("The same as a table").click();
        Locator row = page.locator(".chart-table tbody tr").filter(new Locator.FilterOptions().setHasText("18:00"));
        assertThat(row).hasCount(1);
        assertThat(row).containsText("111,997");
        visit.assertAccessible();
    }

    @Test
    void saysWhyTheHighestNumberIsWhatItIs() {
        show();
        Locator why = page.locator("#why");
        assertThat(why.locator("table")).hasCount(0);
        why.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(why.locator("h3")).hasText("requests in eu-west-3");
        assertThat(why)
                .containsText(
                        Pattern.compile("Highest expected traffic, 1\\d:\\d\\d CEST, by the forecast of 1\\d:\\d\\d"));
        assertThat(why).containsText("Made up: a fifth of it is usual traffic.");
        assertThat(row(why, "Usual traffic")).containsText("× 2.00 for the hour and the day");
        assertThat(row(why, "Brazil v Scotland")).containsText(Pattern.compile("\\+\\d\\d,\\d{3}second half"));
        assertThat(row(why, "Expected (p50)")).containsText("past errors: −800");
        assertThat(row(why, "Busy case (p90)")).containsText("past errors: +2,400");
        assertThat(why).containsText("steady 72 %");
        assertThat(why).containsText("at least 7 days of history");
        visit.assertAccessible();
        visit.assertFits();
        visit.assertNoComplaints();
    }

    @Test
    void saysWhenNoReasonsAreKeptOfAForecast() {
        forecaster.put("unexplained", "yes");
        show();
        page.locator("#why summary").click();
        assertThat(page.locator("#why")).containsText("No reasons are kept of this forecast.");
        visit.assertAccessible();
    }

    @Test
    void saysWhenNoForecastCoversTheEvent() {
        Event far = calendar.create(
                Stage.draft("Final", Instant.parse("1998-07-12T19:00:00Z"), Duration.ofHours(2), null), "ada");
        visit.open("/events/" + far.id());
        page.locator("#why summary").click();
        assertThat(page.locator("#why")).containsText("No forecast covers this event now");
        forecaster.put("mode", "down");
        page.reload();
        page.locator("#why summary").click();
        assertThat(page.locator("#why .callout")).containsText("The forecaster is being restarted");
    }

    @Test
    void drawsAgainInTheColoursOfTheChosenTheme() {
        show();
        Locator canvas = page.locator(".plot canvas").first();
        Object light = canvas.evaluate("canvas => canvas.toDataURL()");
        visit.openMenu();
        visit.button("Dark").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertNotEquals(light, page.locator(".plot canvas").first().evaluate("canvas => canvas.toDataURL()"));
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        visit.assertNoComplaints();
    }

    @Test
    void showsHoursInTheChosenZone() {
        show();
        visit.button("Mine").click();
        page.waitForSelector("[data-drawn='3']");
        assertThat(page.locator("dl").first()).containsText("Wed 10 Jun 1998, 11:30–13:17 EDT");
        assertThat(page.locator(".reading")).hasText("Newest values, 12:41 EDT");
        visit.button("UTC").click();
        page.waitForSelector("[data-drawn='3']");
        assertThat(page.locator(".reading")).hasText("Newest values, 16:41 UTC");
    }

    @Test
    void showsPlanAndReadinessWhileTheForecasterIsAway() {
        forecaster.put("mode", "down");
        visit.open("/events/" + match.id());
        page.waitForSelector("[data-drawn='2']");
        assertThat(page.locator("figure").first()).containsText("The forecaster is being restarted");
        assertThat(page.locator("#service-web-eu-west-3")).containsText("Floors around this event");
        visit.assertNoComplaints();
    }

    @Test
    void explainsEachFloor() {
        show();
        Locator api = page.locator("#service-results-api-eu-west-3");
        assertThat(api.locator("tr.now")).containsText("held at the most the team allows");
        assertThat(api).containsText("Dry run");
        assertThat(api).containsText("Would do");
        assertThat(page.locator("#service-web-eu-west-3")).containsText("extreme case (99 in 100) plus head-room");
    }

    @Test
    void extendsTheMatchForOvertimeAfterShowingWhatChanges() {
        show();
        page.getByLabel("Extend by 30 minutes").click();
        assertThat(page.locator("h1")).hasText("Extend by 30 min");
        assertThat(page.getByText("Wed 10 Jun 1998, 19:17 CEST → Wed 10 Jun 1998, 19:47 CEST"))
                .isVisible();
        assertThat(page.getByLabel("Overtime")).isChecked();
        assertThat(page.locator("#preview")).containsText("web in eu-west-3");
        assertThat(page.locator("#preview")).containsText(Pattern.compile("[+−][\\d.]+ USD"));
        visit.assertAccessible();
        visit.button("Extend by 30 min").click();
        assertThat(page.locator("h1 + .badge")).hasText("On now");
        assertThat(page.locator(".history")).containsText("Revision 2");
        assertThat(page.locator(".history")).containsText("“Overtime”");

        Event extended = calendar.find(match.id()).orElseThrow();
        assertEquals(match.end().plus(Duration.ofMinutes(30)), extended.end());
        List<Phase> phases = extended.phases();
        assertEquals(match.start(), extended.start());
        assertEquals(extended.end(), phases.get(phases.size() - 1).start());
        visit.assertNoComplaints();
    }

    @Test
    void anActionCanBeDoneWhileNobodyCanSayWhatItCosts() {
        show();
        forecaster.put("mode", "down");
        page.getByLabel("Extend by 15 minutes").click();
        assertThat(page.locator("#preview")).containsText("The forecaster is being restarted");
        visit.button("Extend by 15 min").click();
        assertThat(page.locator(".history")).containsText("Revision 2");
    }

    @Test
    void offersOnlyTheActionsThatFit() {
        visit.open("/events/" + match.id());
        assertThat(page.getByLabel("While it runs")).containsText("Takes longer");
        assertThat(page.getByLabel("While it runs")).containsText("End now");
        assertThat(page.getByLabel("While it runs")).not().containsText("Starts later");
        stage.to(Stage.MORNING, forecaster);
        page.reload();
        assertThat(page.getByLabel("While it runs")).containsText("Starts later");
        assertThat(page.getByLabel("While it runs")).not().containsText("End now");
    }

    @Test
    void comparesAnyTwoRevisions() {
        calendar.act(match.id(), 1, new LiveAction.Extend(Duration.ofMinutes(30)), "ada", "Extra time");
        calendar.act(match.id(), 2, new LiveAction.Extend(Duration.ofMinutes(15)), "ada", "Penalties");
        visit.open("/events/" + match.id());
        page.getByText("Compare revisions").click();
        assertThat(page.locator("tbody tr").first())
                .containsText("Wed 10 Jun 1998, 19:47 CESTWed 10 Jun 1998, 20:02 CEST");
        page.getByLabel("From revision").selectOption("1");
        visit.button("Compare").click();
        page.waitForURL("**from=1&to=3");
        assertThat(page.locator("tbody tr").first())
                .containsText("Wed 10 Jun 1998, 19:17 CESTWed 10 Jun 1998, 20:02 CEST");
        visit.assertNoComplaints();
    }

    @Test
    void listsEventsThatOverlapWithTheSumOfTheirAudiences() {
        calendar.create(
                Stage.draft("Fan mile", Stage.SECOND_HALF, Duration.ofHours(2), new Audience(50_000, null)), "ada");
        show();
        Locator overlaps = page.locator("#overlaps");
        assertThat(overlaps).containsText("Fan mile");
        assertThat(overlaps).containsText("300,000");
        assertThat(overlaps).containsText("Audiences are added up");
        visit.assertAccessible();
    }

    @Test
    void cancelsOnlyAfterAskingAndTakesItBack() {
        show();
        page.getByText("Cancel event").click();
        page.getByText("Leave it as it is").click();
        assertEquals(
                EventState.APPROVED, calendar.find(match.id()).orElseThrow().state());
        page.getByText("Cancel event").click();
        page.getByLabel("In your own words").fill("Flooded pitch");
        visit.button("Cancel the event").click();
        assertThat(page.locator("h1 + .badge")).hasText("Cancelled");
        assertThat(page.locator(".history")).containsText("“Flooded pitch”");
        assertEquals(
                EventState.CANCELLED, calendar.find(match.id()).orElseThrow().state());

        visit.button("Undo revision 2").click();
        assertThat(page.locator("h1 + .badge")).hasText("On now");
        assertThat(page.locator(".history")).containsText("“Undo of revision 2”");
    }

    @Test
    void approvesADraft() {
        Event draft = calendar.create(
                Stage.draft("Final", Instant.parse("1998-07-12T19:00:00Z"), Duration.ofHours(2), null)
                        .withState(EventState.DRAFT),
                "ada");
        visit.open("/events/" + draft.id());
        assertThat(page.getByText("This is a draft.")).isVisible();
        visit.button("Approve").click();
        assertThat(page.locator("h1 + .badge")).hasText("Approved");
        assertEquals(
                EventState.APPROVED, calendar.find(draft.id()).orElseThrow().state());
    }

    @Test
    void unknownEventIsAPageThatSaysSo() {
        visit.open("/events/nothing-like-it");
        assertThat(page.getByText("There is no event 'nothing-like-it'")).isVisible();
    }

    private static Locator row(Locator table, String name) {
        return table.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    private void show() {
        visit.open("/events/" + match.id());
        page.waitForSelector("[data-drawn='3']");
    }
}
