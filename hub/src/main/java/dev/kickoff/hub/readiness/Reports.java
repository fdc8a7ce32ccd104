package dev.kickoff.hub.readiness;

import dev.kickoff.schemas.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The reports of all libraries, kept for {@code kickoff.readiness.keep}. */
@ApplicationScoped
public class Reports {
    /** More points than a chart has pixels help nobody. */
    private static final int MOST_POINTS = 2_000;
    /** Of many instances one reads the target in a cycle, and the reports of the others have no numbers. */
    private static final Duration READ_LATELY = Duration.ofMinutes(5);

    private final Clock clock;
    private final ReadinessConfig config;
    private final Event<Report> received;

    Reports(Clock clock, ReadinessConfig config, Event<Report> received) {
        this.clock = clock;
        this.config = config;
        this.received = received;
    }

    /**
     * Stores the report; the same instance's report of the same instant is stored once. A new one is fired as a CDI event,
     * inside the transaction.
     */
    @Transactional
    public void store(Report report) {
        boolean known = StoredReport.count(
                        "service = ?1 and region = ?2 and at = ?3 and instance = ?4",
                        report.service(),
                        report.region(),
                        report.at(),
                        report.instance())
                > 0;
        if (!known) {
            new StoredReport(report).persist();
            received.fire(report);
        }
    }

    /**
     * What was reported in {@code [from, to)}, by time. Long ranges are thinned out: at most one point per 2,000th of
     * the range, the last one that has numbers. A report without numbers counts only if no other was near it.
     */
    @Transactional
    public List<CapacityPoint> between(String service, String region, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        double bucketSeconds = Math.max(1, Duration.between(from, to).toSeconds() / (double) MOST_POINTS);
        List<?> found = StoredReport.getEntityManager()
                .createNativeQuery("""
                        SELECT DISTINCT ON (bucket) *
                        FROM (SELECT report.*, floor(extract(epoch FROM at) / :bucket) AS bucket
                              FROM report
                              WHERE service = :service AND region = :region AND at >= :from AND at < :to) found
                        ORDER BY bucket, coalesce(ready_capacity, desired_capacity) IS NULL, at DESC, id DESC""", StoredReport.class)
                .setParameter("bucket", bucketSeconds)
                .setParameter("service", service)
                .setParameter("region", region)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
        return CapacityPoint.withoutBlindOnes(
                found.stream().map(row -> point((StoredReport) row)).toList(), READ_LATELY);
    }

    /**
     * The newest report of an instance that has read the target; if none has in the five minutes before the newest
     * report, that one.
     */
    @Transactional
    public Optional<Report> latest(String service, String region) {
        Optional<StoredReport> newest = StoredReport.find(
                        "service = ?1 and region = ?2 order by at desc, id desc", service, region)
                .firstResultOptional();
        Optional<StoredReport> read = newest.flatMap(report -> StoredReport.find(
                        "service = ?1 and region = ?2 and at >= ?3"
                                + " and (desiredCapacity is not null or readyCapacity is not null)"
                                + " order by at desc, id desc",
                        service,
                        region,
                        report.at.minus(READ_LATELY))
                .firstResultOptional());
        return read.or(() -> newest).map(stored -> stored.document);
    }

    /** Deletes reports that are too old. Returns how many. */
    @Transactional
    long forgetOld() {
        return StoredReport.delete("at < ?1", clock.instant().minus(config.keep()));
    }

    private static CapacityPoint point(StoredReport stored) {
        return new CapacityPoint(
                stored.at,
                stored.floorInForce,
                stored.desiredCapacity,
                stored.readyCapacity,
                stored.mode,
                stored.stale);
    }
}
