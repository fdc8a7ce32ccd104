package dev.kickoff.standalone.simulate;

import dev.kickoff.forecaster.files.HindsightForecasts;
import dev.kickoff.hub.planning.PlanRhythm;
import dev.kickoff.hub.replay.FloorSchedule;
import dev.kickoff.hub.replay.ReplayCase;
import dev.kickoff.hub.replay.TimeSeries;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.standalone.files.ServiceFile;
import dev.kickoff.standalone.files.TrafficSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Walks the clock from one moment of the planning cycle to the next. The forecasts do not depend on the lag, so one
 * forecast serves all lags, as in production it serves all services of its signal.
 *
 * @param world traffic and events, seen as they were known at each moment
 * @param service with any lead time
 * @param multiplier factor of the strategy that looks at the week before
 */
record Simulation(
        HindsightForecasts world,
        ServiceFile service,
        PlanRhythm rhythm,
        List<Lag> lags,
        Instant from,
        Instant to,
        double multiplier) {
    /** As in the hub: capacity that served traffic within this time is not released. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    /** Told after each forecast that was planned on. */
    @FunctionalInterface
    interface Progress {
        void done(int moments, int total);
    }

    /** When plans are made. */
    List<Moment> moments() {
        return Moment.between(from, to, world, rhythm);
    }

    /** One run per lag, in their order. */
    List<LagRun> run(Progress progress) throws InterruptedException {
        List<Moment> moments = moments();
        Map<Lag, PlansInForce> plans = new TreeMap<>();
        lags.forEach(lag -> plans.put(lag, new PlansInForce(service.withLeadTime(lag.duration()), rhythm)));
        Duration horizon = rhythm.horizon();
        try (ForecastsAhead forecasts = new ForecastsAhead(world, horizon, moments)) {
            int done = 0;
            for (Moment moment : moments) {
                Forecast forecast = forecasts.next();
                List<Event> events = world.eventsAround(moment.at(), horizon);
                OptionalDouble recent = world.mostWithin(RECENT, moment.at());
                Double most = recent.isPresent() ? recent.getAsDouble() : null;
                plans.values().forEach(lag -> lag.plan(forecast, events, most, moment));
                progress.done(++done, moments.size());
            }
        }
        List<LagRun> runs = new ArrayList<>();
        plans.forEach(
                (lag, inForce) -> runs.add(LagRun.of(lag, inForce.versions(), replayCase(lag, inForce.until(to)))));
        return List.copyOf(runs);
    }

    ReplayCase replayCase(Lag lag, FloorSchedule floors) {
        ServiceFile here = service.withLeadTime(lag.duration());
        return new ReplayCase(
                traffic(),
                from,
                to,
                floors,
                here.registration().transform(),
                here.scaling(),
                multiplier,
                here.registration().unitPricePerHour());
    }

    TimeSeries traffic() {
        return TrafficSeries.of(world.traffic());
    }
}
