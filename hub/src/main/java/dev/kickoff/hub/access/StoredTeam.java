package dev.kickoff.hub.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "team")
class StoredTeam extends PanacheEntityBase {
    @Id
    String name;

    @Column(name = "created_at")
    Instant createdAt;

    protected StoredTeam() {}

    StoredTeam(String name, Instant createdAt) {
        this.name = name;
        this.createdAt = createdAt;
    }
}
