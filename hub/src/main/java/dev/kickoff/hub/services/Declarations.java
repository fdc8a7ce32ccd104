package dev.kickoff.hub.services;

import dev.kickoff.hub.audit.Audit;
import dev.kickoff.schemas.ServiceRegistration;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps every declaration of a service and says which of them is in force; see {@link Settling}. */
@ApplicationScoped
public class Declarations {
    private static final int KEPT = 50;
    /** Seen again within this time is not written again: a fleet that starts registers a thousand times. */
    private static final Duration SEEN_PRECISION = Duration.ofMinutes(1);

    private static final String OF_SERVICE = "service = ?1 and region = ?2 order by version";

    private final ServicesConfig config;
    private final DeclarationDiff diff;
    private final Audit audit;
    private final Clock clock;

    Declarations(ServicesConfig config, DeclarationDiff diff, Audit audit, Clock clock) {
        this.config = config;
        this.diff = diff;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest fifty, the newest first. */
    @Transactional
    public List<Declaration> of(String service, String region) {
        RegisteredService current = RegisteredService.findById(new RegisteredService.Key(service, region));
        List<Declaration> all = new ArrayList<>();
        StoredDeclaration before = null;
        for (StoredDeclaration one : stored(service, region)) {
            all.add(
                    0,
                    new Declaration(
                            one.version,
                            current != null && current.version == one.version,
                            one.document,
                            one.declaredBy,
                            one.firstSeen,
                            one.lastSeen,
                            before == null ? List.of() : diff.between(before.document, one.document)));
            before = one;
        }
        return all;
    }

    /**
     * Takes a declaration in. Within a transaction.
     *
     * @param document the registration as JSON
     * @return whether another declaration is in force now
     */
    boolean take(ServiceRegistration registration, String document, String by) {
        Instant now = clock.instant();
        if (inForceAndSeenLately(registration, document, now)) {
            return false;
        }
        lock(registration.service(), registration.region());
        RegisteredService current =
                RegisteredService.findById(new RegisteredService.Key(registration.service(), registration.region()));
        StoredDeclaration declared = known(registration, document);
        if (declared == null) {
            return bringOut(registration, current, by, now);
        }
        declared.lastSeen = now;
        if (current == null) {
            return putInForce(null, declared, by, now);
        }
        return current.version != declared.version
                && comesBack(current, declared, now)
                && putInForce(current, declared, by, now);
    }

    /** Roll-backs that happened during a deployment come into force without anybody registering again. */
    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        List<?> waiting = QuarkusTransaction.requiringNew()
                .call(() -> StoredDeclaration.getEntityManager()
                        .createQuery(
                                "select distinct r from RegisteredService r, StoredDeclaration f, StoredDeclaration d"
                                        + " where f.service = r.service and f.region = r.region and f.version = r.version"
                                        + " and d.service = r.service and d.region = r.region and d.lastSeen > f.lastSeen")
                        .getResultList());
        for (Object one : waiting) {
            RegisteredService service = (RegisteredService) one;
            QuarkusTransaction.requiringNew().run(() -> settle(service.service, service.region));
        }
    }

    private void settle(String service, String region) {
        lock(service, region);
        Instant now = clock.instant();
        RegisteredService current = RegisteredService.findById(new RegisteredService.Key(service, region));
        stored(service, region).stream()
                .filter(one -> one.version != current.version)
                .max((a, b) -> a.lastSeen.compareTo(b.lastSeen))
                .filter(newest -> comesBack(current, newest, now))
                .ifPresent(newest -> putInForce(current, newest, newest.declaredBy, now));
    }

    private boolean comesBack(RegisteredService current, StoredDeclaration other, Instant now) {
        Optional<StoredDeclaration> inForce = StoredDeclaration.findByIdOptional(
                new StoredDeclaration.Key(current.service, current.region, current.version));
        return inForce.isEmpty() || Settling.comesBack(inForce.get().lastSeen, other.lastSeen, now, config.settle());
    }

    private boolean bringOut(
            ServiceRegistration registration, @Nullable RegisteredService current, String by, Instant now) {
        List<StoredDeclaration> all = stored(registration.service(), registration.region());
        int version = all.isEmpty() ? 1 : all.get(all.size() - 1).version + 1;
        StoredDeclaration declared = new StoredDeclaration(registration, version, by, now);
        declared.persist();
        all.stream()
                .filter(one -> current == null || one.version != current.version)
                .limit(Math.max(0, all.size() + 1 - KEPT))
                .forEach(StoredDeclaration::delete);
        return putInForce(current, declared, by, now);
    }

    private boolean putInForce(
            @Nullable RegisteredService current, StoredDeclaration declared, String by, Instant now) {
        audit.record(
                by,
                current == null ? "service.registered" : "service.declared",
                "service/" + declared.service + "/" + declared.region,
                Map.of(
                        "version",
                        declared.version,
                        "changes",
                        current == null ? List.of() : diff.between(current.document, declared.document)));
        if (current == null) {
            new RegisteredService(declared, now).persist();
        } else {
            current.take(declared, now);
        }
        return true;
    }

    /** Without a lock: what a fleet that starts asks a thousand times. */
    private static boolean inForceAndSeenLately(ServiceRegistration registration, String document, Instant now) {
        return !StoredDeclaration.getEntityManager()
                .createNativeQuery("""
                        SELECT 1 FROM service_registration r JOIN service_declaration d USING (service, region, version)
                        WHERE r.service = :service AND r.region = :region AND r.document = CAST(:document AS jsonb)
                        AND d.last_seen > :recently AND d.last_seen <= :now""")
                .setParameter("service", registration.service())
                .setParameter("region", registration.region())
                .setParameter("document", document)
                .setParameter("recently", now.minus(SEEN_PRECISION))
                .setParameter("now", now)
                .getResultList()
                .isEmpty();
    }

    private static @Nullable StoredDeclaration known(ServiceRegistration registration, String document) {
        // Compared by the database: 0.20 and 0.2 are the same number there.
        return (StoredDeclaration) StoredDeclaration.getEntityManager()
                .createNativeQuery("""
                        SELECT * FROM service_declaration WHERE service = :service AND region = :region
                        AND document = CAST(:document AS jsonb) ORDER BY version DESC LIMIT 1""", StoredDeclaration.class)
                .setParameter("service", registration.service())
                .setParameter("region", registration.region())
                .setParameter("document", document)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    private static List<StoredDeclaration> stored(String service, String region) {
        return StoredDeclaration.list(OF_SERVICE, service, region);
    }

    private static void lock(String service, String region) {
        StoredDeclaration.getEntityManager()
                .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended(:key, 0)) AS text)")
                .setParameter("key", "declaration " + service + "/" + region)
                .getSingleResult();
    }
}
