package dev.kickoff.forecaster.model;

/** What an event is expected to do to the baseline, if it is where the clock of its plan says. */
@FunctionalInterface
interface ExpectedCurve {
    /**
     * Log of the factor on the baseline; finite, 0 where the event does not reach. Other events that are on at the
     * instant belong into the factor, at their own times, as traffic is compared with the sum of all.
     *
     * @param epochSecond of the traffic
     * @param plannedSecond the epoch second at which the event would be as far as this if it ran to plan, see
     *     {@link Timing#plannedSecond}
     */
    double logFactor(double epochSecond, double plannedSecond);
}
