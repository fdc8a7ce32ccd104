package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;

/**
 * An event laid over the bins.
 *
 * @param firstBin first bin it reaches, at least 0
 * @param positions on the {@link EventGrid}, one per bin from the first on, NaN where it does not reach
 */
record EventWindow(Event event, int firstBin, double[] positions) {
    static EventWindow of(Event event, EventGrid grid, Timeline timeline, int endBin) {
        int first = Math.max(0, timeline.binAt(grid.firstSecond(event)));
        int last = Math.min(endBin - 1, timeline.binAt(grid.lastSecond(event)));
        double[] positions = new double[Math.max(0, last - first + 1)];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = grid.position(event, timeline.centre(first + i));
        }
        return new EventWindow(event, first, positions);
    }

    boolean isEmpty() {
        return positions.length == 0;
    }
}
