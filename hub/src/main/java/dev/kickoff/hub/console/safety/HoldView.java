package dev.kickoff.hub.console.safety;

import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Spans;
import dev.kickoff.hub.holds.Hold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold in words.
 *
 * @param what is held
 * @param href of its page, or null
 * @param who set it
 * @param automatic whether nobody did
 * @param until when it ends by itself, or that it does not
 * @param over who ended it, when and why; empty while it is on
 */
record HoldView(
        long id,
        String what,
        @Nullable String href,
        String effect,
        String reason,
        String who,
        boolean automatic,
        String since,
        String until,
        String over) {

    /** @param eventName of the held event, null where there is none */
    static HoldView of(Hold hold, @Nullable String eventName, Hours hours, Instant now) {
        boolean automatic = hold.author().equals(Hold.AUTOMATIC);
        return new HoldView(
                hold.id(),
                what(hold, eventName),
                href(hold),
                hold.effect() == Hold.Effect.KEEP
                        ? "Floors may rise, but not fall."
                        : "Plans stay as they are; they neither rise nor fall.",
                hold.reason(),
                automatic ? "Kickoff itself, after a sudden drop of traffic" : hold.author(),
                automatic,
                moment(hold.startedAt(), hours, now),
                until(hold.expiresAt(), hours, now),
                over(hold, hours, now));
    }

    private static String what(Hold hold, @Nullable String eventName) {
        String where = hold.region() == null ? "" : " in " + hold.region();
        return switch (hold.scope()) {
            case EVERYTHING -> "Everything" + where;
            case EVENT -> "All services of " + (eventName == null ? hold.name() : eventName) + where;
            case SERVICE -> "Service " + hold.name() + where;
            case SIGNAL -> "All services that " + hold.name() + where + " drives";
        };
    }

    private static @Nullable String href(Hold hold) {
        return hold.scope() == Hold.Scope.EVENT ? "/events/" + hold.name() : null;
    }

    private static String until(@Nullable Instant expiresAt, Hours hours, Instant now) {
        return expiresAt == null ? "until somebody ends it" : "until " + moment(expiresAt, hours, now);
    }

    private static String over(Hold hold, Hours hours, Instant now) {
        Instant ended = hold.endedAt();
        if (ended == null) {
            Instant expired = hold.expiresAt();
            return expired == null || expired.isAfter(now) ? "" : "ran out " + moment(expired, hours, now);
        }
        String by = Hold.AUTOMATIC.equals(hold.endedBy()) ? "Kickoff itself" : String.valueOf(hold.endedBy());
        return "ended " + moment(ended, hours, now) + " by " + by + ": " + hold.endReason();
    }

    private static String moment(Instant at, Hours hours, Instant now) {
        return hours.near(at, now) + " " + hours.zoneName(at) + " (" + Spans.relative(at, now) + ")";
    }
}
