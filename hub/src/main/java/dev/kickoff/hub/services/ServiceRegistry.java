package dev.kickoff.hub.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.ServiceRegistration;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The registrations in force, one per service and region. */
@ApplicationScoped
public class ServiceRegistry {
    private static final String NOBODY_IN_PARTICULAR = "service";

    private final Declarations declarations;
    private final ObjectMapper json;

    ServiceRegistry(Declarations declarations, ObjectMapper json) {
        this.declarations = declarations;
        this.json = json;
    }

    /** As {@link #register(ServiceRegistration, String)}, by a program with the shared token. */
    public boolean register(ServiceRegistration registration) {
        return register(registration, NOBODY_IN_PARTICULAR);
    }

    /**
     * Takes a declaration in. Every instance of a service registers when it starts, often many at once, so the same
     * declaration again changes nothing. A new one is in force at once; one that was replaced before comes back into force
     * only when the newer one is not declared any more, because while a service is deployed instances of both versions
     * register ({@code kickoff.services.settle}).
     *
     * @param by name of the caller's principal
     * @return whether what is in force has changed
     */
    @Transactional
    public boolean register(ServiceRegistration registration, String by) {
        return declarations.take(registration, write(registration), by);
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
