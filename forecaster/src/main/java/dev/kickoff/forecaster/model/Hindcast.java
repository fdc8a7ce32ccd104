package dev.kickoff.forecaster.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every candidate would have forecast for moments of the past, from origins before them: which candidates to trust,
 * and how far off they are together.
 */
final class Hindcast {
    private static final int MOMENTS_PER_ORIGIN = 60;
    private static final double HALF_LIFE_DAYS = 60;
    private static final double SECOND_HALF_LIFE_DAYS = 365;
    private static final double EVENTS_COUNT = 3;
    /** A candidate with 5 % more error counts for a twentieth. */
    private static final double STRICTNESS = 60;

    /**
     * A moment of the past as it was forecast.
     *
     * @param draw moments of one event, or of one day without, are one draw: they are off together. Negative for days.
     * @param single log of one step of the bin
     * @param features for the second opinion, empty without one
     * @param second the second opinion, NaN without one
     */
    private record Moment(
            int bin,
            int draw,
            double presence,
            double log,
            double single,
            double[] means,
            double[] variances,
            double[] features,
            double second) {
        double mean(double[] shares, double secondShare) {
            double mean = 0;
            for (int r = 0; r < shares.length; r++) {
                mean += shares[r] * means[r];
            }
            return Double.isNaN(second) ? mean : mean + secondShare * (second - mean);
        }
    }

    private final Timeline timeline;
    private final Design design;
    private final List<CandidateRun> runs;
    private final @Nullable SecondOpinion second;
    private final int[] eventOf;
    private final List<Moment> moments = new ArrayList<>();

    /**
     * @param nearest first bin of the horizon, counted from the last bin of the history
     * @param furthest last bin of it
     */
    Hindcast(
            Timeline timeline,
            BinnedSeries series,
            Design design,
            List<CandidateRun> runs,
            @Nullable SecondOpinion second,
            boolean[] origins,
            int nearest,
            int furthest) {
        this.timeline = timeline;
        this.design = design;
        this.runs = runs;
        this.second = second;
        eventOf = eventOfBins();
        int stride = Math.max(1, (furthest - nearest + 1) / MOMENTS_PER_ORIGIN);
        for (int origin = 0; origin < origins.length; origin++) {
            for (int bins = nearest; origins[origin] && bins <= furthest; bins += stride) {
                int bin = origin + bins;
                if (bin < timeline.bins() && !Double.isNaN(series.log(bin))) {
                    moments.add(moment(origin, bin, series));
                }
            }
        }
    }

    /** Bins that belong to events without a break are of one event; -1 outside. */
    private int[] eventOfBins() {
        int[] event = new int[timeline.bins()];
        Row row = new Row();
        int count = 0;
        for (int bin = 0; bin < event.length; bin++) {
            boolean felt = design.fill(row, timeline.centre(bin)) > EventRegressors.FELT;
            boolean goesOn = felt && bin > 0 && event[bin - 1] >= 0;
            event[bin] = !felt ? -1 : goesOn ? event[bin - 1] : count++;
        }
        return event;
    }

    private Moment moment(int origin, int bin, BinnedSeries series) {
        Row row = new Row();
        double centre = timeline.centre(bin);
        double presence = design.fill(row, centre, timeline.centre(origin));
        double[] means = new double[runs.size()];
        double[] variances = new double[runs.size()];
        for (int r = 0; r < means.length; r++) {
            CandidateRun run = runs.get(r);
            CandidateRun.Prediction prediction = run.predict(run.after(origin), row, centre, bin - origin);
            means[r] = prediction.mean();
            variances[r] = prediction.variance();
        }
        int day = -1 - (int) (timeline.day(bin) - timeline.day(0));
        int draw = presence > EventRegressors.FELT ? Math.max(0, eventOf[bin]) : day;
        double[] features = second == null ? new double[0] : second.features(origin, bin);
        double opinion = second == null ? Double.NaN : second.expected(origin, features);
        return new Moment(
                bin, draw, presence, series.log(bin), series.singleLog(bin), means, variances, features, opinion);
    }

    /** Share of each candidate in the forecast: exponential in the size of its past errors; they sum up to 1. */
    double[] shares() {
        double[] loss = new double[runs.size()];
        for (Moment moment : moments) {
            double age = (timeline.bins() - moment.bin) * timeline.binDays();
            double weight = Math.pow(2, -age / HALF_LIFE_DAYS) * (1 + EVENTS_COUNT * Math.min(1, moment.presence));
            for (int r = 0; r < loss.length; r++) {
                loss[r] += weight * Math.abs(moment.log - moment.means[r]);
            }
        }
        double least = Arrays.stream(loss).min().orElse(0);
        double[] shares = new double[loss.length];
        for (int r = 0; r < shares.length; r++) {
            shares[r] = least == 0 ? 1 : Math.exp(-STRICTNESS * (loss[r] / least - 1));
        }
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    /**
     * Share of the second opinion beside the candidates together.
     *
     * @param shares of the candidates
     */
    double secondShare(double[] shares) {
        List<Moment> asked =
                moments.stream().filter(moment -> !Double.isNaN(moment.second)).toList();
        return StackingShare.of(
                asked.stream().mapToDouble(Moment::log).toArray(),
                asked.stream().mapToDouble(moment -> moment.mean(shares, 0)).toArray(),
                asked.stream().mapToDouble(Moment::second).toArray(),
                asked.stream().mapToDouble(this::weight).toArray(),
                (int) asked.stream().mapToInt(Moment::draw).distinct().count());
    }

    private double weight(Moment moment) {
        double age = (timeline.bins() - moment.bin) * timeline.binDays();
        return Math.pow(2, -age / SECOND_HALF_LIFE_DAYS) * (1 + EVENTS_COUNT * Math.min(1, moment.presence));
    }

    /**
     * Calibrates the combination on how far off it was.
     *
     * @param noise variance of a single step around what the candidates explain
     */
    Calibration calibration(double[] shares, double secondShare, double noise) {
        Map<Integer, Integer> sizes = new HashMap<>();
        moments.forEach(moment -> sizes.merge(moment.draw, 1, Integer::sum));
        WeightedSample inside = new WeightedSample(1000);
        WeightedSample outside = new WeightedSample(1000);
        double[] deviations = new double[moments.size()];
        for (int i = 0; i < deviations.length; i++) {
            Moment moment = moments.get(i);
            double variance = noise;
            for (int r = 0; r < shares.length; r++) {
                variance += shares[r] * moment.variances[r];
            }
            deviations[i] = (moment.single - moment.mean(shares, secondShare)) / Math.sqrt(variance);
            (moment.draw >= 0 ? inside : outside).add(deviations[i], 1.0 / sizes.getOrDefault(moment.draw, 1));
        }
        long events = sizes.keySet().stream().filter(draw -> draw >= 0).count();
        return new Calibration(
                Calibration.quantiles(inside, events),
                Calibration.quantiles(outside, sizes.size() - events),
                second == null ? null : spread(deviations, sizes.size()),
                events);
    }

    private BoostedSpread spread(double[] deviations, int draws) {
        List<double[]> rows = new ArrayList<>();
        List<Double> known = new ArrayList<>();
        for (int i = 0; i < deviations.length; i++) {
            if (!Double.isNaN(deviations[i])) {
                rows.add(moments.get(i).features);
                known.add(deviations[i]);
            }
        }
        double[] errors = known.stream().mapToDouble(Double::doubleValue).toArray();
        return new BoostedSpread(rows.toArray(new double[0][]), errors, draws);
    }
}
