package dev.kickoff.hub.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "member")
class StoredMember extends PanacheEntityBase {
    @Id
    String id;

    String name;

    @Nullable
    String email;

    @Nullable
    String team;

    String roles;

    boolean active;

    int revision;

    @Column(name = "created_at")
    Instant createdAt;

    protected StoredMember() {}

    StoredMember(String id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    void take(Member member) {
        name = member.name();
        email = member.email();
        team = member.team();
        roles = Role.join(member.orderedRoles());
        active = member.active();
        revision = member.revision();
    }

    Member published() {
        return new Member(id, name, email, team, Role.parse(List.of(roles.split(","))), active, revision);
    }
}
