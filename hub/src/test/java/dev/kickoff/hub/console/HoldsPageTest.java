package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kickoff.hub.holds.Hold;
import dev.kickoff.hub.holds.HoldRequest;
import dev.kickoff.hub.holds.Holds;
import dev.kickoff.schemas.Event;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class HoldsPageTest extends ConsoleTest {
    @Inject
    Holds holds;

    @Test
    void holdsAServiceUntilAnHourInTheZoneThatIsShown() {
        stage.openingMatch(forecaster);
        visit.open("/holds");
        assertThat(page.getByText("Nothing is held")).isVisible();

        page.getByLabel("What").selectOption("service:web@eu-west-3");
        page.getByLabel("Until").fill("1998-06-10T20:00");
        page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("log-in is broken");
        visit.button("Hold").click();

        assertThat(page.locator("article")).containsText("Service web in eu-west-3");
        assertThat(page.locator("article")).containsText("until 20:00 UTC");
        assertThat(page.locator("article")).containsText("By operator");
        visit.open("/services");
        assertThat(page.locator("#services a.badge.warn")).hasCount(1);
        visit.assertNoComplaints();
    }

    @Test
    void aHoldEndsWithAReasonAndStaysInTheHistory() {
        holds.start(new HoldRequest(Hold.Scope.EVERYTHING, null, null, null, "payment provider down", null), "ada");
        visit.open("/holds");

        page.getByLabel("Why capacity may be released again").fill("provider is back");
        page.getByText("End the hold").click();

        assertThat(page.getByText("Nothing is held")).isVisible();
        assertThat(page.locator(".history")).containsText("by operator: provider is back");
        visit.assertNoComplaints();
    }

    @Test
    void everyPageSaysThatEverythingIsHeldAlsoOneThatWasOpenBefore() {
        visit.open("/services");
        assertThat(page.locator(".held")).hasCount(0);
        Hold hold = holds.start(
                new HoldRequest(Hold.Scope.EVERYTHING, null, null, Hold.Effect.FREEZE, "we look into it", null), "ada");

        assertThat(page.locator(".held")).containsText("Everything is held.");
        assertThat(page.locator(".held")).containsText("we look into it");
        visit.open("/events");
        assertThat(page.locator(".held")).isVisible();
        holds.end(hold.id(), "understood", "ada");
        assertThat(page.locator(".held")).hasCount(0);
        visit.assertNoComplaints();
    }

    @Test
    void namesAutomaticHoldsAndShowsHeldEvents() {
        Event match = stage.openingMatch(forecaster);
        holds.start(
                new HoldRequest(Hold.Scope.SIGNAL, "requests", "eu-west-3", null, "traffic fell by half", null),
                Hold.AUTOMATIC);
        holds.start(new HoldRequest(Hold.Scope.EVENT, match.id(), null, null, "penalty shoot-out", null), "ada");

        visit.open("/holds");
        assertThat(page.getByText("Kickoff itself, after a sudden drop of traffic"))
                .isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All services of Brazil v Scotland"))
                .click();
        assertThat(page.getByText("The capacity of this event is held")).isVisible();
        visit.open("/services");
        assertThat(page.locator("#services a.badge.warn")).hasCount(4);
    }

    @Test
    void keepsWhatWasEnteredWhenSomethingIsMissing() {
        visit.open("/holds");
        page.evaluate("document.querySelector('#new').noValidate = true");
        page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("not sure yet");
        visit.button("Hold").click();

        assertThat(page.locator(".callout.bad")).containsText("What must be chosen");
        assertThat(page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("not sure yet");
        assertThat(page.locator("#what")).isFocused();
        page.getByLabel("What").selectOption("everything");
        page.getByLabel("Until").fill("1998-06-09T20:00");
        visit.button("Hold").click();
        assertThat(page.locator(".callout.bad")).containsText("must be in the future");
    }
}
