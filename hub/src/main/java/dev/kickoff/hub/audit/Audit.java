package dev.kickoff.hub.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes down who did what. An entry is kept if and only if the caller's transaction is: it is added at the very end of
 * it, so that the trail is locked for no longer than that and nobody waits for a long transaction of somebody else.
 */
@ApplicationScoped
public class Audit {
    /** Who, when it is the hub itself that acts. */
    public static final String HUB = "hub";

    private static final Object DRAFTS = new Object();

    /** An entry that has no place in the chain yet. */
    record Draft(String who, String action, String subject, String details) {}

    private final AuditTrail trail;
    private final TransactionSynchronizationRegistry transaction;
    private final EntityManager hibernate;
    private final ObjectMapper json;

    Audit(
            AuditTrail trail,
            TransactionSynchronizationRegistry transaction,
            @PersistenceUnit("hub") EntityManager hibernate,
            ObjectMapper json) {
        this.trail = trail;
        this.transaction = transaction;
        this.hibernate = hibernate;
        this.json = json;
    }

    /**
     * Adds an entry at the end of the caller's transaction, or at once if there is none.
     *
     * @param who name of the caller's principal; {@link #HUB} for the hub itself
     * @param action what was done: thing and verb, for example {@code policy.set}
     * @param subject to what, from the general to the particular, for example {@code service/web/eu-west-3}
     * @param details whatever explains it, as JSON would have it; nothing secret. Anything that looks like an access token
     *     is cut out
     */
    @Transactional
    public void record(String who, String action, String subject, Map<String, ?> details) {
        JsonNode tree = json.valueToTree(details);
        Draft draft = new Draft(clean(who), clean(action), clean(subject), CanonicalJson.write(tree));
        drafts().add(draft);
    }

    @SuppressWarnings("unchecked")
    private List<Draft> drafts() {
        List<Draft> known = (List<Draft>) transaction.getResource(DRAFTS);
        if (known != null) {
            return known;
        }
        List<Draft> drafts = new ArrayList<>();
        transaction.putResource(DRAFTS, drafts);
        // Joined first, so that Hibernate has written its rows, and waits for no lock, when the trail is locked.
        hibernate.joinTransaction();
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                trail.append(List.copyOf(drafts));
            }

            @Override
            public void afterCompletion(int status) {
                // Kept or rolled back with everything else of the transaction.
            }
        });
        return drafts;
    }

    /** Text that PostgreSQL can hold and that stays on one line. */
    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
