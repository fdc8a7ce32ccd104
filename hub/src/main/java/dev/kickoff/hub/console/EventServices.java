package dev.kickoff.hub.console;

import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.SignalInfo;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Plan and state of each service that an event moves. */
@RequestScoped
class EventServices {
    /** A service with its floors around the event. */
    record View(ServiceStatus.View status, String zone, List<FloorRow> floors) {}

    private static final int USUAL_STEP_SECONDS = 60;

    private final Outlook outlook;
    private final Traffic traffic;
    private final Plans plans;
    private final ServiceStatus status;
    private final Viewer viewer;
    private final Clock clock;

    EventServices(Outlook outlook, Traffic traffic, Plans plans, ServiceStatus status, Viewer viewer, Clock clock) {
        this.outlook = outlook;
        this.traffic = traffic;
        this.plans = plans;
        this.status = status;
        this.viewer = viewer;
        this.clock = clock;
    }

    List<View> of(Event event) {
        List<SignalInfo> signals = signals();
        return outlook.services(event).stream()
                .map(service -> view(event, service, unit(service, signals)))
                .toList();
    }

    private View view(Event event, ServiceRegistration service, String unit) {
        Instant now = clock.instant();
        Hours hours = new Hours(viewer.zoneFor(ZoneId.of(event.zone())));
        ChartWindow window = ChartWindow.around(event, USUAL_STEP_SECONDS);
        List<Floor> floors = plans.floorsInForce(service.service(), service.region(), window.from(), window.to());
        return new View(
                status.of(service, hours),
                hours.zoneName(event.start()),
                floors.stream()
                        .map(floor -> FloorRow.of(floor, event.id(), service, unit, hours, event.start(), now))
                        .toList());
    }

    /** The table can do without units; the chart says what is wrong with the forecaster. */
    private List<SignalInfo> signals() {
        try {
            return traffic.signals();
        } catch (ForecasterException unanswered) {
            return List.of();
        }
    }

    private static String unit(ServiceRegistration service, List<SignalInfo> signals) {
        return signals.stream()
                .filter(signal -> signal.signal().equals(service.signal())
                        && signal.region().equals(service.region()))
                .findFirst()
                .map(SignalInfo::unit)
                .orElse(service.signal());
    }
}
