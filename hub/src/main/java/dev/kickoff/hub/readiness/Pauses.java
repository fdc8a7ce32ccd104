package dev.kickoff.hub.readiness;

import dev.kickoff.hub.services.ServiceRegion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services whose library must change nothing on its target. Every plan made for one says so. */
@ApplicationScoped
public class Pauses {
    /** @param author who wanted it */
    public record Pause(String reason, String author, Instant since) {}

    @Transactional
    public Map<ServiceRegion, Pause> all() {
        Map<ServiceRegion, Pause> all = new HashMap<>();
        List<?> rows = StoredReport.getEntityManager()
                .createNativeQuery("SELECT service, region, reason, author, since FROM pause")
                .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            all.put(
                    new ServiceRegion((String) columns[0], (String) columns[1]),
                    new Pause((String) columns[2], (String) columns[3], Times.instant(columns[4])));
        }
        return all;
    }

    @Transactional
    public Optional<Pause> of(String service, String region) {
        return Optional.ofNullable(all().get(new ServiceRegion(service, region)));
    }

    /** Returns false if it is paused already; then nothing is changed. In the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean begin(String service, String region, Pause pause) {
        return StoredReport.getEntityManager()
                        .createNativeQuery("INSERT INTO pause VALUES (:service, :region, :reason, :author, :since)"
                                + " ON CONFLICT DO NOTHING")
                        .setParameter("service", service)
                        .setParameter("region", region)
                        .setParameter("reason", pause.reason())
                        .setParameter("author", pause.author())
                        .setParameter("since", pause.since())
                        .executeUpdate()
                > 0;
    }

    /** Returns false if it is not paused. In the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean end(String service, String region) {
        return StoredReport.getEntityManager()
                        .createNativeQuery("DELETE FROM pause WHERE service = :service AND region = :region")
                        .setParameter("service", service)
                        .setParameter("region", region)
                        .executeUpdate()
                > 0;
    }
}
