package dev.kickoff.hub.holds;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.audit.Audit;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.InvalidDocumentException;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;

/** All holds, the ended ones too. */
@ApplicationScoped
public class Holds {
    private static final int MOST = 200;

    private final EventCalendar calendar;
    private final ServiceRegistry services;
    private final Audit audit;
    private final Clock clock;

    Holds(EventCalendar calendar, ServiceRegistry services, Audit audit, Clock clock) {
        this.calendar = calendar;
        this.services = services;
        this.audit = audit;
        this.clock = clock;
    }

    /** Holds that are on now, the newest first. */
    @Transactional
    public List<Hold> on() {
        return StoredHold.<StoredHold>list(
                        "endedAt is null and (expiresAt is null or expiresAt > ?1) order by id desc", clock.instant())
                .stream()
                .map(StoredHold::hold)
                .toList();
    }

    /** The newest holds, on or over, at most {@value #MOST}. */
    @Transactional
    public List<Hold> newest() {
        return StoredHold.<StoredHold>find("order by id desc").page(Page.ofSize(MOST)).stream()
                .map(StoredHold::hold)
                .toList();
    }

    /**
     * Holds what is asked for from now on.
     *
     * @throws ProblemException 404 when there is no such event or service
     */
    @Transactional
    public Hold start(HoldRequest request, String author) {
        Instant now = now();
        StoredHold hold = new StoredHold();
        hold.scope = request.checkedScope();
        hold.name = request.name();
        hold.region = request.region();
        hold.effect = request.checkedEffect();
        hold.reason = request.checkedReason();
        hold.author = author;
        hold.startedAt = now;
        hold.expiresAt = request.checkedExpiry(now);
        requireThere(hold);
        try {
            hold.persistAndFlush();
        } catch (ConstraintViolationException twice) {
            throw ProblemException.conflict(
                    "Signal '" + hold.name + "' is held in region '" + hold.region + "' already",
                    "End that hold first, see GET /v1/holds");
        }
        audit.record(author, "hold.start", subject(hold), details(hold));
        return hold.hold();
    }

    /**
     * Ends a hold.
     *
     * @throws ProblemException 404 for an unknown one, 409 for one that is over
     */
    @Transactional
    public Hold end(long id, String reason, String author) {
        StoredHold hold = StoredHold.<StoredHold>findByIdOptional(id)
                .orElseThrow(() -> ProblemException.notFound("There is no hold " + id, "List them with GET /v1/holds"));
        if (!hold.hold().isOn(clock.instant())) {
            throw ProblemException.conflict("Hold " + id + " is over already", "Nothing is left to do");
        }
        if (reason.isBlank()) {
            throw new InvalidDocumentException("reason", reason, "is required: why capacity may be released again");
        }
        hold.endedAt = now();
        hold.endedBy = author;
        hold.endReason = reason.strip();
        audit.record(author, "hold.end", subject(hold), Map.of("hold", hold.id, "reason", hold.endReason));
        return hold.hold();
    }

    private void requireThere(StoredHold hold) {
        boolean there =
                switch (hold.scope) {
                    case EVERYTHING -> true;
                    case EVENT -> hold.name != null && calendar.find(hold.name).isPresent();
                    case SERVICE ->
                        services.all().stream()
                                .anyMatch(service -> service.service().equals(hold.name)
                                        && (hold.region == null || hold.region.equals(service.region())));
                    case SIGNAL ->
                        services.all().stream()
                                .anyMatch(service -> service.signal().equals(hold.name)
                                        && (hold.region == null || hold.region.equals(service.region())));
                };
        if (!there) {
            String where = hold.region == null ? "" : " in region '" + hold.region + "'";
            throw ProblemException.notFound(
                    "There is no " + hold.scope.name().toLowerCase(Locale.ROOT) + " '" + hold.name + "'" + where,
                    "Correct the name, see GET /v1/events and GET /v1/services");
        }
    }

    private static String subject(StoredHold hold) {
        String name = hold.name == null ? "" : "/" + hold.name;
        String region = hold.region == null ? "" : "/" + hold.region;
        return hold.scope.name().toLowerCase(Locale.ROOT) + name + region;
    }

    private static Map<String, Object> details(StoredHold hold) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("hold", hold.id);
        details.put("effect", hold.effect);
        details.put("reason", hold.reason);
        details.put("expiresAt", hold.expiresAt);
        return details;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
