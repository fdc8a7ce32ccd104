package dev.kickoff.hub.planning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Spreads raises that share a token bucket, each as late as the others allow.
 *
 * <p>A bucket of burst B that refills with r per second lets through at most {@code B + r * (b - a)} units in any interval
 * {@code [a, b]}. That does not change when time runs backwards. So the latest possible launches are those that a bucket
 * makes as early as it can when time runs backwards from the last deadline: it serves one raise after the other, of those
 * whose deadline has come the least critical first, so that this one stays near its deadline and the more critical ones
 * start earlier. A raise of u units that finds x tokens takes {@code max(0, u - x) / r}; where it ends, seen backwards,
 * is when it must start.
 *
 * <p>The bucket never waits while there is work, so no other way of launching lets the first raise of all start later
 * (the tests compare with all ways on small cases). Launching first come, first served from these starts on meets every
 * deadline. Takes time in {@code n log n}.
 */
final class Pacing {
    /**
     * Raises of one bucket, one entry each.
     *
     * @param deadline epoch second at which all units must be launched
     * @param units above 0
     * @param rank the smaller, the more critical
     */
    record Raises(long[] deadline, int[] units, int[] rank) {
        int size() {
            return deadline.length;
        }
    }

    private Pacing() {}

    /** @return epoch second at which each raise must start, rounded down, never after its deadline */
    static long[] latestStarts(Raises raises, LaunchRate rate) {
        Integer[] byDeadline = order(raises.size(), Comparator.comparingLong((Integer i) -> -raises.deadline()[i]));
        PriorityQueue<Integer> waiting = new PriorityQueue<>(Comparator.comparingInt((Integer i) -> -raises.rank()[i])
                .thenComparingLong(i -> -raises.deadline()[i])
                .thenComparingInt(i -> i));
        long[] starts = new long[raises.size()];
        double tokens = rate.burst();
        double at = Double.POSITIVE_INFINITY;
        int next = 0;
        while (next < byDeadline.length || !waiting.isEmpty()) {
            if (waiting.isEmpty() && raises.deadline()[byDeadline[next]] < at) {
                double deadline = raises.deadline()[byDeadline[next]];
                tokens = Math.min(rate.burst(), tokens + (at - deadline) * rate.perSecond());
                at = deadline;
            }
            while (next < byDeadline.length && raises.deadline()[byDeadline[next]] >= at) {
                waiting.add(byDeadline[next++]);
            }
            int raise = waiting.remove();
            double missing = raises.units()[raise] - tokens;
            if (missing > 0) {
                at -= missing / rate.perSecond();
                tokens = 0;
            } else {
                tokens = -missing;
            }
            starts[raise] = (long) Math.floor(at + 1e-6);
        }
        return starts;
    }

    /**
     * What happens if nothing can start before {@code now}: units of each raise that are not launched by its deadline. The
     * bucket is taken to be full now, and to serve in the order of the starts.
     *
     * @return null if all are in time
     */
    static int @Nullable [] missing(Raises raises, long[] starts, LaunchRate rate, long now) {
        if (Arrays.stream(starts).allMatch(start -> start >= now)) {
            return null;
        }
        Integer[] byStart = order(
                raises.size(),
                Comparator.comparingLong((Integer i) -> starts[i])
                        .thenComparingLong(i -> raises.deadline()[i])
                        .thenComparingInt(i -> i));
        int[] missing = new int[raises.size()];
        boolean any = false;
        double tokens = rate.burst();
        double at = now;
        for (int raise : byStart) {
            if (starts[raise] > at) {
                tokens = Math.min(rate.burst(), tokens + (starts[raise] - at) * rate.perSecond());
                at = starts[raise];
            }
            double lacking = raises.units()[raise] - tokens;
            at += Math.max(0, lacking) / rate.perSecond();
            tokens = Math.max(0, -lacking);
            double late = at - Math.max(raises.deadline()[raise], now);
            // Less than a second is within the rounding of the starts.
            if (late >= 1) {
                missing[raise] = (int) Math.min(raises.units()[raise], Math.ceil(late * rate.perSecond()));
                any = true;
            }
        }
        return any ? missing : null;
    }

    private static Integer[] order(int size, Comparator<Integer> by) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, by.thenComparingInt(i -> i));
        return order;
    }
}
