package dev.kickoff.hub.console.safety;

import dev.kickoff.hub.console.LocalTimes;
import dev.kickoff.hub.holds.Hold;
import dev.kickoff.hub.holds.HoldRequest;
import dev.kickoff.schemas.InvalidDocumentException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form that sets a hold, as text.
 *
 * @param what {@code everything}, {@code event:id}, {@code service:name} or {@code service:name@region}
 * @param until day and hour in the zone that the page shows, empty for a hold without an end
 */
record HoldForm(String what, boolean freeze, String reason, String until) {
    static HoldForm empty(@Nullable String what) {
        return new HoldForm(what == null ? "" : what, false, "", "");
    }

    /** @throws InvalidDocumentException naming the field of the form */
    HoldRequest request(ZoneId zone) {
        int colon = what.indexOf(':');
        String kind = colon < 0 ? what : what.substring(0, colon);
        String rest = what.substring(colon + 1);
        int at = rest.indexOf('@');
        Hold.Effect effect = freeze ? Hold.Effect.FREEZE : Hold.Effect.KEEP;
        return switch (kind) {
            case "everything" -> request(Hold.Scope.EVERYTHING, null, null, effect, zone);
            case "event" -> request(Hold.Scope.EVENT, rest, null, effect, zone);
            case "service" ->
                at < 0
                        ? request(Hold.Scope.SERVICE, rest, null, effect, zone)
                        : request(Hold.Scope.SERVICE, rest.substring(0, at), rest.substring(at + 1), effect, zone);
            default -> throw new InvalidDocumentException("what", null, "must be chosen: which capacity is held");
        };
    }

    private HoldRequest request(
            Hold.Scope scope, @Nullable String name, @Nullable String region, Hold.Effect effect, ZoneId zone) {
        try {
            return new HoldRequest(
                    scope,
                    name,
                    region,
                    effect,
                    reason,
                    until.isBlank() ? null : LocalTimes.resolve(LocalTimes.parse(until), zone, null));
        } catch (LocalTimes.NoSuchHourException unreadable) {
            throw new InvalidDocumentException("expiresAt", until, String.valueOf(unreadable.getMessage()));
        }
    }
}
