package dev.kickoff.hub.console;

import com.microsoft.playwright.options.ColorScheme;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.holds.Hold;
import dev.kickoff.hub.holds.HoldRequest;
import dev.kickoff.hub.holds.Holds;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As {@link LooksTest}, for what changes do, approvals, holds and earlier plans. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class SafetyLooksTest {
    @TestHTTPResource
    String root;

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    Stage stage;

    @Inject
    EventCalendar calendar;

    @Inject
    Holds holds;

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1440, DARK", "390, LIGHT", "390, DARK"})
    void everyPageFitsAndIsAccessible(int width, ColorScheme colours) {
        Event match = stage.openingMatch(forecaster);
        askForTwoChanges(match);
        holds.start(new HoldRequest(Hold.Scope.EVENT, match.id(), null, null, "penalty shoot-out", null), "ada");
        holds.start(
                new HoldRequest(Hold.Scope.SIGNAL, "requests", "eu-west-3", null, "Traffic fell by half", null),
                Hold.AUTOMATIC);
        Hold over = holds.start(
                new HoldRequest(Hold.Scope.SERVICE, "web", null, Hold.Effect.FREEZE, "new build", null), "grace");
        holds.end(over.id(), "the build is fine", "grace");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("approvals", "/approvals");
        pages.put("holds", "/holds");
        pages.put("event-held", "/events/" + match.id());
        pages.put("form-preview", "/events/" + match.id() + "/edit");
        pages.put("services-held", "/services");
        try (Visit visit = new Visit(root.replaceAll("/$", ""), width, colours, "America/New_York")) {
            String suffix = "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT);
            visit.signIn();
            pages.forEach((name, path) -> {
                visit.open(path);
                if (name.equals("form-preview")) {
                    visit.button("Show what it does").click();
                    visit.page().waitForSelector("[data-preview] table");
                }
                visit.screenshot(name + suffix);
                visit.assertFits();
                visit.assertAccessible();
            });
            holds.start(
                    new HoldRequest(Hold.Scope.EVERYTHING, null, null, null, "payment provider is down", null), "ada");
            visit.open("/holds");
            visit.screenshot("everything-held" + suffix);
            visit.assertFits();
            visit.assertAccessible();
            visit.assertNoComplaints();
        }
    }

    private void askForTwoChanges(Event match) {
        stage.limitOfOneUnit("web");
        Event evening = calendar.all().stream()
                .filter(event -> !event.id().equals(match.id()))
                .findFirst()
                .orElseThrow();
        Assertions.assertThrows(
                ProblemException.class,
                () -> calendar.edit(evening.id(), 1, Stage.withAudience(evening, new Audience(900_000, null)), "ada"));
        Assertions.assertThrows(
                ProblemException.class,
                () -> calendar.create(
                        Stage.draft("Late concert", Stage.KICK_OFF.plusSeconds(8 * 3600), Duration.ofHours(2), null),
                        "operator"));
    }
}
