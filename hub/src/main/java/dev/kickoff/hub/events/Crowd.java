package dev.kickoff.hub.events;

import java.util.Locale;

/**
 * Traffic of one signal and region about the end of an event, all in the signal's unit: whether the crowd is still there
 * although it should have left. Pure.
 *
 * @param on expected shortly before the planned end
 * @param off expected when the exit is over
 * @param expected now, had the event ended when the calendar says
 * @param observed now
 */
record Crowd(double on, double off, double expected, double observed) {
    /** Below that the event moves traffic too little to tell. */
    private static final double LEAST_EFFECT = 1.1;
    /** Less than half of the event's traffic is a crowd that leaves. */
    private static final double STILL_THERE = 0.5;
    /** Traffic that lags less behind its expected fall is no overtime. */
    private static final double LEAST_LAG = 0.3;

    /** Whether the fall was due and did not come. */
    boolean isStillThere() {
        return on > LEAST_EFFECT * off
                && share(observed) >= STILL_THERE
                && share(observed) - share(expected) >= LEAST_LAG;
    }

    String words() {
        return String.format(
                Locale.ENGLISH,
                "%,.0f observed where %,.0f was expected by now (%,.0f before the end, %,.0f after it)",
                observed,
                expected,
                on,
                off);
    }

    /** Of the traffic that the event brings: 1 before its end, 0 after its exit. */
    private double share(double traffic) {
        return (traffic - off) / (on - off);
    }
}
