package dev.kickoff.forecaster.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.files.TaggedRange;
import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.forecaster.model.QuantileForecast;
import dev.kickoff.forecaster.model.SeasonalNaive;
import dev.kickoff.forecaster.model.TimeRange;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On five weeks of simulated quarter hours with a match every third evening. */
class BacktestTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int STEP = 900;
    private static final int STEPS = 35 * 96;

    private final TrafficHistory traffic = simulated();
    private final List<Event> events = matches();

    @Test
    void nothingThatLiesAfterAnOriginChangesAnyModelsForecast() {
        List<Origin> windows = Origins.of(traffic, events, ZoneOffset.UTC);
        for (ForecastModel model : Models.all()) {
            Remembering whole = new Remembering(model);
            new Backtest(traffic, events, List.of(), ZoneOffset.UTC, windows, PeakRule.AUTO)
                    .run(List.of(whole), (done, total) -> {});

            for (int w = 0; w < windows.size(); w++) {
                Origin window = windows.get(w);
                List<Event> known = events.stream()
                        .filter(event -> !event.knownAt().isAfter(window.origin()))
                        .toList();
                ForecastTask cut = new ForecastTask(
                        traffic.before(window.origin()),
                        known,
                        window.origin(),
                        ZoneOffset.UTC,
                        window.origin(),
                        window.from(),
                        window.to());
                assertSame(model.forecast(cut), whole.forecasts.get(w), model.name() + " at " + window.origin());
            }
        }
    }

    @Test
    void whatIsTaggedIsNotLearntFromOnceItIsKnown() {
        List<Origin> window = Origins.of(traffic, events, ZoneOffset.UTC).subList(0, 1);
        Instant origin = window.get(0).origin();
        TimeRange odd = new TimeRange(origin.minus(Duration.ofDays(2)), origin.minus(Duration.ofDays(1)));
        QuantileForecast without = forecast(traffic.without(List.of(odd)), List.of(), window);

        assertSame(without, forecast(traffic, List.of(new TaggedRange(odd, "outage", "", origin)), window), "known");
        assertSame(
                forecast(traffic, List.of(), window),
                forecast(traffic, List.of(new TaggedRange(odd, "outage", "", origin.plusSeconds(1))), window),
                "not yet known");
        assertFalse(Arrays.equals(
                without.p99(), forecast(traffic, List.of(), window).p99()));
    }

    private QuantileForecast forecast(TrafficHistory history, List<TaggedRange> tags, List<Origin> window) {
        Remembering model = new Remembering(new SeasonalNaive());
        new Backtest(history, events, tags, ZoneOffset.UTC, window, PeakRule.WINDOWS)
                .run(List.of(model), (done, total) -> {});
        return model.forecasts.get(0);
    }

    @Test
    void trafficAndCalendarAfterTheLastOriginChangeOnlyTheScores() {
        List<Origin> windows = Origins.of(traffic, events, ZoneOffset.UTC).subList(0, 1);
        Instant origin = windows.get(0).origin();
        List<Event> moved = new ArrayList<>(events);
        events.forEach(event -> moved.add(revised(event, origin.plusSeconds(1))));
        for (ForecastModel model : Models.all()) {
            Remembering before = new Remembering(model);
            Remembering after = new Remembering(model);
            new Backtest(traffic, events, List.of(), ZoneOffset.UTC, windows, PeakRule.WINDOWS)
                    .run(List.of(before), (done, total) -> {});
            new Backtest(doubledFrom(origin), moved, List.of(), ZoneOffset.UTC, windows, PeakRule.WINDOWS)
                    .run(List.of(after), (done, total) -> {});

            assertSame(before.forecasts.get(0), after.forecasts.get(0), model.name());
        }
    }

    @Test
    void hasARowForEachModelAndSaysHowFarItIs() {
        List<Origin> windows = Origins.of(traffic, events, ZoneOffset.UTC);
        List<Integer> progress = new ArrayList<>();

        List<ModelScore> rows = new Backtest(traffic, events, List.of(), ZoneOffset.UTC, windows, PeakRule.AUTO)
                .run(Models.all(), (done, total) -> {
                    assertEquals(windows.size() * Models.all().size(), total);
                    progress.add(done);
                });

        assertEquals(
                Models.all().stream().map(ForecastModel::name).toList(),
                rows.stream().map(ModelScore::model).toList());
        assertEquals(windows.size() * rows.size(), progress.size());
        assertEquals(progress.size(), progress.get(progress.size() - 1));
        assertEquals(
                List.of(Models.current().name()),
                rows.stream().filter(ModelScore::current).map(ModelScore::model).toList());
        for (ModelScore row : rows) {
            assertEquals(windows.size(), row.score().windows());
            assertEquals(windows.size(), row.score().peaks());
            assertTrue(row.secondsPerOrigin() > 0);
        }
        assertTrue(wql(rows, Models.current()) < wql(rows, new SeasonalNaive()), rows.toString());
    }

    @Test
    void windowsThatAreNotOnTheGridBeginWithTheNextStep() {
        Instant origin = START.plus(Duration.ofDays(20));
        Origin window = new Origin(origin, origin.plusSeconds(1), origin.plusSeconds(2 * STEP));

        List<ModelScore> rows = new Backtest(traffic, events, List.of(), ZoneOffset.UTC, List.of(window), PeakRule.AUTO)
                .run(List.of(new SeasonalNaive()), (done, total) -> {});

        assertEquals(1, rows.get(0).score().points());
    }

    @Test
    void refusesWindowsWithoutTraffic() {
        Instant origin = START.plus(Duration.ofDays(40));
        Backtest late = new Backtest(
                traffic,
                events,
                List.of(),
                ZoneId.of("UTC"),
                List.of(new Origin(origin, origin, origin.plusSeconds(4 * STEP))),
                PeakRule.AUTO);

        assertThrows(NothingToScoreException.class, () -> late.run(Models.all(), (done, total) -> {}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Backtest(traffic, events, List.of(), ZoneOffset.UTC, List.of(), PeakRule.AUTO));
    }

    private static double wql(List<ModelScore> rows, ForecastModel model) {
        return rows.stream()
                .filter(row -> row.model().equals(model.name()))
                .findFirst()
                .orElseThrow()
                .score()
                .wql();
    }

    private static void assertSame(QuantileForecast expected, QuantileForecast found, String message) {
        assertEquals(expected.from(), found.from(), message);
        assertEquals(Arrays.toString(expected.p10()), Arrays.toString(found.p10()), message);
        assertEquals(Arrays.toString(expected.p50()), Arrays.toString(found.p50()), message);
        assertEquals(Arrays.toString(expected.p90()), Arrays.toString(found.p90()), message);
        assertEquals(Arrays.toString(expected.p99()), Arrays.toString(found.p99()), message);
    }

    private static TrafficHistory simulated() {
        double[] values = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            int day = i / 96;
            int quarter = i % 96;
            boolean match = day % 3 == 0 && quarter >= 72 && quarter < 84;
            double wiggle = 1 + 0.1 * Math.sin(i * 12.9898);
            values[i] = (200 + 80 * Math.sin(quarter * Math.PI / 48) + (match ? 400 : 0)) * wiggle;
        }
        return new TrafficHistory(START, STEP, values);
    }

    private TrafficHistory doubledFrom(Instant origin) {
        double[] values = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            values[i] = traffic.value(i) * (traffic.at(i).isBefore(origin) ? 1 : 2);
        }
        return new TrafficHistory(START, STEP, values);
    }

    private static List<Event> matches() {
        List<Event> matches = new ArrayList<>();
        for (int day = 0; day < 35; day += 3) {
            Instant start = START.plus(Duration.ofDays(day)).plus(Duration.ofHours(18));
            // The later half is announced two days before.
            Instant knownAt = day < 18 ? START : start.minus(Duration.ofDays(2));
            matches.add(match("match-" + day, 1, start, knownAt));
        }
        return matches;
    }

    private static Event revised(Event event, Instant knownAt) {
        return match(event.id(), 2, event.start().plus(Duration.ofHours(3)), knownAt);
    }

    private static Event match(String id, int revision, Instant start, Instant knownAt) {
        return new Event(
                id,
                revision,
                id,
                "match",
                start,
                start.plus(Duration.ofHours(2)),
                "UTC",
                null,
                List.of(),
                Map.of(),
                List.of(),
                EventState.APPROVED,
                knownAt,
                null);
    }

    /** Keeps what the model forecast. */
    private record Remembering(ForecastModel model, List<QuantileForecast> forecasts) implements ForecastModel {
        Remembering(ForecastModel model) {
            this(model, new ArrayList<>());
        }

        @Override
        public String name() {
            return model.name();
        }

        @Override
        public QuantileForecast forecast(ForecastTask task) {
            QuantileForecast forecast = model.forecast(task);
            forecasts.add(forecast);
            return forecast;
        }
    }
}
