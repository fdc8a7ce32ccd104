package dev.kickoff.hub.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.schemas.Event;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class EventPageTest {
    @TestHTTPResource
    String root;

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    Stage stage;

    @Test
    void looks() {
        Event match = stage.openingMatch(forecaster);
        for (int width : new int[] {Visit.WIDE, Visit.NARROW}) {
            for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                try (Visit visit = new Visit(root.replaceAll("/$", ""), width, colours, "America/New_York").signIn()) {
                    String suffix = "-" + width + "-" + colours.name().toLowerCase();
                    for (String path : new String[] {
                        "/events",
                        "/events?view=calendar",
                        "/events/new",
                        "/events/" + match.id(),
                        "/services",
                        "/nowhere"
                    }) {
                        Page page = visit.open(path);
                        if (path.contains(match.id()) && !path.endsWith("edit")) {
                            page.waitForSelector("[data-drawn='3']");
                        }
                        String name = path.replaceAll("[/?=]", "_") + suffix;
                        visit.screenshot(name);
                        try {
                            visit.assertFits();
                            visit.assertAccessible();
                        } catch (AssertionError e) {
                            System.out.println("XX " + name + " " + e.getMessage());
                        }
                    }
                    try {
                        visit.assertNoComplaints();
                    } catch (AssertionError e) {
                        System.out.println("XX " + e.getMessage());
                    }
                }
            }
        }
    }
}
