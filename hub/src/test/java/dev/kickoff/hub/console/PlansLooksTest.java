package dev.kickoff.hub.console;

import com.microsoft.playwright.options.ColorScheme;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As {@link LooksTest}, for plans and alerts. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class PlansLooksTest {
    @TestHTTPResource
    String root;

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    Stage stage;

    @Inject
    Plans plans;

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1440, DARK", "390, LIGHT", "390, DARK"})
    void everyPageFitsAndIsAccessible(int width, ColorScheme colours) {
        stage.openingMatch(forecaster);
        CapacityPlan before = plan();
        stage.moreHeadroom("web");
        CapacityPlan after = plan();
        String web = "/services/web/eu-west-3";
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("plan-history", web + "/plans");
        pages.put("plan-diff", web + "/plans/diff?before=" + before.version() + "&after=" + after.version());
        pages.put("plan-rollback", web + "/plans/" + before.version() + "/rollback");
        pages.put("why-floor", web + "/plans/" + before.version() + "/why?at=" + highest(before));
        pages.put("alerts", "/alerts");
        pages.put("menu", "/alerts?by=team");
        try (Visit visit = new Visit(root.replaceAll("/$", ""), width, colours, "America/New_York")) {
            String suffix = "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT);
            visit.signIn();
            pages.forEach((name, path) -> {
                visit.open(path);
                if (name.equals("menu")) {
                    visit.openMenu();
                }
                visit.screenshot(name + suffix);
                visit.assertFits();
                visit.assertAccessible();
            });
            visit.assertNoComplaints();
        }
    }

    private CapacityPlan plan() {
        return plans.latest("web", PlaybackForecaster.REGION).orElseThrow();
    }

    private static Instant highest(CapacityPlan plan) {
        return plan.floors().stream()
                .reduce((a, b) -> b.capacity() > a.capacity() ? b : a)
                .map(Floor::startAt)
                .orElseThrow();
    }
}
