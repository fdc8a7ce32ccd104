package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kickoff.schemas.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalPanelTest {
    private static final Instant FROM = Instant.parse("1998-06-10T14:00:00Z");
    private static final ChartWindow WINDOW = new ChartWindow(FROM, FROM.plus(Duration.ofHours(2)), 60);

    @Test
    void saysWhichForecastIsShownWhere() {
        assertEquals(
                List.of("Up to 15:00 the forecast as it stood at 13:00; after that as of 15:00."),
                notes(forecast("1998-06-10T13:00:00Z"), forecast("1998-06-10T15:00:00Z")));
    }

    @Test
    void speaksOfOneForecastWhereOnlyOneIsShown() {
        assertEquals(List.of("Forecast as of 13:30."), notes(null, forecast("1998-06-10T13:30:00Z")));
        // The newest one covers all of the window.
        assertEquals(
                List.of("Forecast as of 13:30."),
                notes(forecast("1998-06-10T13:00:00Z"), forecast("1998-06-10T13:30:00Z")));
    }

    @Test
    void saysSoWhileThereIsNoForecast() {
        assertEquals(List.of("There is no forecast yet."), notes(null, null));
    }

    @Test
    void saysWhatLiveTrafficShowsOfThisEventAlone() {
        Map<String, String> parameters = Map.of("live.final", "started 20 min late", "live.other", "ended early");
        Forecast corrected = forecast("1998-06-10T13:30:00Z", parameters);
        assertEquals(
                "Going by live traffic, this event started 20 min late.",
                panel(null, corrected).live());
        assertEquals(List.of("Forecast as of 13:30."), notes(null, corrected));
        assertNull(panel(null, forecast("1998-06-10T13:30:00Z")).live());
    }

    private static List<String> notes(@Nullable Forecast past, @Nullable Forecast newest) {
        return panel(past, newest).notes();
    }

    private static ChartData.Panel panel(@Nullable Forecast past, @Nullable Forecast newest) {
        return SignalPanel.of(
                "final",
                "requests",
                "eu-west-3",
                new TrafficView(WINDOW, "requests/min", List.of(), past, newest),
                new Hours(ZoneOffset.UTC));
    }

    private static Forecast forecast(String cutoff) {
        return forecast(cutoff, Map.of());
    }

    private static Forecast forecast(String cutoff, Map<String, String> parameters) {
        Instant from = Instant.parse(cutoff);
        List<Double> values = Collections.nCopies(240, 1.0);
        return new Forecast(
                "f",
                "requests",
                "eu-west-3",
                from,
                from,
                from,
                60,
                values,
                values,
                values,
                values,
                List.of(),
                new Forecast.Provenance("m", "1", from, from, 1, "00", Map.of(), parameters));
    }
}
