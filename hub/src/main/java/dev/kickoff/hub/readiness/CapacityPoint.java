package dev.kickoff.hub.readiness;

import dev.kickoff.schemas.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Capacity of a service in a region as one report said it.
 *
 * @param floor units, null when the library had no plan
 * @param desired units asked for, null when they could not be read
 * @param ready units healthy, null when they could not be read
 * @param stale whether the plan in use had expired
 */
public record CapacityPoint(
        Instant at,
        @Nullable Integer floor,
        @Nullable Integer desired,
        @Nullable Integer ready,
        Report.Mode mode,
        boolean stale) {

    private boolean isBlind() {
        return desired == null && ready == null;
    }

    /**
     * Leaves out points without numbers that have one with numbers within the given time on either side: they are of
     * instances that had no need to look.
     *
     * @param points by time
     */
    static List<CapacityPoint> withoutBlindOnes(List<CapacityPoint> points, Duration near) {
        List<Instant> read = points.stream()
                .filter(point -> !point.isBlind())
                .map(CapacityPoint::at)
                .toList();
        List<CapacityPoint> kept = new ArrayList<>();
        int next = 0;
        for (CapacityPoint point : points) {
            while (next < read.size() && read.get(next).isBefore(point.at())) {
                next++;
            }
            boolean readBefore = next > 0 && !read.get(next - 1).plus(near).isBefore(point.at());
            boolean readAfter =
                    next < read.size() && !read.get(next).minus(near).isAfter(point.at());
            if (!point.isBlind() || !(readBefore || readAfter)) {
                kept.add(point);
            }
        }
        return kept;
    }
}
