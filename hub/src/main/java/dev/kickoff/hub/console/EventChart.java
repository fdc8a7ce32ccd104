package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.SignalInfo;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.readiness.Reports;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The numbers behind an event's chart: traffic above, the services it drives below, all on one time axis. */
@Path("/")
class EventChart {
    /** Of the chart while the forecaster, who knows the signal's own, does not answer. */
    private static final int USUAL_STEP_SECONDS = 60;

    private record Key(String signal, String region) {}

    private final EventCalendar calendar;
    private final Outlook outlook;
    private final Traffic traffic;
    private final Plans plans;
    private final Reports reports;
    private final Viewer viewer;
    private final Clock clock;

    EventChart(
            EventCalendar calendar,
            Outlook outlook,
            Traffic traffic,
            Plans plans,
            Reports reports,
            Viewer viewer,
            Clock clock) {
        this.calendar = calendar;
        this.outlook = outlook;
        this.traffic = traffic;
        this.plans = plans;
        this.reports = reports;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    @Path("/events/{id}/chart")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    public ChartData chart(@RestPath String id) {
        Event event = EventPages.found(calendar.find(id), id);
        List<ServiceRegistration> services = outlook.services(event);
        List<ChartData.Panel> panels = new ArrayList<>();
        List<SignalInfo> signals = List.of();
        String problem = null;
        try {
            signals = traffic.signals().stream()
                    .filter(signal -> event.concerns(signal.region()))
                    .toList();
        } catch (ForecasterException unanswered) {
            problem = unanswered.getMessage();
        }
        int step = signals.stream().mapToInt(SignalInfo::stepSeconds).max().orElse(USUAL_STEP_SECONDS);
        ChartWindow window = ChartWindow.around(event, step);
        Map<Key, TrafficView> views = views(event, window, signals, services, panels);
        if (problem != null) {
            panels.add(SignalPanel.without("all signals", "all regions", problem));
        }
        for (ServiceRegistration service : services) {
            panels.add(panel(service, window, views.get(new Key(service.signal(), service.region()))));
        }
        return answer(event, window, panels);
    }

    private Map<Key, TrafficView> views(
            Event event,
            ChartWindow window,
            List<SignalInfo> signals,
            List<ServiceRegistration> services,
            List<ChartData.Panel> panels) {
        Hours hours = hours(event);
        Map<Key, TrafficView> views = new HashMap<>();
        for (SignalInfo signal : signals) {
            List<ServiceRegistration> driven = services.stream()
                    .filter(service -> service.signal().equals(signal.signal())
                            && service.region().equals(signal.region()))
                    .toList();
            try {
                TrafficView view = traffic.around(event, window, signal, driven);
                views.put(new Key(signal.signal(), signal.region()), view);
                panels.add(SignalPanel.of(event.id(), signal.signal(), signal.region(), view, hours));
            } catch (ForecasterException unanswered) {
                panels.add(
                        SignalPanel.without(signal.signal(), signal.region(), String.valueOf(unanswered.getMessage())));
            }
        }
        return views;
    }

    private ChartData.Panel panel(ServiceRegistration service, ChartWindow window, @Nullable TrafficView view) {
        Instant now = clock.instant();
        return ServicePanel.of(
                service,
                window,
                view,
                plans.floorsInForce(service.service(), service.region(), window.from(), window.to()),
                reports.between(
                        service.service(),
                        service.region(),
                        window.from(),
                        // A report of this very instant counts.
                        (window.to().isBefore(now) ? window.to() : now).plusSeconds(1)));
    }

    private ChartData answer(Event event, ChartWindow window, List<ChartData.Panel> panels) {
        ZoneId zone = viewer.zoneFor(ZoneId.of(event.zone()));
        return new ChartData(
                clock.instant().getEpochSecond(),
                window.from().getEpochSecond(),
                window.to().getEpochSecond(),
                window.stepSeconds(),
                zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId(),
                hours(event).zoneName(event.start()),
                event.phases().stream()
                        .map(phase -> new ChartData.Shade(
                                phase.name(),
                                phase.start().getEpochSecond(),
                                phase.end().getEpochSecond()))
                        .toList(),
                panels);
    }

    private Hours hours(Event event) {
        return new Hours(viewer.zoneFor(ZoneId.of(event.zone())));
    }
}
