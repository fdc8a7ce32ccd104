package dev.kickoff.forecaster.model;

/**
 * The knots between which the effect of an event is a straight line: from a day before its start to two days after its
 * planned end, closer together where more happens. The time between start and end is stretched to the event's own
 * duration.
 */
final class EventCurve {
    private static final double HOUR = 3600;
    private static final int CORE = 8;
    private static final double[] BEFORE = {-24, -12, -6, -3, -2, -1, -0.5, 0};
    private static final double[] AFTER = {0, 1 / 6.0, 1 / 3.0, 0.5, 0.75, 1, 1.5, 2, 3, 6, 12, 24, 48};
    private static final int END = BEFORE.length - 1 + CORE;

    /** The first and the last have no effect: the event does not reach beyond them. */
    static final int KNOTS = END + AFTER.length;

    static final double REACH_BEFORE = -BEFORE[0] * HOUR;
    static final double REACH_AFTER = AFTER[AFTER.length - 1] * HOUR;

    private static final double BUILD_UP = 2 * HOUR;
    private static final double AT_START = 0.3;
    private static final double FORGOTTEN = 8 * HOUR;

    private EventCurve() {}

    /**
     * Where the instant lies between knots: 3.25 is a quarter of the way from knot 3 to knot 4. NaN out of reach.
     *
     * @param sinceStart seconds
     * @param duration seconds
     */
    static double position(double sinceStart, double duration) {
        if (sinceStart < 0) {
            return between(BEFORE, sinceStart / HOUR, 0);
        }
        if (sinceStart <= duration) {
            return BEFORE.length - 1 + CORE * sinceStart / duration;
        }
        return between(AFTER, (sinceStart - duration) / HOUR, END);
    }

    private static double between(double[] knots, double hours, int first) {
        if (hours < knots[0]) {
            return Double.NaN;
        }
        for (int i = 1; i < knots.length; i++) {
            if (hours <= knots[i]) {
                return first + i - 1 + (hours - knots[i - 1]) / (knots[i] - knots[i - 1]);
            }
        }
        return Double.NaN;
    }

    /** Hours of the knot before the start (negative) or after the end (positive), 0 inside. */
    static double hours(int knot) {
        if (knot < BEFORE.length) {
            return BEFORE[knot];
        }
        return knot <= END ? 0 : AFTER[knot - END];
    }

    /**
     * How far an event is felt before anything was learnt, 0 to 1: builds up over two hours, rises until late in the
     * event, halves every hour after it.
     */
    static double presence(double sinceStart, double duration) {
        if (sinceStart < -BUILD_UP) {
            return 0;
        }
        if (sinceStart < 0) {
            return AT_START * (1 + sinceStart / BUILD_UP);
        }
        if (sinceStart <= duration) {
            return AT_START + (1 - AT_START) * Math.min(1, 1.25 * sinceStart / duration);
        }
        double after = sinceStart - duration;
        return after > FORGOTTEN ? 0 : Math.pow(2, -after / HOUR);
    }
}
