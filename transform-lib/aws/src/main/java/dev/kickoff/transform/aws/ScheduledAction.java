package dev.kickoff.transform.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/**
 * A scheduled action of a group.
 *
 * @param start of a recurring action its next one; null only if AWS does not say
 * @param minSize null if it leaves MinSize
 * @param onlyMinSize whether it happens once and changes nothing but MinSize, as all of ours
 */
record ScheduledAction(
        String name, @Nullable Instant start, @Nullable Integer minSize, boolean onlyMinSize) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'kickoff-ahead-'yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern OURS = Pattern.compile("kickoff-ahead-\\d{8}T\\d{6}Z");

    /** The same name for the same start, so that a put that is repeated changes what the first has made. */
    static ScheduledAction ours(Instant start, int minSize) {
        return new ScheduledAction(NAME.format(start), start, minSize, true);
    }

    static ScheduledAction of(ScheduledUpdateGroupAction described) {
        return new ScheduledAction(
                described.scheduledActionName(),
                described.startTime(),
                described.minSize(),
                described.maxSize() == null
                        && described.desiredCapacity() == null
                        && described.recurrence() == null
                        && described.endTime() == null);
    }

    boolean isOurs() {
        return OURS.matcher(name).matches();
    }
}
