package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds bursts that nobody had scheduled: traffic far above what the season and the level around it explain, for a while.
 *
 * <p>The idea is the usual one of robust anomaly detection on a seasonal series (median and MAD of what season and level
 * leave, as in the seasonal hybrid ESD test of Hochenbaum, Vallis and Kejariwal 2017), on the log scale, with two rules
 * that capacity needs: a level that stays is not a burst, and neither is a burst that has not ended yet, because whoever
 * cut that out would plan for the quiet time before it.
 */
public final class Bursts {
    private static final double SMALLEST_HEIGHT = Math.log(1.8);
    private static final double ROBUST_SIGMAS = 5;

    /** A burst begins and ends where the excess is this share of its height, or within these many robust sigmas. */
    private static final double EDGE_SHARE = 0.15;

    private static final double EDGE_SIGMAS = 1.5;

    /** Spikes that are no further apart are one burst. */
    private static final int SPIKES_APART_SECONDS = 1_800;

    private static final int SHORTEST_SECONDS = 600;
    private static final int LONGEST_SECONDS = 30 * 3_600;
    private static final int LONGEST_BINS = 3;
    private static final int SIDE_SECONDS = 12 * 3_600;
    private static final int SIDE_BINS = 3;
    private static final int ENDED_SECONDS = 1_800;

    private final BurstBins bins;
    private final UsualTraffic usual;

    private Bursts(BurstBins bins) {
        this.bins = bins;
        this.usual = new UsualTraffic(bins);
    }

    /**
     * The bursts of a history that have ended, in order, without overlap. Looks at nothing but its arguments: called with
     * the history before a cutoff, it says what could be known at the cutoff. Time and memory grow linearly with the
     * history.
     *
     * @param events the time around these, from an hour before the start to three hours (or a step, if that is longer)
     *     after the planned end, is never a burst
     * @param zone whose hours and weekdays the traffic is compared at
     * @return on the history's own steps, or on several of them at a time where they are shorter than five minutes
     */
    public static List<TimeRange> find(TrafficHistory history, List<Event> events, ZoneId zone) {
        return history.samples() == 0 ? List.of() : new Bursts(new BurstBins(history, events, zone)).find();
    }

    private List<TimeRange> find() {
        List<TimeRange> found = new ArrayList<>();
        int bin = 0;
        while (bin < bins.count()) {
            if (isHigh(bin)) {
                Excursion excursion = excursion(bin);
                if (isBurst(excursion)) {
                    found.add(bins.range(excursion.from, excursion.to));
                }
                bin = excursion.to;
            } else {
                bin++;
            }
        }
        return found;
    }

    /**
     * @param from first bin of the rise
     * @param to first bin after the fall
     * @param high how many bins in between are high, {@code span} counts from the first to the last of them
     * @param top median log of the high ones, without the season
     */
    private record Excursion(int from, int to, int high, int span, double top) {}

    private boolean isHigh(int bin) {
        return usual.excess(bin) > Math.max(SMALLEST_HEIGHT, ROBUST_SIGMAS * usual.sigma(bin));
    }

    private Excursion excursion(int first) {
        int last = first;
        WeightedSample excess = new WeightedSample(16);
        WeightedSample log = new WeightedSample(16);
        int apart = 1 + SPIKES_APART_SECONDS / bins.seconds();
        for (int bin = first; bin < bins.count() && bin - last <= apart; bin++) {
            if (isHigh(bin)) {
                last = bin;
                excess.add(usual.excess(bin), 1);
                log.add(usual.deseasonalised(bin), 1);
            }
        }
        double edge = EDGE_SHARE * excess.median();
        int from = first;
        while (from > Math.max(0, first - longest()) && isAbove(from - 1, edge)) {
            from--;
        }
        int to = last + 1;
        while (to < Math.min(bins.count(), last + 1 + longest()) && isAbove(to, edge)) {
            to++;
        }
        return new Excursion(from, to, excess.size(), last + 1 - first, log.median());
    }

    /** In bins: of what is high, and of the rise and the fall. */
    private int longest() {
        return Math.max(LONGEST_SECONDS / bins.seconds(), LONGEST_BINS);
    }

    private boolean isAbove(int bin, double edge) {
        return usual.excess(bin) > Math.max(edge, EDGE_SIGMAS * usual.sigma(bin));
    }

    private boolean isBurst(Excursion excursion) {
        if (excursion.high * bins.seconds() < SHORTEST_SECONDS || excursion.span > longest()) {
            return false;
        }
        int side = Math.max(SIDE_SECONDS / bins.seconds(), SIDE_BINS);
        WeightedSample before = level(excursion.from - side, excursion.from);
        WeightedSample after = level(excursion.to, excursion.to + side);
        boolean ended = after.size() >= Math.max(1, ENDED_SECONDS / bins.seconds());
        double higherSide = before.size() == 0 ? after.median() : Math.max(before.median(), after.median());
        return ended && excursion.top - higherSide > SMALLEST_HEIGHT;
    }

    private WeightedSample level(int from, int to) {
        WeightedSample level = new WeightedSample(32);
        for (int bin = Math.max(0, from); bin < Math.min(bins.count(), to); bin++) {
            level.add(usual.deseasonalised(bin), 1);
        }
        return level;
    }
}
