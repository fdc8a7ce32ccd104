package dev.kickoff.hub.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Computes what would have happened to the traffic that came under each {@link Strategy}.
 *
 * <p>Assumptions: a unit is paid for from the moment it is asked for, serves a start-up time later ({@link Fleet}), and
 * serves its full share at once. Units carry traffic evenly; traffic beyond the ready capacity is lost and does not come
 * back as retries. Every strategy keeps the service's minimum. Steps without a record cost what they cost and count neither
 * as short nor as served. The traffic is taken as given: it is what came, not what would have come without queues.
 */
public final class Replay {
    private final ReplayCase what;
    private final Ticks ticks;
    private final double[] traffic;
    private final double[] demand;
    private final int startUpTicks;
    private final ReactiveScaler scaler;

    private Replay(ReplayCase what) {
        this.what = what;
        TimeSeries units = what.demand();
        this.ticks = Ticks.of(units);
        this.traffic = ticks.spread(what.window());
        this.demand = ticks.spread(units);
        this.startUpTicks = ticks.covering(what.settings().startUp());
        this.scaler = new ReactiveScaler(what.settings());
    }

    /** One outcome per strategy, in their order; without {@link Strategy#FIXED_MULTIPLIER} if there is no week before. */
    public static List<Outcome> of(ReplayCase what) {
        Replay replay = new Replay(what);
        List<Outcome> outcomes = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            if (strategy != Strategy.FIXED_MULTIPLIER || what.hasLastWeek()) {
                outcomes.add(replay.outcome(strategy, replay.fleet(strategy)));
            }
        }
        return List.copyOf(outcomes);
    }

    private Fleet fleet(Strategy strategy) {
        return switch (strategy) {
            case KICKOFF -> scaler.simulate(ticks, demand, what.floors().onto(ticks));
            case STATIC_AT_PEAK -> Fleet.of(peak(), startUpTicks);
            case REACTIVE_ONLY -> scaler.simulate(ticks, demand, FloorSchedule.NONE.onto(ticks));
            case FIXED_MULTIPLIER ->
                scaler.simulate(ticks, demand, Fleet.askedAhead(busiestOfLastWeek(), startUpTicks));
            case PERFECT_FORESIGHT -> Fleet.readyFor(needed(), startUpTicks);
        };
    }

    /** Whole units that each tick needs, never below the minimum. */
    private int[] needed() {
        return Arrays.stream(demand).mapToInt(this::wholeUnits).toArray();
    }

    private int[] peak() {
        int[] peak = new int[ticks.count()];
        Arrays.fill(peak, Arrays.stream(needed()).max().orElseThrow());
        return peak;
    }

    private int[] busiestOfLastWeek() {
        int[] floors = new int[ticks.count()];
        int stepSeconds = ticks.seconds() * ticks.perStep();
        for (int tick = 0; tick < floors.length; tick++) {
            Instant hour = ticks.at(tick).truncatedTo(ChronoUnit.HOURS);
            boolean sameHour =
                    tick > 0 && ticks.at(tick - 1).truncatedTo(ChronoUnit.HOURS).equals(hour);
            floors[tick] = sameHour ? floors[tick - 1] : busiest(hour.minus(ReplayCase.LOOK_BACK), stepSeconds);
        }
        return floors;
    }

    private int busiest(Instant hour, int stepSeconds) {
        double highest = 0;
        for (int second = 0; second < 3600; second += stepSeconds) {
            double value = what.traffic().valueAt(hour.plusSeconds(second));
            highest = Double.isNaN(value) ? highest : Math.max(highest, value);
        }
        return wholeUnits(what.unitsFor(highest * what.multiplier()));
    }

    private int wholeUnits(double units) {
        return Double.isNaN(units)
                ? what.settings().minUnits()
                : Math.max(what.settings().minUnits(), (int) Math.ceil(units - 1e-9));
    }

    private Outcome outcome(Strategy strategy, Fleet fleet) {
        double target = what.settings().targetUtilisationPct() / 100;
        long shortTicks = 0;
        long busyTicks = 0;
        double came = 0;
        double lost = 0;
        for (int tick = 0; tick < ticks.count(); tick++) {
            if (Double.isNaN(demand[tick])) {
                continue;
            }
            came += traffic[tick];
            busyTicks += demand[tick] > fleet.ready()[tick] * target + 1e-9 ? 1 : 0;
            // The same hair of slack as where whole units are counted.
            if (demand[tick] > fleet.ready()[tick] + 1e-9) {
                shortTicks++;
                lost += traffic[tick] * (1 - fleet.ready()[tick] / demand[tick]);
            }
        }
        double unitHours = Arrays.stream(fleet.asked()).asLongStream().sum() * ticks.hours();
        BigDecimal price = what.unitPricePerHour();
        return new Outcome(
                strategy,
                Duration.ofSeconds(shortTicks * ticks.seconds()),
                Duration.ofSeconds(busyTicks * ticks.seconds()),
                came == 0 ? 0 : 100 * lost / came,
                unitHours,
                price == null
                        ? null
                        : price.multiply(BigDecimal.valueOf(unitHours)).setScale(2, RoundingMode.HALF_UP),
                Arrays.stream(fleet.asked()).max().orElseThrow());
    }
}
