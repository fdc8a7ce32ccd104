package dev.kickoff.hub.readiness;

import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lead times that libraries have measured, as plans take them: the longest 95th percentile of the instances that acted
 * within the last hour of reports, in the steps of {@link LeadTimeStep}.
 */
@ApplicationScoped
public class MeasuredLeadTimes {
    /** What was measured longer ago says nothing about today's images and machines. */
    private static final Duration BELIEVED = Duration.ofDays(14);

    /** Instances come and go with each deployment; those of the last hour are there together. */
    private static final Duration TOGETHER = Duration.ofHours(1);

    private static final Duration WRITTEN_AGAIN = Duration.ofHours(1);

    private final Clock clock;

    MeasuredLeadTimes(Clock clock) {
        this.clock = clock;
    }

    /** Of all services that have one. */
    @Transactional
    public Map<ServiceRegion, Duration> all() {
        Map<ServiceRegion, Duration> all = new HashMap<>();
        List<?> rows = query("SELECT service, region, minutes FROM lead_time_planned WHERE at > :oldest")
                .setParameter("oldest", clock.instant().minus(BELIEVED))
                .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            all.put(
                    new ServiceRegion((String) columns[0], (String) columns[1]),
                    Duration.ofMinutes(((Number) columns[2]).longValue()));
        }
        return all;
    }

    @Transactional
    public Optional<Duration> of(String service, String region) {
        return Optional.ofNullable(planned(service, region, clock.instant())).map(Duration::ofMinutes);
    }

    void take(@Observes Report report) {
        Duration measured = report.leadTimeP95();
        if (measured == null || measured.isNegative() || report.mode() != Report.Mode.ACT) {
            return;
        }
        long seconds = measured.toSeconds() + (measured.getNano() > 0 ? 1 : 0);
        entities()
                .createNativeQuery("""
                        INSERT INTO lead_time_reported VALUES (:service, :region, :instance, :seconds, :at)
                        ON CONFLICT (service, region, instance) DO UPDATE SET seconds = excluded.seconds, at = excluded.at
                        WHERE lead_time_reported.at < excluded.at""")
                .setParameter("service", report.service())
                .setParameter("region", report.region())
                .setParameter("instance", report.instance())
                .setParameter("seconds", seconds)
                .setParameter("at", report.at())
                .executeUpdate();
        step(report);
    }

    private void step(Report report) {
        Number longest = (Number) query("""
                        SELECT max(seconds) FROM lead_time_reported
                        WHERE service = :service AND region = :region AND at > :together""")
                .setParameter("service", report.service())
                .setParameter("region", report.region())
                .setParameter("together", report.at().minus(TOGETHER))
                .getSingleResult();
        if (longest == null) {
            return;
        }
        Integer before = planned(report.service(), report.region(), report.at());
        int minutes = LeadTimeStep.minutes(before, Duration.ofSeconds(longest.longValue()));
        query("""
                        INSERT INTO lead_time_planned VALUES (:service, :region, :minutes, :at)
                        ON CONFLICT (service, region) DO UPDATE SET minutes = excluded.minutes, at = excluded.at
                        WHERE lead_time_planned.minutes <> excluded.minutes OR lead_time_planned.at < :old""")
                .setParameter("service", report.service())
                .setParameter("region", report.region())
                .setParameter("minutes", minutes)
                .setParameter("at", report.at())
                .setParameter("old", report.at().minus(WRITTEN_AGAIN))
                .executeUpdate();
    }

    private static @Nullable Integer planned(String service, String region, Instant now) {
        List<?> found = query(
                        "SELECT minutes FROM lead_time_planned WHERE service = :service AND region = :region AND at > :oldest")
                .setParameter("service", service)
                .setParameter("region", region)
                .setParameter("oldest", now.minus(BELIEVED))
                .getResultList();
        return found.isEmpty() ? null : (Integer) Objects.requireNonNull(found.get(0));
    }

    /** Instances that are gone for good. */
    @Transactional
    void forgetOld() {
        query("DELETE FROM lead_time_reported WHERE at < :oldest")
                .setParameter("oldest", clock.instant().minus(BELIEVED))
                .executeUpdate();
    }

    private static jakarta.persistence.Query query(String sql) {
        return entities().createNativeQuery(sql);
    }

    private static EntityManager entities() {
        return StoredReport.getEntityManager();
    }
}
