package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the hours of the event form are in UTC, while they are typed. */
@Path("/")
class EventHours {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance eventHours(String hours);
    }

    @GET
    @Path("/events/hours")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.OPERATOR)
    public TemplateInstance hours(
            @RestQuery @Nullable String start, @RestQuery @Nullable String end, @RestQuery @Nullable String zone) {
        return Templates.eventHours(
                inUtc(start == null ? "" : start, end == null ? "" : end, zone == null ? "" : zone));
    }

    /** Empty while the fields cannot be read; they say themselves what is wrong with them. */
    static String inUtc(String start, String end, String zone) {
        try {
            ZoneId of = ZoneId.of(zone);
            Instant from = LocalTimes.resolve(LocalTimes.parse(start), of, null);
            Instant to = LocalTimes.resolve(LocalTimes.parse(end), of, null);
            return from.isBefore(to) ? new Hours(ZoneOffset.UTC).span(from, to) + " UTC" : "";
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return "";
        }
    }
}
