package dev.kickoff.hub.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.ServiceRegistration;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The registrations in force, one per service and region. */
@ApplicationScoped
public class ServiceRegistry {
    private final Clock clock;
    private final ObjectMapper json;

    ServiceRegistry(Clock clock, ObjectMapper json) {
        this.clock = clock;
        this.json = json;
    }

    /**
     * Stores the registration. Every instance of a service registers when it starts, often many at once, so the same
     * declaration again changes nothing; a different one replaces the one before.
     *
     * @return whether it is new or differs
     */
    @Transactional
    public boolean register(ServiceRegistration registration) {
        int rows = RegisteredService.getEntityManager()
                .createNativeQuery("""
                        INSERT INTO service_registration AS r (service, region, document, registered_at, changed_at)
                        VALUES (:service, :region, CAST(:document AS jsonb), :now, :now)
                        ON CONFLICT (service, region) DO UPDATE
                        SET document = excluded.document, changed_at = excluded.changed_at
                        WHERE r.document IS DISTINCT FROM excluded.document""")
                .setParameter("service", registration.service())
                .setParameter("region", registration.region())
                .setParameter("document", write(registration))
                .setParameter("now", clock.instant())
                .executeUpdate();
        return rows > 0;
    }

    /** All registrations, by service and region. */
    @Transactional
    public List<ServiceRegistration> all() {
        return RegisteredService.<RegisteredService>listAll(Sort.by("service", "region")).stream()
                .map(stored -> stored.document)
                .toList();
    }

    /** Changes with every registration that is new or different, and only then; the same on every replica. */
    @Transactional
    public String tag() {
        // xmin is the transaction that wrote the row: unlike a time it never stands still.
        return (String) RegisteredService.getEntityManager()
                .createNativeQuery(
                        "SELECT count(*) || '-' || coalesce(sum(CAST(CAST(xmin AS text) AS bigint)), 0)"
                                + " FROM service_registration",
                        String.class)
                .getSingleResult();
    }

    @Transactional
    public Optional<ServiceRegistration> find(String service, String region) {
        return RegisteredService.<RegisteredService>find("service = ?1 and region = ?2", service, region)
                .firstResultOptional()
                .map(stored -> stored.document);
    }

    /**
     * The registration.
     *
     * @throws ProblemException 404 if there is none
     */
    public ServiceRegistration get(String service, String region) {
        return find(service, region)
                .orElseThrow(() -> ProblemException.notFound(
                        "Service '" + service + "' is not registered in region '" + region + "'",
                        "Register it with PUT /v1/services/" + service + "/regions/" + region));
    }

    private String write(ServiceRegistration registration) {
        try {
            return json.writeValueAsString(registration);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a registration is always writable", impossible);
        }
    }
}
