package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Forecast;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Demand of a signal in a region at one quantile, as all services see it that ask for the same. Thread-safe.
 *
 * @param own of the region itself
 * @param total with what it takes over from others, on the same steps
 * @param held the total, held up until the exit of its events is over
 * @param missing other regions whose demand it should take over but which have no forecast
 */
record Demand(
        Forecast forecast,
        Series own,
        Series total,
        Series held,
        Influence influence,
        List<String> missing,
        Map<Long, int[]> peaks,
        Map<Long, int[]> heldPeaks) {

    Demand(Forecast forecast, Series own, Series total, Series held, Influence influence, List<String> missing) {
        this(forecast, own, total, held, influence, missing, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    /** Step of the greatest total in each block and the lead time after it, see {@link Series#peaks}. */
    int[] peaks(Blocks blocks, long leadSeconds) {
        int count = blocks.before(forecast.to());
        return peaks.computeIfAbsent(leadSeconds, lead -> total.peaks(blocks, count, lead));
    }

    /** The same of what is held. */
    int[] heldPeaks(Blocks blocks, long leadSeconds) {
        int count = blocks.before(forecast.to());
        return heldPeaks.computeIfAbsent(leadSeconds, lead -> held.peaks(blocks, count, lead));
    }

    double ownAt(int index) {
        return own.values()[index];
    }

    double totalAt(int index) {
        return total.values()[index];
    }
}
