package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.audit.AuditCheck;
import dev.kickoff.hub.audit.AuditPage;
import dev.kickoff.hub.audit.AuditQuery;
import dev.kickoff.hub.audit.AuditTrail;
import dev.kickoff.schemas.InvalidDocumentException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who did what. */
@Path("/audit")
@Produces(MediaType.TEXT_HTML)
class AuditTrailPage {
    private static final int ROWS = 50;

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance audit(Model model);
    }

    /**
     * Everything that the template shows.
     *
     * @param next path of the page after this one, or null
     * @param error what is wrong with the filter, or null
     * @param check what recomputing the chain found, null if it was not asked for
     */
    record Model(
            List<Row> rows,
            Filter filter,
            @Nullable String next,
            @Nullable String error,
            AuditCheck.@Nullable Verdict check) {
        public String hash() {
            return check == null || check.head() == null ? "" : check.head();
        }
    }

    /** What was looked for, as text. */
    record Filter(String who, String subject, String action, String from, String to) {
        public boolean narrowed() {
            return !(who + subject + action + from + to).isEmpty();
        }

        String path(long before) {
            return "/audit?who=" + encoded(who) + "&subject=" + encoded(subject) + "&action=" + encoded(action)
                    + "&from=" + encoded(from) + "&to=" + encoded(to) + "&before=" + before;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** An entry. */
    record Row(String seq, String at, String who, String action, String subject, String details, String hash) {}

    private final AuditTrail trail;
    private final Viewer viewer;

    AuditTrailPage(AuditTrail trail, Viewer viewer) {
        this.trail = trail;
        this.viewer = viewer;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.FINANCE})
    public TemplateInstance show(
            @RestQuery @Nullable String who,
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String action,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable Long before,
            @RestQuery @Nullable String check) {
        Filter filter = new Filter(text(who), text(subject), text(action), text(from), text(to));
        AuditCheck.Verdict verdict = check == null ? null : trail.check();
        try {
            AuditQuery query = AuditQuery.of(instant(from), instant(to), subject, who, action);
            AuditPage page = trail.page(query, before, ROWS);
            Hours hours = new Hours(viewer.zone());
            return Templates.audit(new Model(
                    page.entries().stream().map(entry -> row(entry, hours)).toList(),
                    filter,
                    page.next() == null ? null : filter.path(page.next()),
                    null,
                    verdict));
        } catch (InvalidDocumentException broken) {
            return Templates.audit(new Model(List.of(), filter, null, String.valueOf(broken.getMessage()), verdict));
        }
    }

    private static Row row(AuditPage.Row entry, Hours hours) {
        return new Row(
                String.valueOf(entry.seq()),
                hours.moment(entry.at()) + " " + hours.zoneName(entry.at()),
                entry.who(),
                entry.action(),
                entry.subject(),
                entry.details().equals("{}") ? "" : entry.details(),
                entry.hash());
    }

    /** The browser's field for day and hour knows no zone: it is taken as UTC, as its label says. */
    private static @Nullable String instant(@Nullable String local) {
        if (local == null || local.isBlank() || local.endsWith("Z")) {
            return local;
        }
        return local + (local.length() == "1998-06-10T15:30".length() ? ":00Z" : "Z");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
