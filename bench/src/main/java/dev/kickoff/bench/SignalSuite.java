package dev.kickoff.bench;

import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.Models;
import java.time.Duration;
import java.util.List;

/** One signal with a long history by the minute, in one thread. */
final class SignalSuite {
    private static final int MINUTE = 60;
    private static final int EVENTS = 100;
    private static final Duration HISTORY = Duration.ofDays(90);

    private SignalSuite() {}

    static List<Measured> run() throws Exception {
        return List.of(season(), live());
    }

    private static Measured season() throws Exception {
        SimulatedSignal signal =
                new SimulatedSignal(1, MINUTE, SimulatedSignal.start().plus(HISTORY), EVENTS, 14);
        ForecastTask task = signal.ahead(Duration.ofDays(14));
        return Measured.seconds(
                "1 signal, 90 days of minutes, 100 events: 14 days of minutes",
                2,
                7,
                2,
                () -> Models.current().forecast(task));
    }

    /** In the middle of an event: at 19:30 in Paris, one that began between 17:00 and 19:00. */
    private static Measured live() throws Exception {
        Duration running = HISTORY.minusHours(6).minusMinutes(30);
        SimulatedSignal signal =
                new SimulatedSignal(2, MINUTE, SimulatedSignal.start().plus(running), EVENTS, 2);
        ForecastTask task = signal.ahead(Duration.ofHours(36));
        return Measured.seconds(
                "the same during an event: 36 hours of minutes",
                2,
                7,
                1,
                () -> Models.current().forecast(task));
    }
}
