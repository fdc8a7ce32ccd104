package dev.kickoff.forecaster.accuracy;

import dev.kickoff.edge.Roles;
import dev.kickoff.forecaster.traffic.Signals;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1/signals/{signal}/regions/{region}/accuracy")
@Blocking
class AccuracyResource {
    private static final Duration YEAR = Duration.ofDays(366);

    private final AccuracyStore store;
    private final Signals signals;
    private final Clock clock;

    AccuracyResource(AccuracyStore store, Signals signals, Clock clock) {
        this.store = store;
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * Past events, the newest first.
     *
     * @param since start of the oldest event, a year ago if not given
     */
    @GET
    @RolesAllowed(Roles.SERVICE)
    public List<EventAccuracy> list(
            @RestPath String signal, @RestPath String region, @QueryParam("since") @Nullable String since) {
        signals.get(signal, region);
        return store.list(signal, region, since == null ? clock.instant().minus(YEAR) : instant(since));
    }

    private static Instant instant(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidDocumentException("since", value, "must be a time such as 1998-06-10T15:30:00Z");
        }
    }
}
