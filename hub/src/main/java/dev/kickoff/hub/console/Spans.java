package dev.kickoff.hub.console;

import java.time.Duration;
import java.time.Instant;

/** Lengths of time in words, coarse enough to be read at a glance. */
public final class Spans {
    private Spans() {}

    /** {@code in 2 h 10 min}, {@code now}, {@code 3 days ago}. */
    public static String relative(Instant instant, Instant now) {
        Duration distance = Duration.between(now, instant);
        if (distance.abs().compareTo(Duration.ofMinutes(1)) < 0) {
            return "now";
        }
        return distance.isNegative() ? words(distance.negated()) + " ago" : "in " + words(distance);
    }

    /** How old something is: {@code just now}, {@code 40 s ago}, {@code 5 min ago}. */
    public static String age(Instant instant, Instant now) {
        Duration age = Duration.between(instant, now);
        if (age.toSeconds() < 5) {
            return "just now";
        }
        return age.toSeconds() < 60 ? age.toSeconds() + " s ago" : words(age) + " ago";
    }

    /** {@code 45 min}, {@code 2 h 10 min}, {@code 3 days}. */
    public static String words(Duration length) {
        if (length.toHours() >= 48) {
            return length.toDays() + " days";
        }
        if (length.toMinutes() < 1) {
            return length.toSeconds() + " s";
        }
        long hours = length.toHours();
        int minutes = hours >= 24 ? 0 : length.toMinutesPart();
        if (hours == 0) {
            return minutes + " min";
        }
        return minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
    }
}
