package dev.kickoff.hub.readiness;

import dev.kickoff.schemas.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the libraries that act find to be wrong, as their newest reports say. */
@ApplicationScoped
public class Findings {
    /** An instance that has been silent for longer is gone, or has a trouble that is told elsewhere. */
    private static final Duration HEARD = Duration.ofMinutes(15);

    private final Clock clock;

    Findings(Clock clock) {
        this.clock = clock;
    }

    /**
     * What instances of a service find, as one.
     *
     * @param kind for example {@code late}
     * @param since when the first of them found it
     * @param message of the one that reported last
     * @param instances how many find it
     */
    public record Found(String service, String region, String kind, Instant since, String message, int instances) {}

    /** Of all services, the oldest first. */
    @Transactional
    public List<Found> all() {
        List<?> rows =
                query("""
                        SELECT service, region, kind, min(since), (array_agg(message ORDER BY at DESC))[1], count(*)
                        FROM finding WHERE at > :heard GROUP BY service, region, kind ORDER BY 4, 1, 2, 3""").setParameter("heard", clock.instant().minus(HEARD)).getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Found(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        Times.instant(row[3]),
                        (String) row[4],
                        ((Number) row[5]).intValue()))
                .toList();
    }

    @Transactional
    public List<Found> of(String service, String region) {
        return all().stream()
                .filter(found ->
                        found.service().equals(service) && found.region().equals(region))
                .toList();
    }

    void take(@Observes Report report) {
        query("DELETE FROM finding WHERE service = :service AND region = :region AND instance = :instance"
                        + " AND at < :at")
                .setParameter("service", report.service())
                .setParameter("region", report.region())
                .setParameter("instance", report.instance())
                .setParameter("at", report.at())
                .executeUpdate();
        if (report.mode() != Report.Mode.ACT) {
            return;
        }
        for (Report.Finding finding : report.findings()) {
            query("INSERT INTO finding VALUES (:service, :region, :instance, :kind, :since, :message, :at)"
                            + " ON CONFLICT DO NOTHING")
                    .setParameter("service", report.service())
                    .setParameter("region", report.region())
                    .setParameter("instance", report.instance())
                    .setParameter("kind", finding.kind())
                    .setParameter("since", finding.since().truncatedTo(ChronoUnit.MICROS))
                    .setParameter("message", finding.message())
                    .setParameter("at", report.at())
                    .executeUpdate();
        }
    }

    /** Of instances that are gone for good. */
    @Transactional
    void forgetOld() {
        query("DELETE FROM finding WHERE at < :oldest")
                .setParameter("oldest", clock.instant().minus(Duration.ofDays(1)))
                .executeUpdate();
    }

    private static Query query(String sql) {
        return StoredReport.getEntityManager().createNativeQuery(sql);
    }
}
