package dev.kickoff.transform.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTargetAction;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;

/**
 * A scheduled action of a scalable target.
 *
 * @param schedule as AWS writes it; of ours {@code at(2026-06-11T18:50:00)}, in UTC
 * @param minCapacity null if it leaves MinCapacity
 * @param onlyMinCapacity whether it changes nothing else, in UTC and without limits of time, as all of ours
 */
record TargetAction(String name, String schedule, @Nullable Integer minCapacity, boolean onlyMinCapacity) {
    /** A name may hold none of {@code : / |}. */
    private static final DateTimeFormatter NAME = format("'kickoff-ahead-'yyyyMMdd'T'HHmm'Z'");

    private static final DateTimeFormatter AT = format("'at('yyyy-MM-dd'T'HH:mm:ss')'");
    private static final Pattern OURS = Pattern.compile("kickoff-ahead-\\d{8}T\\d{4}Z");

    /** The same name for the same start, so that a put that is repeated changes what the first has made. */
    static TargetAction ours(Instant start, int minCapacity) {
        return new TargetAction(NAME.format(start), AT.format(start), minCapacity, true);
    }

    static TargetAction of(ScheduledAction described) {
        ScalableTargetAction change = described.scalableTargetAction();
        return new TargetAction(
                described.scheduledActionName(),
                described.schedule(),
                change == null ? null : change.minCapacity(),
                (change == null || change.maxCapacity() == null)
                        && (described.timezone() == null || "UTC".equals(described.timezone()))
                        && described.startTime() == null
                        && described.endTime() == null);
    }

    boolean isOurs() {
        return OURS.matcher(name).matches();
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
