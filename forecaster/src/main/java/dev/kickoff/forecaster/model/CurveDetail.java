package dev.kickoff.forecaster.model;

import java.util.Arrays;
import java.util.List;

/**
 * What the learnt curve of events leaves out from an hour before the start to two hours after the end, as it is learnt in
 * bins of up to a quarter of an hour, between knots that lie as far apart as traffic takes to fall. It is the weighted
 * median of what past events did beyond their curve, each at its own level and strength, and is shrunk to nothing while
 * there are few. How far they are apart then says how much a running one may leave the curve without being late.
 */
final class CurveDetail {
    /** Of the grid before the start and after the end; in between it has {@link #CORE} steps. */
    private static final double STEP_SECONDS = 300;

    private static final int BEFORE = 12;
    private static final int CORE = 24;
    private static final int AFTER = 24;
    private static final int POINTS = BEFORE + CORE + AFTER + 1;
    /** Weight of the curve by itself, in past events. */
    private static final double SHRINK = 1;
    /** Weight of what is assumed of the distance between the curves of two events. */
    private static final double ASSUMED = 3;

    private static final double SMALLEST_SD = 0.02;
    private static final double SMALLEST_NOISE = 0.03;
    private static final double LEAST_STRENGTH = 0.3;
    private static final double MAD_TO_SIGMA = 1.4826;

    /**
     * An event that is over.
     *
     * @param timing when it took place
     * @param curve what was expected of it
     * @param weight how much it has to say, 1 for an event of the same kind
     */
    record Past(Timing timing, ExpectedCurve curve, double weight) {}

    private final ObservedDeviations observed;
    private final WeightedSample[] seen = new WeightedSample[POINTS];
    private final double[] detail = new double[POINTS];
    private final double weight;

    /** @param observed of all bins of the past events */
    CurveDetail(List<Past> past, ObservedDeviations observed) {
        this.observed = observed;
        Arrays.setAll(seen, point -> new WeightedSample(past.size()));
        past.forEach(this::learn);
        weight = past.stream().mapToDouble(Past::weight).sum();
        for (int p = 0; p < POINTS; p++) {
            double total = seen[p].totalWeight();
            detail[p] = total == 0 ? 0 : seen[p].median() * total / (total + SHRINK);
        }
    }

    private void learn(Past past) {
        Timing timing = past.timing();
        double margin = observed.binSeconds();
        ObservedDeviations around = observed.between(
                timing.start().getEpochSecond() - BEFORE * STEP_SECONDS - margin,
                timing.end().getEpochSecond() + AFTER * STEP_SECONDS + margin);
        double[] expected = new double[around.size()];
        double[] places = new double[expected.length];
        for (int i = 0; i < expected.length; i++) {
            double planned = timing.plannedSecond(around.centres()[i]);
            expected[i] = past.curve().logFactor(around.centres()[i], planned);
            places[i] = place(timing, planned);
        }
        double[] beyond = beyond(around, expected);
        for (int i = 1; i < beyond.length; i++) {
            boolean neighbours = around.centres()[i] - around.centres()[i - 1] < 1.5 * observed.binSeconds();
            // Where the clock of the plan stood still there is nothing to learn.
            if (neighbours && places[i] > places[i - 1]) {
                learn(places[i - 1], beyond[i - 1], places[i], beyond[i], past.weight());
            }
        }
    }

    /** How far each bin was from what was expected, at the level and strength of a usual event. */
    private static double[] beyond(ObservedDeviations around, double[] expected) {
        double precision = 1 / Math.max(SMALLEST_NOISE, around.noise());
        double[] one = new double[expected.length];
        Arrays.fill(one, precision);
        CurveFit.Fit fit = new CurveFit(scaled(around.logs(), precision), one).fit(scaled(expected, precision));
        double strength = Math.max(LEAST_STRENGTH, fit.strength());
        double[] beyond = new double[expected.length];
        Arrays.setAll(beyond, i -> (around.logs()[i] - fit.level()) / strength - expected[i]);
        return beyond;
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    /** Notes what lies on the straight line between two bins at the points of the grid. */
    private void learn(double from, double left, double to, double right, double eventWeight) {
        for (int p = (int) Math.ceil(Math.max(0, from)); p <= to && p < POINTS; p++) {
            seen[p].add(left + (p - from) / (to - from) * (right - left), eventWeight);
        }
    }

    /**
     * To be added to the curve's log factor.
     *
     * @param timing of the event that the curve is of
     * @param plannedSecond where the event is, by its plan
     */
    double at(Timing timing, double plannedSecond) {
        double place = place(timing, plannedSecond);
        if (!(place > 0 && place < POINTS - 1)) {
            return 0;
        }
        int left = (int) place;
        return detail[left] + (place - left) * (detail[left + 1] - detail[left]);
    }

    /** Standard deviation of how far one event's curve is from another's, apart from level, strength and noise. */
    double slowSd() {
        WeightedSample apart = new WeightedSample(1000);
        for (int p = BEFORE; p < POINTS; p++) {
            seen[p].addDistancesTo(apart);
        }
        double spread = apart.size() == 0 ? 0 : apart.median() * MAD_TO_SIGMA;
        double own = Math.max(SMALLEST_SD * SMALLEST_SD, spread * spread - observed.noise() * observed.noise());
        double assumed = LiveTiming.SLOW_SD * LiveTiming.SLOW_SD;
        return Math.sqrt((weight * own + ASSUMED * assumed) / (weight + ASSUMED));
    }

    /** Where the instant lies on the grid; less than 0, or POINTS and more, outside it. */
    private static double place(Timing timing, double plannedSecond) {
        double start = timing.event().start().getEpochSecond();
        double end = timing.event().end().getEpochSecond();
        if (plannedSecond < start) {
            return BEFORE + (plannedSecond - start) / STEP_SECONDS;
        }
        return plannedSecond <= end
                ? BEFORE + CORE * (plannedSecond - start) / (end - start)
                : BEFORE + CORE + (plannedSecond - end) / STEP_SECONDS;
    }
}
