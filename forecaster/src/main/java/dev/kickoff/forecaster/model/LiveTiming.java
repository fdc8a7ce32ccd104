package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds when an event really started and ended, or whether it goes on, from its traffic up to a cutoff: of a running
 * event to correct the forecast, of a past one so that its extra time is not learnt as its shape.
 *
 * <p>Late starts and lengths on a grid are compared by how well the expected curve, moved by them, explains what was
 * observed ({@link CurveFit}), with a prior that things go to plan. A bigger crowd is no late start: level and strength
 * of the curve are free. The plan is left only when the odds against it are high, as a false alarm does more harm than a
 * few minutes' delay; but where traffic was to fall and does not, the end is held open on smaller odds.
 */
final class LiveTiming {
    private static final double SHORTEST_UNIT_SECONDS = 300;
    /** The grid's steps per duration of the event, at most. */
    private static final double UNITS_PER_EVENT = 24;
    /** Bins that an event must have: with fewer, where its curve is in time cannot be seen. */
    private static final double FEWEST_BINS = 6;

    /** Odds of 20 to 1. */
    private static final double EVIDENCE_TO_MOVE = 3;
    /** Odds of 2 to 3: capacity held for some minutes too long costs less than capacity released too early. */
    private static final double EVIDENCE_TO_HOLD = -0.4;

    /** How far the curves of two events of a kind are assumed to be apart, on the log scale, apart from level and strength. */
    static final double SLOW_SD = 0.06;

    /** Less than that below the highest point is as high, on the log scale. */
    private static final double NEARLY = 0.04;

    private static final double SMALLEST_NOISE = 0.03;
    private static final double LATE_SHARE = 0.08;
    private static final double LONGER_SHARE = 0.2;
    private static final double SHORTER_SHARE = 0.03;
    private static final int SHORTER_UNITS = 2;

    private record Candidate(Timing timing, int late, int extra, double log) {
        boolean nearPlan() {
            return late <= 1 && Math.abs(extra) <= 1;
        }

        /** Whether it is on for longer than planned, and does not fall before the instant. */
        boolean openAt(double second) {
            return late + extra > 0 && timing.fallsAt() >= second;
        }
    }

    private final Event event;
    private final ExpectedCurve curve;
    private final double slowSd;
    private final double cutoff;
    private final double duration;
    private final double unit;
    private final double fall;

    private LiveTiming(Event event, ExpectedCurve curve, double slowSd, Instant cutoff, int binSeconds) {
        this.slowSd = slowSd;
        this.event = event;
        this.curve = curve;
        this.cutoff = cutoff.getEpochSecond();
        this.duration = Duration.between(event.start(), event.end()).toSeconds();
        this.unit = Math.max(Math.max(SHORTEST_UNIT_SECONDS, binSeconds), duration / UNITS_PER_EVENT);
        this.fall = fallSecond();
    }

    /**
     * The event's timing as it shows at the cutoff; its plan where bins are too long or samples too few to tell.
     *
     * @param observed around the event; bins that end after the cutoff are not looked at
     */
    static Timing of(Event event, ExpectedCurve curve, ObservedDeviations observed, Instant cutoff) {
        return of(event, curve, SLOW_SD, observed, cutoff);
    }

    /** @param slowSd how far the curves of two events of a kind are apart, on the log scale, apart from level and strength */
    static Timing of(Event event, ExpectedCurve curve, double slowSd, ObservedDeviations observed, Instant cutoff) {
        LiveTiming search = new LiveTiming(event, curve, slowSd, cutoff, observed.binSeconds());
        ObservedDeviations seen = search.around(observed);
        boolean visible = search.duration >= FEWEST_BINS * observed.binSeconds()
                && seen.size() >= FEWEST_BINS
                && seen.centres()[seen.size() - 1] > event.start().getEpochSecond();
        return visible ? search.best(search.candidates(seen)) : Timing.planned(event);
    }

    /** Where the curve is for the last time (nearly) as high as it gets within a quarter of the duration around the end. */
    private double fallSecond() {
        double end = event.end().getEpochSecond();
        double highest = curve.logFactor(end, end);
        for (double second = end - duration / 4; second <= end + duration / 4; second += unit / 5) {
            highest = Math.max(highest, curve.logFactor(second, second));
        }
        double fall = end + duration / 4;
        while (fall > end - duration / 4 && curve.logFactor(fall, fall) < highest - NEARLY) {
            fall -= unit / 5;
        }
        return fall;
    }

    private ObservedDeviations around(ObservedDeviations observed) {
        double margin = Math.max(3600, duration / 2);
        double half = observed.binSeconds() / 2.0;
        return observed.between(
                event.start().getEpochSecond() - margin,
                Math.min(cutoff - half + 1, event.end().getEpochSecond() + mostExtra() * unit + margin));
    }

    private int mostLate() {
        return (int) Math.max(3, Math.ceil(duration / 2 / unit));
    }

    /** Grows with the time that the event is over by the plan, up to twice the planned duration. */
    private int mostExtra() {
        double over = Math.min(cutoff - fall, duration);
        return (int) Math.max(mostLate(), Math.ceil(over / unit) + 2);
    }

    private List<Candidate> candidates(ObservedDeviations seen) {
        double noise = Math.max(SMALLEST_NOISE, seen.noise());
        Whitening whitening = new Whitening(seen.centres(), noise, Math.hypot(slowSd, noise), duration / 4);
        double[] ones = new double[seen.size()];
        Arrays.fill(ones, 1);
        CurveFit fit = new CurveFit(whitening.apply(seen.logs()), whitening.apply(ones));
        List<Candidate> candidates = new ArrayList<>();
        double last = seen.centres()[seen.size() - 1];
        for (int late = 0; late <= mostLate(); late++) {
            double fitted = Double.NaN;
            for (int extra = mostExtra(); extra >= -SHORTER_UNITS; extra--) {
                Timing timing = new Timing(event, late * unit, extra * unit, fall, false, 0);
                // Lengths that lie ahead of what was seen all explain it alike.
                boolean ahead = extra >= 0 && timing.fallsAt() >= last;
                if (Double.isNaN(fitted) || !ahead) {
                    fitted = fit.fit(whitening.apply(expected(timing, seen))).logPosterior();
                }
                candidates.add(new Candidate(timing, late, extra, fitted + logPrior(late, extra)));
            }
        }
        return candidates;
    }

    private double[] expected(Timing timing, ObservedDeviations seen) {
        double[] expected = new double[seen.size()];
        for (int i = 0; i < expected.length; i++) {
            double second = seen.centres()[i];
            expected[i] = curve.logFactor(second, timing.plannedSecond(second));
        }
        return expected;
    }

    /** Late starts get rarer by a factor of e every 20 minutes of a two-hour event; overruns have a heavy tail. */
    private double logPrior(int late, int extra) {
        double lateLog = late == 0 ? Math.log(1 - LATE_SHARE) : Math.log(LATE_SHARE / 4) - late / 4.0;
        if (extra == 0) {
            return lateLog + Math.log(1 - LONGER_SHARE - SHORTER_SHARE);
        }
        return lateLog
                + (extra < 0
                        ? Math.log(SHORTER_SHARE / SHORTER_UNITS)
                        : Math.log(LONGER_SHARE * 0.8) - 1.5 * Math.log(extra + 1.0));
    }

    private Timing best(List<Candidate> candidates) {
        double evidence = oddsOf(candidates, candidate -> !candidate.nearPlan());
        boolean moved = evidence > EVIDENCE_TO_MOVE;
        if (cutoff > fall) {
            // Of a fall in the last half step nothing can be seen yet.
            Predicate<Candidate> isOpen = candidate -> candidate.openAt(cutoff - unit / 2);
            double open = oddsOf(candidates, isOpen);
            // One that started late is not over yet: its end is where it was, so much later.
            if (open > EVIDENCE_TO_HOLD
                    && !(moved && likeliest(candidates, isOpen).extra() <= 0)) {
                return heldOpen(likeliest(candidates, goesOn(candidates, isOpen)), open);
            }
        }
        if (!moved) {
            return Timing.planned(event);
        }
        Timing found = likeliest(candidates, candidate -> !candidate.nearPlan()).timing();
        return new Timing(event, found.lateSeconds(), found.extraSeconds(), fall, false, evidence);
    }

    /** Extra time; of an event that started on time, unless there is evidence that it did not. */
    private static Predicate<Candidate> goesOn(List<Candidate> candidates, Predicate<Candidate> isOpen) {
        Predicate<Candidate> longer = isOpen.and(candidate -> candidate.extra() > 0);
        Predicate<Candidate> onTime = longer.and(candidate -> candidate.late() == 0);
        boolean late = oddsOf(candidates, candidate -> candidate.late() > 1) > EVIDENCE_TO_MOVE;
        return late || candidates.stream().noneMatch(onTime) ? longer : onTime;
    }

    /** The longer it is over, the longer it will still be. */
    private Timing heldOpen(Candidate likeliest, double evidence) {
        double late = likeliest.timing().lateSeconds();
        double over = Math.max(0, cutoff - fall - late);
        double extra = over + Math.max(2 * unit, over / 2);
        return new Timing(event, late, extra, fall, true, evidence);
    }

    private static double oddsOf(List<Candidate> candidates, Predicate<Candidate> which) {
        double highest = candidates.stream().mapToDouble(Candidate::log).max().orElse(0);
        double inside = 0;
        double outside = 0;
        for (Candidate candidate : candidates) {
            double weight = Math.exp(candidate.log() - highest);
            inside += which.test(candidate) ? weight : 0;
            outside += which.test(candidate) ? 0 : weight;
        }
        return Math.log(inside + 1e-300) - Math.log(outside + 1e-300);
    }

    private static Candidate likeliest(List<Candidate> candidates, Predicate<Candidate> which) {
        return candidates.stream()
                .filter(which)
                .max(Comparator.comparingDouble(Candidate::log))
                .orElseThrow();
    }
}
