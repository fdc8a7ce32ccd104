package dev.kickoff.forecaster.model;

import java.util.Arrays;

/**
 * The states of the model of one signal, before any traffic was seen. The first {@link #MOVING} move by themselves; the
 * coefficients of season and events, which follow, stay what they are but for a slow drift.
 *
 * @param mean expected value, log scale
 * @param variance of it
 * @param keep share that is left of a state after a bin
 * @param drift variance that each bin adds
 * @param eventDrift variance that each bin inside an event adds to the coefficients of events
 */
record StatePrior(double[] mean, double[] variance, double[] keep, double[] drift, double[] eventDrift) {
    /** The level, which wanders for good. */
    static final int LEVEL = 0;
    /** Swings around the level that last for days. */
    static final int DAYS = 1;
    /** Swings that last for hours. */
    static final int HOURS = 2;
    /** How much more the present crowd is than was expected of its events; counts only while they are felt. */
    static final int CROWD = 3;

    static final int MOVING = 4;

    private static final double CROWD_SD = 0.3;
    private static final double CROWD_HALF_LIFE_DAYS = 2;
    private static final double EVENT_HOURS_REMEMBERED = 600;

    /** @param firstLevel log level from which to start */
    static StatePrior of(Candidate candidate, Volatility volatility, Design design, double binDays, double firstLevel) {
        int states = design.states();
        StatePrior prior = new StatePrior(
                new double[states], new double[states], new double[states], new double[states], new double[states]);
        Arrays.fill(prior.keep, 1);
        design.season().priors(prior.variance);
        design.events().priors(prior.mean, prior.variance);
        for (int i = MOVING; i < states; i++) {
            boolean event = i >= design.firstEventState();
            prior.drift[i] = event ? 0 : prior.variance[i] * binDays / candidate.seasonMemoryDays();
            prior.eventDrift[i] = event ? prior.variance[i] * 24 * binDays / EVENT_HOURS_REMEMBERED : 0;
        }
        prior.mean[LEVEL] = firstLevel;
        prior.variance[LEVEL] = 1;
        prior.drift[LEVEL] = candidate.levelTimes() * volatility.levelPerDay() * binDays;
        prior.swing(DAYS, candidate.daysTimes() * volatility.days(), candidate.daysHalfLife(), binDays);
        prior.swing(HOURS, volatility.hours(), Volatility.HOURS_HALF_LIFE_DAYS, binDays);
        prior.swing(CROWD, CROWD_SD * CROWD_SD, CROWD_HALF_LIFE_DAYS, binDays);
        return prior;
    }

    private void swing(int state, double stationary, double halfLifeDays, double binDays) {
        double left = Math.pow(2, -binDays / halfLifeDays);
        variance[state] = stationary;
        keep[state] = left;
        drift[state] = stationary * (1 - left * left);
    }

    int states() {
        return mean.length;
    }

    /** Share of a state that is left after so many bins. */
    double kept(int state, int bins) {
        return state < MOVING ? Math.pow(keep[state], bins) : 1;
    }

    /** Variance that a state gains in so many bins. */
    double gained(int state, int bins) {
        if (keep[state] == 1) {
            return drift[state] * bins;
        }
        double left = kept(state, bins);
        return drift[state] * (1 - left * left) / (1 - keep[state] * keep[state]);
    }
}
