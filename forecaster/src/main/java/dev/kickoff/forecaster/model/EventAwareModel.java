package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kickoff's forecast. On the log scale, traffic is a sum of a level, swings of days and of hours, a season, and the
 * effects of events; a {@link StateFilter} learns all of it in one pass over the history. Several {@link Candidate}s
 * that believe differently in how the signal moves do so side by side; a {@link Hindcast} says how far each is to be
 * trusted, and how wide the bands must be to hold.
 *
 * <pre>
 *   log traffic = level + days + hours + season(local time, weekday, year) + Σ effect(event) + crowd · presence + noise
 * </pre>
 */
public final class EventAwareModel implements ForecastModel {
    private final List<Candidate> candidates;
    private final String name;

    /** All candidates, combined. */
    public EventAwareModel() {
        this("event-aware-2", List.of(Candidate.values()));
    }

    private EventAwareModel(String name, List<Candidate> candidates) {
        this.name = name;
        this.candidates = candidates;
    }

    /** Each candidate by itself, to compare. */
    static List<ForecastModel> candidatesAlone() {
        return Arrays.stream(Candidate.values())
                .<ForecastModel>map(candidate -> new EventAwareModel(candidate.label() + "-2", List.of(candidate)))
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public QuantileForecast forecast(ForecastTask task) {
        if (task.history().samples() == 0) {
            return PlannersEstimate.of(task);
        }
        QuantileForecast learnt = learn(task.with(Zeros.leftOut(task.history())));
        return PlannersEstimate.isNeeded(task) ? PlannersEstimate.atLeast(task, learnt) : learnt;
    }

    private QuantileForecast learn(ForecastTask task) {
        Timeline timeline = new Timeline(task.history(), task.zone());
        BinnedSeries series = new BinnedSeries(task.history(), timeline);
        Design planned = Design.of(
                timeline,
                task.zone(),
                task.events().stream().map(Timing::planned).toList());
        double[] quiet = quiet(timeline, series, planned);
        Volatility volatility = Volatility.of(quiet, timeline.binSeconds());
        double firstLevel = firstLevel(quiet, series);
        int last = timeline.bins() - 1;
        int nearest = Math.max(1, timeline.binAt(task.from().getEpochSecond()) - last);
        int furthest = Math.max(nearest, timeline.binAt(task.to().getEpochSecond() - 1) - last);
        boolean[] origins = Origins.of(task, timeline, nearest, furthest);
        double[] learnt = learnt(task, timeline, series);

        List<CandidateRun> runs = new ArrayList<>();
        runs.add(new CandidateRun(candidates.get(0), timeline, learnt, planned, volatility, firstLevel, origins));
        List<Timing> timings = task.events().isEmpty()
                ? List.of()
                : new LiveEvents(task, planned, runs.get(0).after(last)).timings();
        Design design = planned;
        if (!timings.stream().allMatch(Timing::isPlanned)) {
            design = Design.of(timeline, task.zone(), timings);
            runs.clear();
        }
        for (Candidate candidate : candidates.subList(runs.size(), candidates.size())) {
            runs.add(new CandidateRun(candidate, timeline, learnt, design, volatility, firstLevel, origins));
        }

        SecondOpinion second = candidates.size() > 1 && SecondOpinion.isPossible(timeline)
                ? new SecondOpinion(timeline, series, design, origins, nearest, furthest)
                : null;
        Hindcast hindcast = new Hindcast(timeline, series, design, runs, second, origins, nearest, furthest);
        double[] shares = hindcast.shares();
        double secondShare = second == null ? 0 : hindcast.secondShare(shares);
        double noise = volatility.noise() + stepNoise(series);
        Calibration calibration = hindcast.calibration(shares, secondShare, noise);
        Map<String, String> facts = new TreeMap<>(LiveEvents.told(timings, task.cutoff()));
        facts.put("bin.seconds", Integer.toString(timeline.binSeconds()));
        facts.put("volatility", volatility.toString());
        facts.put("calibration.events", Long.toString(calibration.events()));
        return new Horizon(task, timeline, design, runs, shares, second, secondShare, calibration, noise)
                .forecast(series, sharesByName(shares, secondShare), facts);
    }

    private Map<String, Double> sharesByName(double[] shares, double secondShare) {
        Map<String, Double> byName = new TreeMap<>();
        for (int r = 0; r < shares.length; r++) {
            byName.put(candidates.get(r).label(), shares[r] * (1 - secondShare));
        }
        if (secondShare > 0) {
            byName.put(SecondOpinion.LABEL, secondShare);
        }
        return byName;
    }

    /** Log traffic without a robust season, NaN where an event is felt. */
    private static double[] quiet(Timeline timeline, BinnedSeries series, Design design) {
        boolean[] felt = new boolean[timeline.bins()];
        Row row = new Row();
        for (int bin = 0; bin < felt.length; bin++) {
            felt[bin] = design.fill(row, timeline.centre(bin)) > EventRegressors.FELT / 2;
        }
        SeasonalProfile profile = new SeasonalProfile(timeline, series, felt);
        double[] quiet = new double[felt.length];
        for (int bin = 0; bin < quiet.length; bin++) {
            quiet[bin] = felt[bin] ? Double.NaN : series.log(bin) - profile.at(bin);
        }
        return quiet;
    }

    /** Log traffic without the bursts that nobody had scheduled: they are no habit, but they count as risk. */
    private static double[] learnt(ForecastTask task, Timeline timeline, BinnedSeries series) {
        double[] learnt = new double[timeline.bins()];
        for (int bin = 0; bin < learnt.length; bin++) {
            learnt[bin] = series.log(bin);
        }
        List<Event> events = task.events();
        for (TimeRange burst : Bursts.find(task.history(), events, task.zone())) {
            int from = Math.max(0, timeline.binAt(burst.start().getEpochSecond()));
            int to = Math.min(learnt.length - 1, timeline.binAt(burst.end().getEpochSecond() - 1.0));
            Arrays.fill(learnt, from, Math.max(from, to + 1), Double.NaN);
        }
        return learnt;
    }

    /** Where nothing is quiet, as much less than what was seen as the first event is assumed to bring. */
    private static double firstLevel(double[] quiet, BinnedSeries series) {
        WeightedSample first = new WeightedSample(100);
        WeightedSample any = new WeightedSample(quiet.length);
        for (int bin = 0; bin < quiet.length; bin++) {
            first.add(first.size() < 100 ? quiet[bin] : Double.NaN, 1);
            any.add(series.log(bin), 1);
        }
        return first.size() > 0 ? first.median() : any.median() - EventRegressors.ASSUMED_STRENGTH / 2;
    }

    /** Variance of single steps around the mean of their bin. */
    private static double stepNoise(BinnedSeries series) {
        WeightedSample deviations = new WeightedSample(series.bins());
        for (int bin = 0; bin < series.bins(); bin++) {
            deviations.add(Math.abs(series.singleLog(bin) - series.log(bin)), 1);
        }
        double sd = deviations.size() == 0 ? 0 : deviations.median() / 0.6745;
        return sd * sd;
    }
}
