package dev.kickoff.forecaster.backtest;

import java.time.Duration;
import java.time.Instant;

/** Where in a window the peaks to compare are. */
public enum PeakRule {
    /** One peak per event, or one in the whole window if there are no events or the window is a live one. */
    AUTO,
    /** One peak per event, none in a window without events. */
    EVENTS,
    /** One peak per window. */
    WINDOWS;

    private static final Duration LONGEST_LIVE_WINDOW = Duration.ofHours(12);

    /** @param anyEvents whether the calendar holds any event at all */
    boolean wholeWindow(boolean anyEvents, Instant origin, Instant from, Instant to) {
        return switch (this) {
            case AUTO -> !anyEvents || isLive(origin, from, to);
            case EVENTS -> false;
            case WINDOWS -> true;
        };
    }

    /** A forecast of the next few hours, usually made while an event runs. */
    private static boolean isLive(Instant origin, Instant from, Instant to) {
        return from.equals(origin) && Duration.between(from, to).compareTo(LONGEST_LIVE_WINDOW) <= 0;
    }
}
