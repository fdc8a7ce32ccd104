package dev.kickoff.transform.spring;

import dev.kickoff.schemas.PrepStep;
import dev.kickoff.schemas.Tier;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application says about itself to Kickoff.
 *
 * @param enabled whether Kickoff is part of the application at all; switch it off in tests that do not need it
 * @param act whether the target is touched; without it Kickoff only says what it would do (dry run)
 * @param service stable name of the service; the application's name when not given
 * @param region where this part of the service runs, for example eu-west-3
 * @param team who owns the service
 * @param signal the signal that drives the service, for example requests
 * @param unit what one unit of capacity is
 * @param tier criticality, which chooses the quantile of the forecast that is planned for
 * @param transform how the service turns signal into capacity, unless a bean of type Transform says it
 * @param leadTime from asking for capacity to healthy capacity, at most a day
 * @param minCapacity the team's own minimum, in units; nothing goes below it
 * @param maxCapacity in units; nothing goes above it
 * @param headroomPct percent added to the demand for the reactive scaler to work in, 0 to 500
 * @param unitPricePerHour price of one unit for one hour in US dollars; unknown when not given
 * @param account whose launch rates and quotas the service shares with others
 * @param calls services of the same region that this one calls, each with the units of it that one fully used unit of
 *     this service keeps busy
 * @param prepare what else the service needs before an event
 * @param hub address of the hub, http or https
 * @param otherHubs addresses of hubs in other Regions that are asked, in this order, while the first does not answer
 * @param token bearer token for the hub; never logged
 * @param trustedKeys the hub's public keys by their names, as the hub gives them at /v1/keys; only plans signed by one of
 *     them are followed
 * @param backupDirectory folder of the service's own that survives a restart; without it the plan and what was raised are
 *     forgotten with the process
 * @param pollInterval between two cycles, 50 ms or more
 * @param hubTimeout the longest that one call to the hub may take
 * @param releaseTime in which time after a floor was lowered the reactive scaler is expected to take capacity away; what is
 *     still there after it is reported, never touched
 * @param writeAhead how far ahead floors are left with the platform, for targets that can; at most 7 days, 0 removes what
 *     was left there before
 * @param pause reason for which the target is not touched, not even upwards, for now; reading and reporting go on
 * @param pauseFile pauses in the same way while this file exists; PAUSE in the backup directory when not given
 * @param instance names this process in reports; made up when not given
 * @param alone whether this process is the service's only one, and need not take turns with others in calling the target
 * @param target what is scaled, unless a bean of type Actuator says it
 */
@ConfigurationProperties("kickoff")
public record KickoffProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean act,
        @Nullable String service,
        @Nullable String region,
        @Nullable String team,
        @Nullable String signal,
        @DefaultValue("instance") String unit,
        @DefaultValue("standard") Tier tier,
        @DefaultValue TransformProperties transform,
        @DefaultValue("5m") Duration leadTime,
        @Nullable Integer minCapacity,
        @Nullable Integer maxCapacity,
        @DefaultValue("20") double headroomPct,
        @Nullable BigDecimal unitPricePerHour,
        @Nullable String account,
        @DefaultValue Map<String, Double> calls,
        @DefaultValue List<PrepareProperties> prepare,
        @Nullable URI hub,
        @DefaultValue List<URI> otherHubs,
        @Nullable String token,
        @DefaultValue Map<String, String> trustedKeys,
        @Nullable Path backupDirectory,
        @DefaultValue("15s") Duration pollInterval,
        @DefaultValue("5s") Duration hubTimeout,
        @DefaultValue("45m") Duration releaseTime,
        @DefaultValue("48h") Duration writeAhead,
        @Nullable String pause,
        @Nullable Path pauseFile,
        @Nullable String instance,
        @DefaultValue("false") boolean alone,
        @DefaultValue TargetProperties target) {

    /** Without the token. */
    @Override
    public String toString() {
        return "KickoffProperties[service=" + service + ", region=" + region + ", act=" + act + ", hub=" + hub + "]";
    }

    /**
     * How signal becomes capacity; exactly one of the three is given.
     *
     * @param signalPerUnit signal that one unit of capacity serves
     * @param ladder fixed sizes: up to this signal, this capacity; rising in signal, not falling in capacity
     * @param curve points of straight lines from (0, 0), for example from load tests; rising in signal, not falling in
     *     capacity
     */
    public record TransformProperties(
            @Nullable Double signalPerUnit,
            @DefaultValue List<PointProperties> ladder,
            @DefaultValue List<PointProperties> curve) {}

    /**
     * One point of a ladder or curve.
     *
     * @param signal in the signal's unit per step, above 0
     * @param capacity units, above 0
     */
    public record PointProperties(double signal, double capacity) {}

    /**
     * Something that the service needs before an event and that does not scale in minutes.
     *
     * @param name short, for people, unique within the service
     * @param kind what it is
     * @param leadTime from starting it to having it, at most 120 days
     */
    public record PrepareProperties(
            String name, @DefaultValue("other") PrepStep.Kind kind, Duration leadTime) {}

    /**
     * What is scaled.
     *
     * @param autoScalingGroup name of an EC2 Auto Scaling group; needs the AWS SDK's module autoscaling on the class path
     * @param allowMaxSizeUpTo how far the group's MaxSize, or the scalable target's MaxCapacity, may be raised when a floor
     *     is above it; it is never touched when not given
     * @param ecsCluster cluster of ecsService
     * @param ecsService name of an ECS service, whose scalable target's MinCapacity is kept; needs the AWS SDK's modules ecs
     *     and applicationautoscaling on the class path
     * @param awsRegion AWS Region of the target, when kickoff.region is a name of your own
     */
    public record TargetProperties(
            @Nullable String autoScalingGroup,
            @Nullable Integer allowMaxSizeUpTo,
            @Nullable String ecsCluster,
            @Nullable String ecsService,
            @Nullable String awsRegion) {}
}
