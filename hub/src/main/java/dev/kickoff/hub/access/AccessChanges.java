package dev.kickoff.hub.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Changes who may do what: in a transaction of its own, seen here at once and on other replicas within seconds. */
@ApplicationScoped
class AccessChanges {
    private final Directory directory;

    AccessChanges(Directory directory) {
        this.directory = directory;
    }

    <T> T make(Supplier<T> change) {
        T result = QuarkusTransaction.requiringNew().call(() -> {
            // One change after the other: the row is locked until the commit.
            StoredToken.getEntityManager()
                    .createNativeQuery("UPDATE access_change SET version = version + 1")
                    .executeUpdate();
            return change.get();
        });
        directory.refresh();
        return result;
    }
}
