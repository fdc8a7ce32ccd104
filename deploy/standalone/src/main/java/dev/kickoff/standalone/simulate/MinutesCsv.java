package dev.kickoff.standalone.simulate;

import dev.kickoff.hub.replay.FloorSchedule.Change;
import dev.kickoff.hub.replay.ReplayCase;
import dev.kickoff.hub.replay.TimeSeries;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/**
 * {@code minutes.csv}: one row per step of the traffic, {@code timestamp,traffic,needed} and of each lag the floor, what
 * was asked for and what was ready. {@code needed} is not rounded; traffic and it are empty where there is no record.
 */
final class MinutesCsv {
    private MinutesCsv() {}

    /** @param what the replay of any of the runs */
    static void write(Appendable out, ReplayCase what, List<LagRun> runs) throws IOException {
        TimeSeries traffic = what.window();
        TimeSeries needed = what.demand();
        out.append("timestamp,traffic,needed");
        for (LagRun run : runs) {
            String lag = run.lag().label();
            out.append(",floor_" + lag + ",asked_" + lag + ",ready_" + lag);
        }
        out.append('\n');
        List<PrimitiveIterator.OfInt> floors =
                runs.stream().map(run -> floors(run, traffic).iterator()).toList();
        for (int step = 0; step < traffic.steps(); step++) {
            out.append(traffic.at(step).toString())
                    .append(',')
                    .append(number(traffic.values().get(step)))
                    .append(',')
                    .append(number(needed.values().get(step)));
            Iterator<PrimitiveIterator.OfInt> floor = floors.iterator();
            for (LagRun run : runs) {
                out.append(',')
                        .append(Integer.toString(floor.next().nextInt()))
                        .append(',')
                        .append(number(run.planned().asked().get(step)))
                        .append(',')
                        .append(number(run.planned().ready().get(step)));
            }
            out.append('\n');
        }
    }

    /** The floor in force at the start of each step. */
    static IntStream floors(LagRun run, TimeSeries traffic) {
        List<Change> changes = run.floors().changes();
        int[] next = {0};
        return IntStream.range(0, traffic.steps()).map(step -> {
            Instant now = traffic.at(step);
            while (next[0] < changes.size() && !changes.get(next[0]).at().isAfter(now)) {
                next[0]++;
            }
            return next[0] == 0 ? 0 : changes.get(next[0] - 1).units();
        });
    }

    /** As short as it can be with at most four decimals. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4f", value);
    }
}
