package dev.kickoff.hub.console.alerts;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.console.AlertWords;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Spans;
import dev.kickoff.hub.console.Viewer;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.planning.Alert;
import dev.kickoff.hub.plans.PlanAlerts;
import dev.kickoff.hub.services.ServiceOwners;
import dev.kickoff.schemas.Event;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Everything that people must know about the plans in force. */
@Path("/alerts")
@Produces(MediaType.TEXT_HTML)
class AlertsPage {
    @CheckedTemplate(basePath = "console/alerts")
    static class Templates {
        static native TemplateInstance alerts(Model model);
    }

    /**
     * @param all how many there are without the filter
     * @param starts of events with something still to be raised for them, the earliest first
     */
    record Model(
            AlertFilter filter,
            int all,
            int shown,
            List<Group> groups,
            List<Start> starts,
            List<KindChoice> kinds,
            List<String> teams) {}

    /**
     * @param href of the event, or null
     * @param start when the first raise for the event must start, empty if that is not known
     */
    record Group(String title, @Nullable String href, String start, List<AlertRow> rows) {}

    /** @param past whether it is over already */
    record Start(String event, String href, String when, String relative, boolean past) {}

    record KindChoice(String value, String label, boolean chosen) {}

    private final PlanAlerts alerts;
    private final EventCalendar calendar;
    private final ServiceOwners owners;
    private final Viewer viewer;
    private final Clock clock;

    AlertsPage(PlanAlerts alerts, EventCalendar calendar, ServiceOwners owners, Viewer viewer, Clock clock) {
        this.alerts = alerts;
        this.calendar = calendar;
        this.owners = owners;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance alerts(
            @RestQuery @Nullable String by,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String team,
            @RestQuery @Nullable String q) {
        Instant now = clock.instant();
        AlertFilter filter = AlertFilter.of(by, kind, team, q);
        Map<String, Optional<Event>> events = new HashMap<>();
        Map<String, Instant> starts = alerts.latestSafeStarts();
        List<AlertRow> all = rows(events, now);
        List<AlertRow> shown = all.stream().filter(filter::takes).toList();
        return Templates.alerts(new Model(
                filter,
                all.size(),
                shown.size(),
                groups(shown, filter, events, starts, now),
                starts.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .map(entry -> start(event(events, entry.getKey()), entry.getKey(), entry.getValue(), now))
                        .toList(),
                Arrays.stream(Alert.Kind.values())
                        .map(one -> new KindChoice(one.name(), AlertWords.kind(one), one == filter.kind()))
                        .toList(),
                List.copyOf(new TreeSet<>(all.stream().map(AlertRow::team).toList()))));
    }

    private List<AlertRow> rows(Map<String, Optional<Event>> events, Instant now) {
        Map<String, String> teams = new HashMap<>();
        List<AlertRow> rows = new ArrayList<>();
        for (Alert alert : alerts.all()) {
            String id = alert.event();
            Optional<Event> event = id == null ? Optional.empty() : event(events, id);
            rows.add(AlertRow.of(
                    alert,
                    teams.computeIfAbsent(
                            alert.service(), service -> owners.of(service).orElse("no team")),
                    event.map(Event::name).orElse(id == null ? "" : id),
                    hours(event),
                    now));
        }
        return rows;
    }

    private List<Group> groups(
            List<AlertRow> rows,
            AlertFilter filter,
            Map<String, Optional<Event>> events,
            Map<String, Instant> starts,
            Instant now) {
        Map<String, List<AlertRow>> grouped = new LinkedHashMap<>();
        for (AlertRow row : rows) {
            String id = row.alert().event();
            String key = filter.byTeam() ? row.team() : id == null ? "" : id;
            grouped.computeIfAbsent(key, one -> new ArrayList<>()).add(row);
        }
        List<Group> groups = new ArrayList<>();
        grouped.forEach((key, some) -> {
            if (filter.byTeam()) {
                groups.add(new Group(key, null, "", some));
            } else if (key.isEmpty()) {
                groups.add(new Group("Without an event", null, "", some));
            } else {
                Instant start = starts.get(key);
                groups.add(new Group(
                        some.get(0).event(),
                        "/events/" + key,
                        start == null ? "" : sentence(start, hours(event(events, key)), now),
                        some));
            }
        });
        return groups;
    }

    private static String sentence(Instant start, Hours hours, Instant now) {
        String when = hours.near(start, now) + " " + hours.zoneName(start) + ", " + Spans.relative(start, now);
        return (start.isBefore(now) ? "The first raise was due at " : "The first raise must start by ") + when + ".";
    }

    private Start start(Optional<Event> event, String id, Instant start, Instant now) {
        Hours hours = hours(event);
        return new Start(
                event.map(Event::name).orElse(id),
                "/events/" + id,
                hours.near(start, now) + " " + hours.zoneName(start),
                Spans.relative(start, now),
                start.isBefore(now));
    }

    private Optional<Event> event(Map<String, Optional<Event>> known, String id) {
        return known.computeIfAbsent(id, calendar::find);
    }

    private Hours hours(Optional<Event> event) {
        return new Hours(event.map(one -> viewer.zoneFor(ZoneId.of(one.zone()))).orElseGet(viewer::zone));
    }
}
