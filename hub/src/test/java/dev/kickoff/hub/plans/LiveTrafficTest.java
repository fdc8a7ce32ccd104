package dev.kickoff.hub.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.schemas.EventState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a year of its own, as other tests leave events in the same calendar. */
@QuarkusTest
@TestProfile(HubProfile.class)
class LiveTrafficTest {
    private static final String REGION = "eu-west-3";
    private static final Duration LENGTH = Duration.ofHours(2);

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    SettableClock clock;

    @Inject
    EventCalendar calendar;

    @Inject
    Forecasts forecasts;

    @Inject
    PlanningConfig config;

    private LiveTraffic live;

    @BeforeEach
    void theForecasterCountedThreeChanges() {
        forecaster.clear();
        forecaster.put("changes", "3");
        live = new LiveTraffic(calendar, forecasts, config, clock);
    }

    @Test
    void watchesFromAnHourBeforeTheFirstPhaseToThreeHoursAfterTheLast() {
        Instant start = Instant.parse("1999-03-01T12:00:00Z");
        enter(start, List.of(), EventState.APPROVED);

        Instant preShow = start.minus(Duration.ofMinutes(30));
        Instant exitEnd = start.plus(LENGTH).plus(Duration.ofMinutes(45));
        assertNull(at(preShow.minus(Duration.ofMinutes(61))));
        assertEquals(3L, at(preShow.minus(Duration.ofMinutes(59))));
        assertEquals(3L, at(exitEnd.plus(Duration.ofMinutes(179))));
        assertNull(at(exitEnd.plus(Duration.ofMinutes(181))));
    }

    @Test
    void anEventOfAnotherRegionOrOneThatDoesNotCountIsNoReasonToWatch() {
        Instant start = Instant.parse("1999-04-01T12:00:00Z");
        enter(start, List.of("us-east-1"), EventState.APPROVED);
        enter(start, List.of(), EventState.DRAFT);

        assertNull(at(start));
    }

    @Test
    void asksAgainAfterAPauseWhenTheForecasterWasAway() {
        Instant start = Instant.parse("1999-05-01T12:00:00Z");
        enter(start, List.of(), EventState.APPROVED);
        forecaster.put("mode", "down");
        assertNull(at(start), "nothing is known yet");

        forecaster.put("mode", "up");
        assertNull(at(start), "it is not asked again at once");
        for (int check = 0; check < 5; check++) {
            at(start);
        }
        assertEquals(3L, at(start));
    }

    @Test
    void aSignalThatTheForecasterDoesNotCountIsNotWatched() {
        Instant start = Instant.parse("1999-06-01T12:00:00Z");
        enter(start, List.of(), EventState.APPROVED);
        clock.set(start);
        live.look();

        assertNull(live.changes("unheard-of", REGION));
    }

    private @Nullable Long at(Instant now) {
        forecaster.put("now", now.toString());
        clock.set(now);
        live.look();
        return live.changes("requests", REGION);
    }

    private void enter(Instant start, List<String> regions, EventState state) {
        calendar.create(
                new EventDraft(
                        null,
                        "Watched",
                        "concert",
                        start,
                        start.plus(LENGTH),
                        "UTC",
                        null,
                        regions,
                        Map.of(),
                        List.of(),
                        state,
                        Instant.parse("1998-01-01T00:00:00Z")),
                "ada");
    }
}
