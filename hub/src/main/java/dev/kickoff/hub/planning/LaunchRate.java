package dev.kickoff.hub.planning;

/**
 * How fast new units can be launched: a token bucket that all services of one launch group in one account and region
 * share.
 *
 * @param group name, for example {@code fargate}
 * @param burst units that can be launched at once, above 0
 * @param perSecond units per second after that, above 0
 */
public record LaunchRate(String group, double burst, double perSecond) {
    /** AWS Fargate: 100 tasks at once, then 20 per second, per account and region. */
    public static final LaunchRate FARGATE = new LaunchRate("fargate", 100, 20);

    /** Amazon EC2 {@code RunInstances}: a bucket of 1,000 that refills with 2 per second, per account and region. */
    public static final LaunchRate EC2 = new LaunchRate("ec2", 1_000, 2);

    public LaunchRate {
        if (group.isBlank()) {
            throw new IllegalArgumentException("group must have a name");
        }
        if (!(burst > 0) || !Double.isFinite(burst)) {
            throw new IllegalArgumentException("burst '" + burst + "' must be above 0");
        }
        if (!(perSecond > 0) || !Double.isFinite(perSecond)) {
            throw new IllegalArgumentException("perSecond '" + perSecond + "' must be above 0");
        }
    }
}
