package dev.kickoff.hub.replay;

import java.util.Arrays;

/**
 * A simulated target-tracking scaler, behaving as AWS documents its own: once a minute it reads the mean utilisation of
 * the minute. Three minutes in a row above the target scale out, to the capacity at which the last minute would have met the
 * target. Fifteen minutes in a row below nine tenths of the target scale in the same way, but not while units are
 * starting. The answer takes effect at the end of the minute and new units serve a start-up time later.
 *
 * <p>Where the documentation leaves room, the assumption favours the reactive scaler: the metric arrives without delay and
 * sees demand beyond 100 % utilisation, as requests per target do and CPU does not; as long as utilisation stays low the
 * capacity follows every minute. A minute without a record restarts both counts.
 *
 * <p>The fleet starts settled: at the target for the demand of the first minute, all units serving. A higher floor is not
 * in every minute better than a lower one: it keeps utilisation down and so may delay a scale-out.
 *
 * <p>Immutable, usable from any thread.
 *
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html">Target tracking
 *     scaling policies</a>
 */
public final class ReactiveScaler {
    private static final int MINUTES_ABOVE = 3;
    private static final int MINUTES_BELOW = 15;
    private static final double LOW_SHARE = 0.9;

    private final ScalerSettings settings;
    private final double target;

    public ReactiveScaler(ScalerSettings settings) {
        this.settings = settings;
        this.target = settings.targetUtilisationPct() / 100;
    }

    /**
     * Simulates the scaler above the floors, between the service's minimum and maximum.
     *
     * @param demand units of capacity that the traffic keeps busy, need not be whole
     */
    public CapacityRun simulate(TimeSeries demand, FloorSchedule floors) {
        Ticks ticks = Ticks.of(demand);
        Fleet fleet = simulate(ticks, ticks.spread(demand), floors.onto(ticks));
        return new CapacityRun(
                demand.from(), demand.step(), ticks.meanPerStep(fleet.asked()), ticks.meanPerStep(fleet.ready()));
    }

    Fleet simulate(Ticks ticks, double[] demand, int[] floors) {
        return new Run(ticks, demand, floors).all();
    }

    /** Units at which this demand meets the target; a hair of slack, so that rounding errors do not buy a unit. */
    private double unitsFor(double demand) {
        return Math.ceil(demand / target - 1e-9);
    }

    private final class Run {
        private final Ticks ticks;
        private final double[] demand;
        private final int[] floors;
        private final int startUpTicks;
        private final int[] asked;
        private final int[] ready;
        private int desired;
        private int minutesAbove;
        private int minutesBelow;

        Run(Ticks ticks, double[] demand, int[] floors) {
            this.ticks = ticks;
            this.demand = demand;
            this.floors = floors;
            this.startUpTicks = ticks.covering(settings.startUp());
            this.asked = new int[ticks.count()];
            this.ready = new int[ticks.count()];
        }

        Fleet all() {
            desired = demand.length == 0 || Double.isNaN(demand[0]) ? 0 : settings.clip(unitsFor(demand[0]));
            for (int tick = 0; tick < asked.length; tick++) {
                desired = Math.max(desired, settings.clip(floors[tick]));
                asked[tick] = desired;
                ready[tick] = Fleet.readyAt(tick, asked, startUpTicks);
                if ((tick + 1) % ticks.perMinute() == 0) {
                    endOfMinute(tick);
                }
            }
            return new Fleet(asked, ready);
        }

        private void endOfMinute(int tick) {
            int start = tick + 1 - ticks.perMinute();
            // A NaN makes the mean NaN, and no comparison with NaN holds.
            double busy = Arrays.stream(demand, start, tick + 1).average().orElseThrow();
            double serving = Arrays.stream(ready, start, tick + 1).average().orElseThrow();
            minutesAbove = busy > serving * target ? minutesAbove + 1 : 0;
            minutesBelow = busy < serving * target * LOW_SHARE ? minutesBelow + 1 : 0;
            if (minutesAbove >= MINUTES_ABOVE) {
                desired = Math.max(desired, settings.clip(unitsFor(busy)));
            } else if (minutesBelow >= MINUTES_BELOW && ready[tick] == asked[tick]) {
                desired = Math.min(desired, settings.clip(unitsFor(busy)));
            }
        }
    }
}
