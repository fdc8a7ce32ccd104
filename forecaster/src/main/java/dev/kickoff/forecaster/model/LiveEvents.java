package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When the events that run, and the last ones before, really took place, as far as their traffic shows. */
final class LiveEvents {
    private static final int MOST_EVENTS = 12;
    private static final Duration LONGEST_AGO = Duration.ofDays(30);
    /** So long after its end an event is still news. */
    private static final Duration STILL_NEWS = Duration.ofHours(3);

    private static final int MOST_COMPARED = 20;
    /** How much an event of another category says about the shape of one. */
    private static final double OTHER_CATEGORY = 0.25;

    private static final double CURVE_SECONDS = 300;

    private final ForecastTask task;
    private final Design design;
    private final double[] states;
    private final ObservedDeviations observed;

    /**
     * @param planned design in which all events run to plan
     * @param knowledge at the end of the history, learnt so
     */
    LiveEvents(ForecastTask task, Design planned, CandidateRun.Knowledge knowledge) {
        this.task = task;
        this.design = planned;
        this.states = knowledge.states().mean();
        this.observed = observed(knowledge.memory());
    }

    private ObservedDeviations observed(WeekMemory memory) {
        Timeline fine = Timeline.fine(task.history(), task.zone());
        BinnedSeries series = new BinnedSeries(task.history(), fine);
        int from = Math.max(0, fine.bins() - (int) Math.ceil(LONGEST_AGO.toSeconds() / (double) fine.binSeconds()));
        double[] centres = new double[fine.bins() - from];
        double[] logs = new double[centres.length];
        WeightedSample noise = new WeightedSample(logs.length);
        Row row = new Row();
        for (int i = 0; i < logs.length; i++) {
            centres[i] = fine.centre(from + i);
            long local = design.clock().local(centres[i]);
            row.clear();
            design.season().fill(row, local);
            logs[i] = series.log(from + i)
                    - states[StatePrior.LEVEL]
                    - states[StatePrior.DAYS]
                    - row.times(states, StatePrior.MOVING, design.firstEventState())
                    - memory.at(local);
            noise.add(i == 0 ? Double.NaN : Math.abs(logs[i] - logs[i - 1]), 1);
        }
        double sd = noise.size() == 0 ? 0 : noise.median() / (0.6745 * Math.sqrt(2));
        return new ObservedDeviations(centres, logs, fine.binSeconds(), sd);
    }

    /** One per event of the task. */
    List<Timing> timings() {
        List<Event> events = design.events().events();
        List<Timing> timings =
                new ArrayList<>(events.stream().map(Timing::planned).toList());
        List<Integer> running = new ArrayList<>();
        for (int e = events.size() - 1, looked = 0; e >= 0 && looked < MOST_EVENTS; e--) {
            Event event = events.get(e);
            if (isNews(event, task.cutoff())) {
                running.add(e);
                looked++;
            } else if (event.start().isBefore(task.cutoff()) && isSeen(event)) {
                timings.set(e, LiveTiming.of(event, curve(e), observed, end()));
                looked++;
            }
        }
        for (int e : running) {
            CurveDetail detail = detail(timings, e);
            ExpectedCurve curve = curve(e);
            Timing planned = timings.get(e);
            ExpectedCurve detailed = (second, plannedSecond) ->
                    curve.logFactor(second, plannedSecond) + detail.at(planned, plannedSecond);
            timings.set(e, LiveTiming.of(planned.event(), detailed, detail.slowSd(), observed, end()));
        }
        return timings;
    }

    private Instant end() {
        return task.history().end();
    }

    private boolean isSeen(Event event) {
        return event.end().isAfter(task.cutoff().minus(LONGEST_AGO));
    }

    private static boolean isNews(Event event, Instant cutoff) {
        return event.start().isBefore(cutoff) && event.end().plus(STILL_NEWS).isAfter(cutoff);
    }

    /** From the last events before the given one, which are over. */
    private CurveDetail detail(List<Timing> timings, int running) {
        String category = timings.get(running).event().category();
        List<CurveDetail.Past> past = new ArrayList<>();
        for (int e = running - 1; e >= 0 && past.size() < MOST_COMPARED; e--) {
            Event event = timings.get(e).event();
            if (isSeen(event) && !isNews(event, task.cutoff())) {
                past.add(new CurveDetail.Past(
                        timings.get(e), curve(e), event.category().equals(category) ? 1 : OTHER_CATEGORY));
            }
        }
        return new CurveDetail(past, observed);
    }

    /** The event's own effect from a table, together with what the others do at the instant. */
    private ExpectedCurve curve(int event) {
        Event planned = design.events().events().get(event);
        double first = planned.start().getEpochSecond() - EventCurve.REACH_BEFORE / 4;
        double last = planned.end().getEpochSecond() + EventCurve.REACH_AFTER / 4;
        double[] own = new double[2 + (int) ((last - first) / CURVE_SECONDS)];
        double[] others = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            double second = first + i * CURVE_SECONDS;
            own[i] = design.events().alone(event, second, states);
            double[] effects = design.events().effects(second, design.binSeconds(), states);
            for (int e = 0; e < effects.length; e++) {
                others[i] += e == event ? 0 : effects[e];
            }
        }
        return (second, plannedSecond) -> together(
                at(own, (plannedSecond - first) / CURVE_SECONDS), at(others, (second - first) / CURVE_SECONDS));
    }

    private static double together(double own, double others) {
        return Math.cbrt(own * own * own + others * others * others);
    }

    private static double at(double[] table, double position) {
        double inside = Math.max(0, Math.min(table.length - 1.001, position));
        int left = (int) inside;
        return table[left] + (inside - left) * (table[left + 1] - table[left]);
    }

    /** What to tell people about the events that are on, by the names under which provenance has it. */
    static Map<String, String> told(List<Timing> timings, Instant cutoff) {
        Map<String, String> told = new TreeMap<>();
        for (Timing timing : timings) {
            if (isNews(timing.event(), cutoff)) {
                timing.describe()
                        .ifPresent(text -> told.put("live." + timing.event().id(), text));
            }
        }
        return told;
    }
}
