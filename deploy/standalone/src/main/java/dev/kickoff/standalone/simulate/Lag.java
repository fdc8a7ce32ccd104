package dev.kickoff.standalone.simulate;

import java.time.Duration;

/**
 * A start-up lag to simulate.
 *
 * @param minutes from asking for capacity to the capacity serving, 0 to a day
 */
record Lag(int minutes) implements Comparable<Lag> {
    private static final int LONGEST = 24 * 60;

    Lag {
        if (minutes < 0 || minutes > LONGEST) {
            throw new IllegalArgumentException("lag '" + minutes + "' must be between 0 and " + LONGEST + " minutes");
        }
    }

    /** @throws IllegalArgumentException if it is not whole minutes within a day */
    static Lag of(Duration leadTime) {
        if (!leadTime.equals(Duration.ofMinutes(leadTime.toMinutes()))) {
            throw new IllegalArgumentException("lag '" + leadTime + "' must be whole minutes, such as 5m");
        }
        return new Lag(Math.toIntExact(leadTime.toMinutes()));
    }

    Duration duration() {
        return Duration.ofMinutes(minutes);
    }

    /** As file names and columns have it. */
    String label() {
        return "L" + minutes;
    }

    @Override
    public int compareTo(Lag other) {
        return Integer.compare(minutes, other.minutes);
    }
}
