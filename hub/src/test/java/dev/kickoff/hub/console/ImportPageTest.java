package dev.kickoff.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.testing.Tables;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The NFL season of 2025 in a browser, on 1 December. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class ImportPageTest extends ConsoleTest {
    @Inject
    EventCalendar calendar;

    @Inject
    @io.quarkus.agroal.DataSource("hub")
    DataSource database;

    @BeforeEach
    void forgetImports() throws SQLException {
        stage.to(Instant.parse("2025-12-01T12:00:00Z"), forecaster);
        Tables.clear(database, "import_source", "import_item", "import_preview", "import_waiting");
    }

    @Test
    void importsASeasonAndShowsWhatMovedWhenItIsImportedAgain() {
        visit.open("/events");
        page.getByText("Import a season").click();
        page.waitForURL("**/import");
        assertThat(page.getByText("Nothing has been imported yet.")).isVisible();

        send("season.csv", season());
        assertThat(page.locator("#apply")).containsText("Nothing is saved yet");
        assertThat(page.locator("#changes nav").first()).containsText("New 272");
        assertEquals(0, calendar.all().size());
        visit.button("Apply 272 changes").click();
        assertThat(page.locator("#result")).containsText("272 changes were made");
        assertEquals(272, calendar.all().size());
        visit.button("Approve all of it").click();
        assertThat(page.locator("#result")).not().containsText("drafts");
        assertEquals(EventState.APPROVED, event("2025_17_CHI_SF").state());

        visit.open("/import");
        send("season.csv", moved());
        assertThat(rows()).hasCount(1);
        assertThat(rows().first()).containsText("CHI at SF");
        assertThat(rows().first()).containsText("Sun 28 Dec 2025, 20:20 → Sun 28 Dec 2025, 16:25");
        page.getByText("Unchanged 271").click();
        page.waitForURL("**show=unchanged**");
        assertThat(rows()).hasCount(100);
        page.getByText("Next →").click();
        assertThat(page.getByText("101 to 200 of 271")).isVisible();
        visit.button("Apply 1 change").click();
        assertThat(page.locator("#result")).containsText("waits for approval");
        assertEquals(
                Instant.parse("2025-12-29T01:20:00Z"), event("2025_17_CHI_SF").start());

        visit.open("/import");
        visit.button("Approve the change of CHI at SF").click();
        assertThat(page.locator("#waiting")).hasCount(0);
        assertEquals(
                Instant.parse("2025-12-28T21:25:00Z"), event("2025_17_CHI_SF").start());
        assertEquals(EventState.APPROVED, event("2025_17_CHI_SF").state());
        visit.assertNoComplaints();
    }

    @Test
    void keepsWhatWasEnteredWhenTheFileCannotBeRead() {
        visit.open("/import");
        page.getByLabel("Category").fill("football");
        send("season.csv", "foo,bar\n1,2\n");

        assertThat(page.getByRole(AriaRole.ALERT)
                        .filter(new Locator.FilterOptions().setHasText("Nothing was imported")))
                .containsText("foo, bar");
        assertThat(page.getByLabel("Category")).hasValue("football");
        assertThat(page.locator("#mapping")).isVisible();
        visit.assertNoComplaints();
    }

    @Test
    void saysWhyAUrlCannotBeFetchedAndKeepsTryingUntilItIsStopped() {
        visit.open("/import?from=url");
        page.getByLabel("URL").fill("http://127.0.0.1:9/season.csv");
        source("cup");
        visit.button("Preview").click();

        assertThat(page.locator("main .callout.bad")).containsText("cannot be reached");
        assertThat(page.locator("main")).containsText("Failed once");
        visit.button("Stop fetching cup").click();
        assertThat(page.getByText("Nothing has been imported yet.")).isVisible();
        visit.assertNoComplaints();
    }

    @Test
    void looksRightInBothColoursOnADeskAndOnAPhone() {
        visit.open("/import");
        send("season.csv", season());
        visit.button("Apply 272 changes").click();
        visit.button("Approve all of it").click();
        assertThat(page.locator("#result")).not().containsText("drafts");
        visit.open("/import");
        send("season.csv", moved().replace("Sunday,13:00,2026-01-04T18:00:00Z", "Sunday,TBD,"));
        String preview = page.url();
        visit.button("Apply 1 change").click();
        visit.open("/import");
        send("season.csv", season().replace("Sunday,13:00,2026-01-04T18:00:00Z", "Sunday,TBD,"));
        String next = page.url();
        for (int width : new int[] {Visit.WIDE, Visit.NARROW}) {
            for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                try (Visit other = new Visit(root.replaceAll("/$", ""), width, colours, "America/New_York")) {
                    String suffix = "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT);
                    other.signIn();
                    look(other, "/import", "import" + suffix);
                    look(other, "/import?from=url", "import-url" + suffix);
                    look(other, path(preview), "import-applied" + suffix);
                    look(other, path(next), "import-preview" + suffix);
                    other.assertNoComplaints();
                }
            }
        }
    }

    private static void look(Visit visit, String path, String name) {
        visit.open(path);
        visit.screenshot(name);
        visit.assertFits();
        visit.assertAccessible();
    }

    private String path(String url) {
        return url.substring(root.replaceAll("/$", "").length());
    }

    private void send(String name, String text) {
        source("nfl");
        page.getByLabel("File").setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        visit.button("Preview").click();
        page.waitForURL(url -> !url.endsWith("/import"));
    }

    private void source(String name) {
        page.getByLabel("Source", new Page.GetByLabelOptions().setExact(true)).fill(name);
    }

    private Locator rows() {
        return page.locator("#changes tbody tr");
    }

    private Event event(String id) {
        return calendar.find(id).orElseThrow();
    }

    private static String moved() {
        return season().replace(
                        "2025-12-28,Sunday,20:20,2025-12-29T01:20:00Z,SNF,CHI,SF",
                        "2025-12-28,Sunday,16:25,2025-12-28T21:25:00Z,SNF,CHI,SF");
    }

    private static String season() {
        try (InputStream file = ImportPageTest.class.getResourceAsStream("/imports/nfl_2025.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
