package dev.kickoff.demo.services;

/**
 * A reactive scaler as AWS documents target tracking: three minutes in a row above the target scale out to the capacity
 * at which the last minute would have met it; fifteen minutes in a row below nine tenths of the target scale in the same
 * way, but not while units are starting. It knows nothing of plans; the floor is the fleet's own minimum.
 *
 * <p>Not thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html">Target tracking
 *     scaling policies</a>
 */
final class TargetTracking {
    private static final int MINUTES_ABOVE = 3;
    private static final int MINUTES_BELOW = 15;
    private static final double LOW_SHARE = 0.9;

    private final double target;
    private int minutesAbove;
    private int minutesBelow;

    /** @param targetUtilisationPct share of the capacity to keep busy, above 0 to 100 */
    TargetTracking(double targetUtilisationPct) {
        if (!(targetUtilisationPct > 0 && targetUtilisationPct <= 100)) {
            throw new IllegalArgumentException(
                    "targetUtilisationPct '" + targetUtilisationPct + "' must be above 0 and at most 100");
        }
        this.target = targetUtilisationPct / 100;
    }

    /**
     * Takes one minute into account and says how many units to ask for.
     *
     * @param busy units that the minute's traffic would keep fully busy
     * @param desired units asked for
     * @param ready units that serve
     */
    int afterMinute(double busy, int desired, int ready) {
        minutesAbove = busy > ready * target ? minutesAbove + 1 : 0;
        minutesBelow = busy < ready * target * LOW_SHARE ? minutesBelow + 1 : 0;
        int wanted = (int) Math.ceil(busy / target - 1e-9);
        if (minutesAbove >= MINUTES_ABOVE) {
            return Math.max(desired, wanted);
        }
        if (minutesBelow >= MINUTES_BELOW && ready == desired) {
            return Math.min(desired, wanted);
        }
        return desired;
    }
}
