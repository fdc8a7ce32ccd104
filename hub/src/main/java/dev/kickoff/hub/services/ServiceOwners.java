package dev.kickoff.hub.services;

import dev.kickoff.hub.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which team owns a service: the one of its registration unless an operator said otherwise. */
@ApplicationScoped
public class ServiceOwners {
    private final Audit audit;
    private final Clock clock;

    ServiceOwners(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty if nobody said so and it is not registered. */
    @Transactional
    public Optional<String> of(String service) {
        List<?> said = RegisteredService.getEntityManager()
                .createNativeQuery("SELECT team FROM service_owner WHERE service = :service")
                .setParameter("service", service)
                .getResultList();
        return said.isEmpty()
                ? RegisteredService.<RegisteredService>find("service = ?1 order by region", service)
                        .firstResultOptional()
                        .map(registered -> registered.document.team())
                : Optional.of((String) said.get(0));
    }

    /** Says who owns the service from now on, whatever its registration says. */
    @Transactional
    public void set(String service, String team, String author) {
        String before = of(service).orElse("");
        RegisteredService.getEntityManager()
                .createNativeQuery("""
                        INSERT INTO service_owner (service, team, author, at) VALUES (:service, :team, :author, :now)
                        ON CONFLICT (service) DO UPDATE
                        SET team = excluded.team, author = excluded.author, at = excluded.at""")
                .setParameter("service", service)
                .setParameter("team", team)
                .setParameter("author", author)
                .setParameter("now", clock.instant())
                .executeUpdate();
        audit.record(author, "service.owner-set", "service/" + service, Map.of("before", before, "after", team));
    }
}
