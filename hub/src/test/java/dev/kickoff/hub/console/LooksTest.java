package dev.kickoff.hub.console;

import com.microsoft.playwright.options.ColorScheme;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.events.series.SeriesBook;
import dev.kickoff.hub.events.series.SeriesKeeper;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.schemas.Event;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in both colours on a desk and on a phone; the pictures in {@code target/screenshots} are to be looked at. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class LooksTest {
    @TestHTTPResource
    String root;

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    Stage stage;

    @Inject
    EventCalendar calendar;

    @Inject
    SeriesBook series;

    @Inject
    SeriesKeeper keeper;

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1440, DARK", "390, LIGHT", "390, DARK"})
    void everyPageFitsAndIsAccessible(int width, ColorScheme colours) {
        Event match = stage.openingMatch(forecaster);
        forecaster.put("accuracy", match.id());
        forecaster.put("backtest", "done");
        calendar.edit(
                match.id(),
                1,
                EventDraft.of(match).withTimes(match.start(), match.end().plusSeconds(900), match.phases()),
                "ada");
        keeper.keep(series.create(Stage.weekly("Evening show"), "ada"));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("events", "/events");
        pages.put("calendar", "/events?view=calendar");
        pages.put("event", "/events/" + match.id());
        pages.put("event-form", "/events/" + match.id() + "/edit");
        pages.put("event-new", "/events/new");
        pages.put("event-act", "/events/" + match.id() + "/act?action=extend&minutes=30");
        pages.put("event-diff", "/events/" + match.id() + "/diff");
        pages.put("series", "/series/evening-show");
        pages.put("services", "/services");
        pages.put("accuracy", "/accuracy");
        pages.put("service", "/services/web/eu-west-3");
        pages.put("administration", "/administration");
        pages.put("audit", "/audit?check=1");
        try (Visit visit = new Visit(root.replaceAll("/$", ""), width, colours, "America/New_York")) {
            String suffix = "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT);
            visit.open("/sign-in");
            visit.assertAccessible();
            visit.screenshot("sign-in" + suffix);
            visit.signIn();
            pages.forEach((name, path) -> {
                visit.open(path);
                if (name.equals("event")) {
                    visit.page().waitForSelector("[data-drawn='3']");
                    visit.page().locator("#why summary").click();
                    visit.page().waitForSelector("#why table");
                }
                if (name.equals("event-act")) {
                    visit.page().waitForSelector("#preview table");
                }
                visit.screenshot(name + suffix);
                visit.assertFits();
                visit.assertAccessible();
            });
            visit.assertNoComplaints();
        }
    }
}
