package dev.kickoff.forecaster.model;

import java.util.HashMap;
import java.util.Map;

/**
 * How to look {@code h} bins ahead, learnt from having done so at every bin of the last weeks: how much of the present
 * deviation from the day's level will be left by then, and how far off one was. Conformal prediction in spirit (Vovk,
 * Gammerman, Shafer 2005): the quantiles are those of residuals of forecasts that did not know their outcome, so they
 * hold as far as the coming weeks are like the last ones.
 *
 * <p>Separately outside and inside event windows, because deviations last, and errors spread, differently there. Not
 * thread-safe.
 */
final class LeadCalibration {
    static final double[] PROBABILITIES = {0.10, 0.50, 0.90, 0.99};
    private static final int DAYS = 28;
    private static final int FEWEST_BINS = 400;
    private static final double HALF_LIFE_DAYS = 14;
    private static final double NOW_LASTS_HOURS = 3;
    private static final double DOUBT_BINS = 20;
    private static final double DOUBT_SCALE = 0.05;
    private static final double LARGEST = 2;
    /** So many weeks count in the season, given how fast it forgets. */
    private static final double SEASON_WEEKS = 4;

    /** What past traffic looked like without its season. One value per bin of history. */
    record Past(
            Timeline timeline,
            LevelMemory memory,
            double[] adjusted,
            double[] singleAdjusted,
            double[] presence,
            double[] evidence,
            boolean[] masked) {}

    /**
     * @param now share of the present deviation from the day's level that is left
     * @param week share of the way from the day's level to the week's that is gone
     * @param quantiles of the log residual at {@link #PROBABILITIES}; NaN when there was none
     */
    record Lead(double now, double week, double[] quantiles) {}

    private final Past past;
    private final double targetEvidence;
    private final Map<Integer, Lead> outside = new HashMap<>();
    private final Map<Integer, Lead> inside = new HashMap<>();

    /** @param targetEvidence of the best known event to forecast; residuals of less known ones count less */
    LeadCalibration(Past past, double targetEvidence) {
        this.past = past;
        this.targetEvidence = targetEvidence;
    }

    /** Outside event windows. */
    Lead outside(int bins) {
        return outside.computeIfAbsent(bins, h -> learn(h, false));
    }

    /** Inside event windows. */
    Lead inside(int bins) {
        return inside.computeIfAbsent(bins, h -> learn(h, true));
    }

    private double weight(int bin, boolean inside) {
        double ageDays = past.timeline().hours(past.adjusted().length - bin) / 24;
        double recency = Math.pow(2, -ageDays / HALF_LIFE_DAYS);
        if (!inside) {
            return past.masked()[bin] ? 0 : recency;
        }
        double presence = past.presence()[bin];
        double known = Math.min(1, (past.evidence()[bin] + 0.5) / (targetEvidence + 0.5));
        return presence < 0.2 ? 0 : recency * presence * known * known;
    }

    private int firstTarget(int h) {
        int bins = past.adjusted().length;
        int reach = Math.max(FEWEST_BINS, DAYS * Timeline.DAY / past.timeline().binSeconds());
        return Math.max(h, bins - reach);
    }

    private Lead learn(int h, boolean inside) {
        double nowGuess = Math.exp(-past.timeline().hours(h) / NOW_LASTS_HOURS);
        TwoCoefficients fit = new TwoCoefficients();
        for (int bin = firstTarget(h); bin < past.adjusted().length; bin++) {
            double weight = weight(bin, inside);
            if (weight > 0 && !Double.isNaN(past.adjusted()[bin])) {
                LevelMemory memory = past.memory();
                int origin = bin - h;
                double left = past.adjusted()[bin] - level(memory, origin, nowGuess, 0);
                fit.add(
                        memory.nowOverDay(origin),
                        memory.weekOverDay(origin),
                        Math.max(-LARGEST, Math.min(LARGEST, left)),
                        weight);
            }
        }
        double[] corrections = fit.solve((DOUBT_BINS + 0.02 * fit.totalWeight()) * DOUBT_SCALE);
        double now = clip(nowGuess + corrections[0]);
        double week = clip(corrections[1]);
        return new Lead(now, week, residualQuantiles(h, inside, now, week));
    }

    private double[] residualQuantiles(int h, boolean inside, double now, double week) {
        WeightedSample residuals = new WeightedSample(4096);
        for (int bin = firstTarget(h); bin < past.adjusted().length; bin++) {
            double weight = weight(bin, inside);
            if (weight > 0) {
                residuals.add(past.singleAdjusted()[bin] - level(past.memory(), bin - h, now, week), weight);
            }
        }
        return widened(residuals.quantiles(PROBABILITIES));
    }

    /** The season was learnt from the very days whose residuals are taken, so they are a little too small. */
    private double[] widened(double[] quantiles) {
        double weeks = Math.max(1, past.timeline().hours(past.adjusted().length) / (7 * 24));
        double factor = Math.sqrt(1 + 1 / Math.min(weeks, SEASON_WEEKS));
        double[] wide = new double[quantiles.length];
        for (int q = 0; q < wide.length; q++) {
            wide[q] = quantiles[1] + (quantiles[q] - quantiles[1]) * factor;
        }
        return wide;
    }

    /** The level some bins after {@code origin}. */
    static double level(LevelMemory memory, int origin, double now, double week) {
        return memory.day(origin) + now * memory.nowOverDay(origin) + week * memory.weekOverDay(origin);
    }

    private static double clip(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
