package dev.kickoff.standalone.simulate;

import dev.kickoff.hub.replay.CapacityRun;
import dev.kickoff.hub.replay.FloorSchedule;
import dev.kickoff.hub.replay.Outcome;
import dev.kickoff.hub.replay.ReactiveScaler;
import dev.kickoff.hub.replay.Replay;
import dev.kickoff.hub.replay.ReplayCase;
import dev.kickoff.hub.replay.Strategy;
import dev.kickoff.hub.replay.TimeSeries;
import dev.kickoff.schemas.Transform;
import java.util.List;

/**
 * What a service went through at one lag.
 *
 * @param versions plans published
 * @param floors that were in force
 * @param planned capacity with the floors, the reactive scaler working above them
 * @param reactive capacity of the reactive scaler alone
 * @param outcomes one per strategy
 * @param foresightAtTarget unit hours of perfect foresight that also keeps the reactive scaler's target utilisation
 */
record LagRun(
        Lag lag,
        int versions,
        FloorSchedule floors,
        CapacityRun planned,
        CapacityRun reactive,
        List<Outcome> outcomes,
        double foresightAtTarget) {
    static LagRun of(Lag lag, int versions, ReplayCase what) {
        TimeSeries demand = what.demand();
        ReactiveScaler scaler = new ReactiveScaler(what.settings());
        return new LagRun(
                lag,
                versions,
                what.floors(),
                scaler.simulate(demand, what.floors()),
                scaler.simulate(demand, FloorSchedule.NONE),
                Replay.of(what),
                outcome(Replay.of(atTarget(what)), Strategy.PERFECT_FORESIGHT).unitHours());
    }

    /** The same, as if a unit could do no more than the target utilisation. */
    private static ReplayCase atTarget(ReplayCase what) {
        double target = what.settings().targetUtilisationPct() / 100;
        List<Transform.Point> points = what.transform().points().stream()
                .map(point -> new Transform.Point(point.signal(), point.capacity() / target))
                .toList();
        return new ReplayCase(
                what.traffic(),
                what.from(),
                what.to(),
                what.floors(),
                new Transform(what.transform().kind(), points),
                what.settings(),
                what.multiplier(),
                what.unitPricePerHour());
    }

    Outcome of(Strategy strategy) {
        return outcome(outcomes, strategy);
    }

    private static Outcome outcome(List<Outcome> outcomes, Strategy strategy) {
        return outcomes.stream()
                .filter(outcome -> outcome.strategy() == strategy)
                .findFirst()
                .orElseThrow();
    }
}
