package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Quantile;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficViewTest {
    private static final Instant FROM = Instant.parse("1998-06-10T14:00:00Z");

    @Test
    void showsThePastAsItWasForecastAndTheFutureAsItIs() {
        ChartWindow window = new ChartWindow(FROM, FROM.plusSeconds(360), 60);
        TrafficView view = new TrafficView(
                window,
                "requests/min",
                List.of(),
                forecast(FROM.plusSeconds(60), 4, 10),
                forecast(FROM.plusSeconds(180), 2, 20));
        assertEquals(Arrays.asList(null, 10.0, 10.0, 20.0, 20.0, null), view.forecast(Quantile.P50));
    }

    @Test
    void averagesOverStepsThatAreLongerThanTheForecasts() {
        ChartWindow window = new ChartWindow(FROM, FROM.plusSeconds(360), 180);
        TrafficView view = new TrafficView(window, "requests/min", List.of(), null, forecast(FROM, 5, 30));
        // The second step is not covered whole.
        assertEquals(Arrays.asList(30.0, null), view.forecast(Quantile.P50));
    }

    @Test
    void goesOnWithTheMedianWhereTrafficEndsAndLeavesGapsAsTheyAre() {
        ChartWindow window = new ChartWindow(FROM, FROM.plusSeconds(240), 60);
        TrafficView view = new TrafficView(
                window, "requests/min", Arrays.asList(5.0, null, 6.0, null), null, forecast(FROM, 4, 30));
        assertEquals(Arrays.asList(5.0, null, 6.0, 30.0), view.actualThenMedian());
    }

    private static Forecast forecast(Instant from, int steps, double value) {
        List<Double> values = Collections.nCopies(steps, value);
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
                new Forecast.Provenance("m", "1", from, from, 1, "00", Map.of(), Map.of()));
    }
}
