package dev.kickoff.forecaster.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Level and spread on the log scale for each lead, seen from the cutoff: the calibration at a few leads, interpolated
 * over the logarithm of the lead, and widened by assumption as far as there is too little to calibrate on.
 */
final class Outlook {
    /** Quantiles of the standard normal distribution at {@link LeadCalibration#PROBABILITIES}. */
    private static final double[] NORMAL = {-1.2815515655, 0, 1.2815515655, 2.3263478740};

    /** Standard deviation of the log assumed for traffic without history. */
    private static final double LEVEL_SPREAD = 0.6;
    /** Standard deviation of the log assumed for the peak of an event of which nothing is known. */
    private static final double EVENT_SPREAD = 0.9;

    private static final double DAYS_UNTIL_KNOWN = 1.5;
    private static final double EVENTS_UNTIL_KNOWN = 2;

    /** Level and quantiles' offsets from it, outside and inside event windows. */
    record At(double outsideLevel, double insideLevel, double[] outside, double[] inside, double insideNow) {}

    private final LeadCalibration calibration;
    private final LevelMemory memory;
    private final int lastBin;
    private final double levelDoubt;
    private final double originPresence;
    private final Map<Integer, At> known = new HashMap<>();

    Outlook(LeadCalibration calibration, LevelMemory memory, int lastBin, double historyDays, double originPresence) {
        this.calibration = calibration;
        this.memory = memory;
        this.lastBin = lastBin;
        this.levelDoubt = Math.exp(-historyDays / DAYS_UNTIL_KNOWN);
        this.originPresence = originPresence;
    }

    /** @param bins lead in bins, fractions allowed */
    At at(double bins) {
        double lead = Math.max(1, bins);
        int left = 1;
        while (next(left) <= lead) {
            left = next(left);
        }
        double share = Math.log(lead / left) / Math.log(next(left) / (double) left);
        return share < 1e-9 ? at(left) : mix(at(left), at(next(left)), share);
    }

    private static int next(int lead) {
        return lead < 4 ? lead + 1 : (int) Math.ceil(lead * 1.5);
    }

    private At at(int lead) {
        return known.computeIfAbsent(lead, h -> {
            LeadCalibration.Lead outside = calibration.outside(h);
            LeadCalibration.Lead inside = calibration.inside(h);
            return new At(
                    LeadCalibration.level(memory, lastBin, outside.now(), outside.week()),
                    LeadCalibration.level(memory, lastBin, inside.now(), inside.week()),
                    widen(outside.quantiles(), LEVEL_SPREAD, levelDoubt),
                    inside.quantiles(),
                    inside.now());
        });
    }

    private static At mix(At a, At b, double share) {
        return new At(
                mix(a.outsideLevel, b.outsideLevel, share),
                mix(a.insideLevel, b.insideLevel, share),
                mix(a.outside, b.outside, share),
                mix(a.inside, b.inside, share),
                mix(a.insideNow, b.insideNow, share));
    }

    private static double mix(double a, double b, double share) {
        return a + share * (b - a);
    }

    private static double[] mix(double[] a, double[] b, double share) {
        double[] mixed = new double[a.length];
        for (int q = 0; q < a.length; q++) {
            mixed[q] = mix(a[q], b[q], share);
        }
        return mixed;
    }

    /** Log level where events are felt with the given presence. */
    double level(At at, double presence) {
        return mix(at.outsideLevel, at.insideLevel, presence);
    }

    /** Log of the median's level without any event. */
    double quietMedian(At at) {
        return at.outsideLevel + at.outside[1];
    }

    /** Offsets of the quantiles from the level; ascending. */
    double[] offsets(At at, double presence, double evidence) {
        if (presence == 0) {
            return at.outside;
        }
        double seen = at.insideNow * originPresence;
        double spread = EVENT_SPREAD * Math.sqrt(1 - seen * seen);
        double doubt = EVENTS_UNTIL_KNOWN / (EVENTS_UNTIL_KNOWN + evidence);
        return mix(at.outside, widen(at.inside, spread, doubt * doubt), presence);
    }

    /** Mixes the variance around the median with an assumed one. */
    private static double[] widen(double[] quantiles, double spread, double doubt) {
        double[] wide = new double[quantiles.length];
        boolean empty = Double.isNaN(quantiles[0]);
        double median = empty ? 0 : quantiles[1] * (1 - doubt);
        for (int q = 0; q < wide.length; q++) {
            double assumed = spread * NORMAL[q];
            double found = empty ? assumed : quantiles[q] - quantiles[1];
            wide[q] = median
                    + Math.signum(NORMAL[q]) * Math.sqrt((1 - doubt) * found * found + doubt * assumed * assumed);
        }
        return wide;
    }
}
