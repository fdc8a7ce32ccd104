package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.schemas.Event;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class AccuracyPageTest extends ConsoleTest {
    @Inject
    EventCalendar calendar;

    @Test
    void saysHowItFillsWhileNothingHasBeenScored() {
        page.keyboard().press("g");
        page.keyboard().press("a");
        page.waitForURL("**/accuracy");

        assertThat(page.getByText("No event has been scored yet")).isVisible();
        assertThat(page.getByText("three hours after an event's planned end")).isVisible();
        assertThat(page.getByText("No backtest of this signal yet")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Accuracy")))
                .hasAttribute("aria-current", "page");
        visit.assertNoComplaints();
    }

    @Test
    void comparesEachEventsActualPeakWithWhatWasForecast() {
        Event match = calendar.create(
                Stage.draft("Brazil v Scotland", Stage.KICK_OFF, Duration.ofMinutes(107), null), "operator");
        forecaster.put("accuracy", match.id());
        visit.open("/accuracy");

        assertThat(page.getByText("7 days before:")).not().isVisible();
        assertThat(page.getByText("24 h before: the p90 band held at 0 of 1 event, p99 at 1 of 1."))
                .isVisible();
        assertThat(page.getByText("1 h before: the p90 band held at 1 of 1 event, p99 at 1 of 1.", exactly()))
                .isVisible();
        Locator cells = page.locator("tbody tr td");
        assertThat(cells.nth(0)).containsText("Wed 10 Jun 1998, 17:30 CEST");
        assertThat(cells.nth(1)).containsText("110,000");
        assertThat(cells.nth(1)).containsText("at 19:22");
        assertThat(cells.nth(2)).containsText("41,000 −63 % above p99");
        assertThat(cells.nth(2)).containsText("event not in the calendar yet, made in hindsight");
        assertThat(cells.nth(3)).containsText("88,000 −20 % above p90");
        assertThat(cells.nth(4)).containsText("96,000 −13 % p90 held");
        assertThat(cells.nth(4)).containsText("p90 118,000 · p99 140,000");
        assertThat(page.locator("caption").first()).containsText("in requests/min");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Brazil v Scotland"))
                .click();
        page.waitForURL("**/events/" + match.id());
    }

    @Test
    void runsABacktestAndShowsHowFarItIs() {
        visit.open("/accuracy");
        page.getByText("Run a backtest").focus();
        page.keyboard().press("Enter");

        assertThat(page.getByText("Waiting for its turn")).isVisible();
        assertThat(page.getByText("Run a backtest")).not().isVisible();
        forecaster.put("backtest", "13");
        assertThat(page.getByText("13 of 40 forecasts")).isVisible();
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("value", "13");
        forecaster.put("backtest", "done");

        Locator rows = page.locator("#backtest tbody tr");
        assertThat(rows).hasCount(2);
        assertThat(rows.nth(0)).containsText("playback-1 best in use");
        assertThat(rows.nth(0).locator("td").nth(1)).hasText("0.114");
        assertThat(rows.nth(0).locator("td").nth(4)).hasText("91.2");
        assertThat(rows.nth(0).locator("td").nth(7)).hasText("–");
        assertThat(rows.nth(1).locator("td").nth(6)).hasText("5.5e+07");
        assertThat(page.getByText("20 windows, forecast between Wed 20 May 1998 and Mon 8 Jun 1998"))
                .isVisible();
        assertThat(page.getByText("Run a backtest")).isVisible();
        visit.assertNoComplaints();
    }

    @Test
    void keepsTheLastTableWhenABacktestWasInterrupted() {
        forecaster.put("backtest", "interrupted");
        visit.open("/accuracy");

        assertThat(page.locator("#backtest .callout")).containsText("was interrupted");
        assertThat(page.locator("#backtest .callout")).containsText("start it again");
        assertThat(page.locator("#backtest tbody tr")).hasCount(2);
    }

    @Test
    void saysSoWhenTheForecasterIsAway() {
        forecaster.put("mode", "down");
        visit.open("/accuracy");

        assertThat(page.getByText("There is nothing to show right now")).isVisible();
        assertThat(page.getByText("The forecaster is being restarted")).isVisible();
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
