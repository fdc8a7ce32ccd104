package dev.kickoff.forecaster.model;

import java.util.TreeMap;

/** One candidate that has gone through the history once, and can look ahead from the bins it was asked to remember. */
final class CandidateRun {
    private static final double QUIET = 0.05;
    private static final double PRESENT = 0.01;
    /** Uncertainty of the level and the season does not grow further ahead than that. */
    private static final double GROWS_DAYS = 60;

    /** What is known after a bin. */
    record Knowledge(StateFilter.Snapshot states, WeekMemory memory, double restlessness) {}

    /** Of log traffic. */
    record Prediction(double mean, double variance) {}

    private final Design design;
    private final StatePrior prior;
    private final int mostBins;
    private final TreeMap<Integer, Knowledge> known = new TreeMap<>();
    private final double[] factors = new double[StatePrior.MOVING];
    private double[] products = new double[64];

    /**
     * @param learnt log traffic per bin, NaN where there is nothing to learn from
     * @param remembered bins after which a look ahead will be asked for; the last one always is
     */
    CandidateRun(
            Candidate candidate,
            Timeline timeline,
            double[] learnt,
            Design design,
            Volatility volatility,
            double firstLevel,
            boolean[] remembered) {
        this.design = design;
        double binDays = timeline.binDays();
        prior = StatePrior.of(candidate, volatility, design, binDays, firstLevel);
        mostBins = (int) Math.ceil(GROWS_DAYS / binDays);
        StateFilter filter = new StateFilter(prior);
        WeekMemory memory = new WeekMemory(timeline.slotsPerDay(), candidate.recall());
        Turbulence turbulence = new Turbulence(binDays);
        double sigma = Math.sqrt(volatility.noise() + volatility.hours());
        LevelShift shift = new LevelShift(binDays, Math.hypot(sigma, Math.sqrt(volatility.days())));
        Row row = new Row();
        for (int bin = 0; bin < timeline.bins(); bin++) {
            filter.step();
            if (!Double.isNaN(learnt[bin])) {
                double presence = design.fill(row, timeline.centre(bin));
                if (presence > PRESENT) {
                    filter.loosen(prior.eventDrift(), design.firstEventState(), presence);
                }
                long local = design.clock().local(timeline.centre(bin));
                double smooth = learnt[bin] - memory.at(local);
                turbulence.learn(filter.observe(row, smooth, volatility.noise()));
                if (presence < QUIET) {
                    // The swing of hours would otherwise swallow what comes back every week.
                    double missed = smooth - filter.expected(row) + filter.mean(StatePrior.HOURS);
                    memory.learn(local, missed, sigma);
                    double moved = shift.variance(missed + filter.mean(StatePrior.DAYS));
                    if (moved > 0) {
                        filter.settle(StatePrior.LEVEL, StatePrior.DAYS, StatePrior.HOURS);
                        filter.loosen(StatePrior.LEVEL, moved);
                    }
                }
            }
            if (remembered[bin] || bin == timeline.bins() - 1) {
                known.put(bin, new Knowledge(filter.snapshot(), memory.copy(), turbulence.factor()));
            }
        }
    }

    Knowledge after(int bin) {
        Knowledge knowledge = known.get(bin);
        if (knowledge == null) {
            throw new IllegalArgumentException("bin " + bin + " was not to be remembered");
        }
        return knowledge;
    }

    /** Log factor by which the present crowd will be more than expected so many bins ahead, where it is all present. */
    double crowd(Knowledge from, int bins) {
        return prior.kept(StatePrior.CROWD, bins) * from.states().mean()[StatePrior.CROWD];
    }

    /**
     * @param row of the moment, see {@link Design#fill}
     * @param bins how far ahead
     */
    Prediction predict(Knowledge from, Row row, double centre, int bins) {
        int size = row.size();
        if (products.length < size) {
            products = new double[size];
        }
        for (int i = 0; i < factors.length; i++) {
            factors[i] = prior.kept(i, bins);
        }
        int growth = Math.min(bins, mostBins);
        double mean = from.memory().at(design.clock().local(centre));
        double variance = 0;
        for (int k = 0; k < size; k++) {
            int state = row.state(k);
            double factor = row.factor(k);
            products[k] = state < StatePrior.MOVING ? factor * factors[state] : factor;
            mean += products[k] * from.states().mean()[state];
            variance += factor * factor * prior.gained(state, growth);
        }
        double[] covariance = from.states().covariance();
        for (int k = 0; k < size; k++) {
            int at = row.state(k) * prior.states();
            double sum = 0;
            for (int l = 0; l < size; l++) {
                sum += products[l] * covariance[at + row.state(l)];
            }
            variance += products[k] * sum;
        }
        return new Prediction(mean, Math.max(variance, 1e-9) * from.restlessness());
    }
}
