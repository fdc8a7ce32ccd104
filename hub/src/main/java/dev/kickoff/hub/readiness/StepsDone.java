package dev.kickoff.hub.readiness;

import dev.kickoff.hub.audit.Audit;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The preparation steps that are done: noted by hand, or reported by the service itself. */
@ApplicationScoped
public class StepsDone {
    /** Longer than any step's lead time. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final Audit audit;
    private final Clock clock;

    StepsDone(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A step that is done.
     *
     * @param event id
     * @param name as the service registered it
     * @param author who noted it; {@code library/} and the instance where the service itself did
     */
    public record Done(String event, String name, String author, Instant at) {}

    /** Of one service, the newest first. */
    @Transactional
    public List<Done> of(String service, String region) {
        return rows(
                        "SELECT event, name, author, at FROM step_done WHERE service = :service AND region = :region"
                                + " ORDER BY at DESC, event, name",
                        service,
                        region)
                .stream()
                .map(row -> new Done((String) row[0], (String) row[1], (String) row[2], Times.instant(row[3])))
                .toList();
    }

    /** Event id and step name of every service that has any. */
    @Transactional
    public Map<ServiceRegion, Set<Report.StepDone>> all() {
        Map<ServiceRegion, Set<Report.StepDone>> all = new HashMap<>();
        List<?> rows = StoredReport.getEntityManager()
                .createNativeQuery("SELECT service, region, event, name FROM step_done")
                .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            all.computeIfAbsent(new ServiceRegion((String) columns[0], (String) columns[1]), key -> new HashSet<>())
                    .add(new Report.StepDone((String) columns[2], (String) columns[3]));
        }
        return all;
    }

    /** Notes that a step is done; once is enough. */
    @Transactional
    public void note(String service, String region, Report.StepDone step, String author) {
        if (insert(service, region, step, author, clock.instant())) {
            audit.record(author, "step.done", service + "/" + region, details(step));
        }
    }

    /** It was not done after all. */
    @Transactional
    public void takeBack(String service, String region, Report.StepDone step, String author) {
        int gone = StoredReport.getEntityManager()
                .createNativeQuery("DELETE FROM step_done WHERE service = :service AND region = :region"
                        + " AND event = :event AND name = :name")
                .setParameter("service", service)
                .setParameter("region", region)
                .setParameter("event", step.event())
                .setParameter("name", step.name())
                .executeUpdate();
        if (gone > 0) {
            audit.record(author, "step.not-done", service + "/" + region, details(step));
        }
    }

    void take(@Observes Report report) {
        for (Report.StepDone step : report.stepsDone()) {
            insert(report.service(), report.region(), step, "library/" + report.instance(), report.at());
        }
    }

    @Transactional
    void forgetOld() {
        StoredReport.getEntityManager()
                .createNativeQuery("DELETE FROM step_done WHERE at < :oldest")
                .setParameter("oldest", clock.instant().minus(KEPT))
                .executeUpdate();
    }

    private static boolean insert(String service, String region, Report.StepDone step, String author, Instant at) {
        return StoredReport.getEntityManager()
                        .createNativeQuery(
                                "INSERT INTO step_done VALUES (:service, :region, :event, :name, :author, :at)"
                                        + " ON CONFLICT DO NOTHING")
                        .setParameter("service", service)
                        .setParameter("region", region)
                        .setParameter("event", step.event())
                        .setParameter("name", step.name())
                        .setParameter("author", author)
                        .setParameter("at", at.truncatedTo(ChronoUnit.MICROS))
                        .executeUpdate()
                > 0;
    }

    private static Map<String, Object> details(Report.StepDone step) {
        return Map.of("event", step.event(), "step", step.name());
    }

    private static List<Object[]> rows(String sql, String service, String region) {
        Query query = StoredReport.getEntityManager()
                .createNativeQuery(sql)
                .setParameter("service", service)
                .setParameter("region", region);
        List<?> found = query.getResultList();
        return found.stream().map(row -> (Object[]) row).toList();
    }
}
