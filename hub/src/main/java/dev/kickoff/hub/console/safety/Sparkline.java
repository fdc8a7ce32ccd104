package dev.kickoff.hub.console.safety;

import dev.kickoff.schemas.Floor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Two staircases of floors in one small drawing, {@value #WIDTH} by {@value #HEIGHT} units.
 *
 * @param now path of the floors as they are, empty when there are none
 * @param then path of the floors as they would be
 */
public record Sparkline(String now, String then) {
    static final int WIDTH = 240;
    static final int HEIGHT = 44;
    /** So that the thickest line at the top and the bottom is not cut. */
    private static final double MARGIN = 2;

    public static Sparkline of(List<Floor> now, List<Floor> then, Instant from, Instant to) {
        int most = Math.max(1, Math.max(most(now), most(then)));
        return new Sparkline(path(now, from, to, most), path(then, from, to, most));
    }

    private static int most(List<Floor> floors) {
        return floors.stream().mapToInt(Floor::capacity).max().orElse(0);
    }

    private static String path(List<Floor> floors, Instant from, Instant to, int most) {
        StringBuilder path = new StringBuilder();
        for (Floor floor : floors) {
            if (!floor.until().isAfter(from) || !floor.startAt().isBefore(to)) {
                continue;
            }
            String y = number(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * floor.capacity() / most);
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(x(floor.startAt(), from, to))
                    .append(' ')
                    .append(y)
                    .append('L')
                    .append(x(floor.until(), from, to))
                    .append(' ')
                    .append(y);
        }
        return path.toString();
    }

    private static String x(Instant at, Instant from, Instant to) {
        double share = (double) Duration.between(from, at).toMillis()
                / Math.max(1, Duration.between(from, to).toMillis());
        return number(WIDTH * Math.max(0, Math.min(1, share)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
