package dev.kickoff.hub.holds;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.hub.forecasts.Observed;
import dev.kickoff.hub.forecasts.SignalInfo;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.ServiceRegistration;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Holds capacity when traffic drops suddenly while an event is on: then something is broken, and everybody comes back at
 * once. The hold ends when traffic is back, or some time after the planned end.
 */
@ApplicationScoped
class DropWatch {
    private static final Logger LOG = Logger.getLogger(DropWatch.class);

    private final EventCalendar calendar;
    private final ServiceRegistry services;
    private final Forecasts forecasts;
    private final Holds holds;
    private final HoldsConfig config;
    private final Clock clock;

    DropWatch(
            EventCalendar calendar,
            ServiceRegistry services,
            Forecasts forecasts,
            Holds holds,
            HoldsConfig config,
            Clock clock) {
        this.calendar = calendar;
        this.services = services;
        this.forecasts = forecasts;
        this.holds = holds;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${kickoff.holds.check-interval:PT15S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!config.automatic()) {
            return;
        }
        Instant now = clock.instant();
        List<Hold> automatic = holds.on().stream()
                .filter(hold ->
                        hold.scope() == Hold.Scope.SIGNAL && hold.author().equals(Hold.AUTOMATIC))
                .toList();
        List<Event> running = calendar.between(now, now.plusSeconds(1)).stream()
                .filter(event -> event.state().counts() && event.end().isAfter(now))
                .toList();
        if (automatic.isEmpty() && running.isEmpty()) {
            return;
        }
        try {
            List<ServiceRegistration> registered = services.all();
            for (SignalInfo signal : forecasts.signals()) {
                if (registered.stream().anyMatch(service -> drives(signal, service))) {
                    look(signal, automatic, running, now);
                }
            }
        } catch (ForecasterException noTraffic) {
            // Nothing is released on missing data anyway; the planning cycle says that the forecaster is away.
            LOG.debugf("Sudden drops cannot be looked for: %s", noTraffic.getMessage());
        }
    }

    private void look(SignalInfo signal, List<Hold> automatic, List<Event> running, Instant now) {
        Optional<Hold> held = automatic.stream()
                .filter(hold ->
                        signal.signal().equals(hold.name()) && signal.region().equals(hold.region()))
                .findFirst();
        if (held.isPresent()) {
            if (isBack(signal, held.get(), now)) {
                holds.end(held.get().id(), "traffic is back", Hold.AUTOMATIC);
                LOG.infof("Hold ended, traffic is back: signal=%s region=%s", signal.signal(), signal.region());
            }
            return;
        }
        Optional<Event> last = running.stream()
                .filter(event -> event.concerns(signal.region()))
                .max(Comparator.comparing(Event::end));
        if (last.isPresent() && dropped(signal, now)) {
            hold(signal, last.get());
        }
    }

    private void hold(SignalInfo signal, Event event) {
        String reason = "Traffic of " + signal.signal() + " in " + signal.region() + " fell by more than half within"
                + " minutes while '" + event.name() + "' is on: nothing is released until it is back";
        try {
            holds.start(
                    new HoldRequest(
                            Hold.Scope.SIGNAL,
                            signal.signal(),
                            signal.region(),
                            Hold.Effect.KEEP,
                            reason,
                            event.end().plus(config.afterEnd())),
                    Hold.AUTOMATIC);
            LOG.warn(reason);
        } catch (ProblemException otherReplicaWasFaster) {
            LOG.debug(otherReplicaWasFaster.getMessage());
        }
    }

    private static boolean drives(SignalInfo signal, ServiceRegistration service) {
        return service.signal().equals(signal.signal()) && service.region().equals(signal.region());
    }

    private boolean dropped(SignalInfo signal, Instant now) {
        int step = signal.stepSeconds();
        Instant to = wholeStep(now, step);
        return SuddenDrop.happened(
                traffic(signal, to.minusSeconds(SuddenDrop.lookBackSeconds(step)), to)
                        .values(),
                step);
    }

    private boolean isBack(SignalInfo signal, Hold hold, Instant now) {
        int step = signal.stepSeconds();
        // The drop itself was in the last steps before the hold.
        Instant drop = wholeStep(hold.startedAt(), step).minusSeconds((long) SuddenDrop.recent(step) * step);
        Instant to = wholeStep(now, step);
        Instant from = to.minusSeconds((long) SuddenDrop.recent(step) * step);
        if (from.isBefore(hold.startedAt())) {
            return false;
        }
        Instant before = drop.minusSeconds((long) SuddenDrop.before(step) * step);
        return SuddenDrop.isOver(
                traffic(signal, before, drop).values(),
                traffic(signal, from, to).values());
    }

    private Observed traffic(SignalInfo signal, Instant from, Instant to) {
        return forecasts.observed(signal.signal(), signal.region(), from, to, signal.stepSeconds());
    }

    /** The running step is not whole yet and would look like a drop. */
    private static Instant wholeStep(Instant instant, int stepSeconds) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), stepSeconds) * stepSeconds);
    }
}
