package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.util.List;

/**
 * The bins of the past from which the same look ahead is tried out: regularly backwards from the cutoff, and so that
 * past events are met as far ahead as the next one is now.
 */
final class Origins {
    private static final int REGULAR = 40;
    /** Where bins are long, tries are cheap. */
    private static final int REGULAR_COARSE = 150;

    private static final int COARSE_SECONDS = 6 * 3600;
    private static final int OF_EVENTS = 30;
    /** Nothing was known before a tenth of the history. */
    private static final int SHARE_TO_LEARN = 10;

    private Origins() {}

    /**
     * @param nearest first bin of the horizon, counted from the last bin of the history
     * @param furthest last bin of it
     * @return one per bin of history
     */
    static boolean[] of(ForecastTask task, Timeline timeline, int nearest, int furthest) {
        int bins = timeline.bins();
        boolean[] origins = new boolean[bins];
        int first = bins / SHARE_TO_LEARN + 1;
        int spacing = spacing(timeline, nearest, furthest);
        int regular = timeline.binSeconds() >= COARSE_SECONDS ? REGULAR_COARSE : REGULAR;
        for (int k = 0, bin = bins - 1 - nearest; k < regular && bin >= first; k++, bin -= spacing) {
            origins[bin] = true;
        }
        int ahead = nextEvent(task, timeline, (nearest + furthest) / 2);
        List<Event> events = task.events();
        for (int e = events.size() - 1, found = 0; e >= 0 && found < OF_EVENTS; e--) {
            int start = timeline.binAt(events.get(e).start().getEpochSecond());
            if (start < bins - 1 && start - ahead >= first && start - ahead < bins - 1) {
                origins[start - ahead] = true;
                found++;
            }
        }
        return origins;
    }

    /** Bins between regular origins: whole days, half the length of the horizon. */
    static int spacing(Timeline timeline, int nearest, int furthest) {
        double days = Math.max(1, Math.ceil((furthest - nearest) * timeline.binDays() / 2));
        return Math.max(1, (int) Math.round(days / timeline.binDays()));
    }

    /** How many bins ahead the first event of the horizon starts. */
    private static int nextEvent(ForecastTask task, Timeline timeline, int otherwise) {
        return task.events().stream()
                .filter(event ->
                        event.end().isAfter(task.from()) && event.start().isBefore(task.to()))
                .findFirst()
                .map(event -> Math.max(1, timeline.binAt(event.start().getEpochSecond()) - (timeline.bins() - 1)))
                .orElse(otherwise);
    }
}
