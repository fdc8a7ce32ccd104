package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class NoticeTest extends ConsoleTest {
    @Test
    void theDeploymentsBarFollowsItsStateAndItsButtonsWork() {
        visit.open("/services");
        Locator bar = page.locator("#notices");
        assertThat(bar).containsText("Clock 1998-06-10T12:00:00Z");
        visit.button("60×").click();
        assertThat(visit.button("60×")).hasAttribute("aria-pressed", "true");
        assertThat(visit.button("60×")).isFocused();
        stage.to(Stage.KICK_OFF, forecaster);
        assertThat(bar).containsText("Clock 1998-06-10T15:30:00Z, 60×");
        assertThat(visit.button("60×")).isFocused();
        visit.button("Pause").click();
        assertThat(bar).containsText("paused");
        visit.assertNoComplaints();
    }
}
