package dev.kickoff.hub.access;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.WallClock;
import dev.kickoff.hub.audit.Audit;
import dev.kickoff.schemas.InvalidDocumentException;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people who work with the hub. A change ends or narrows their sessions within seconds. */
@ApplicationScoped
public class Members {
    private final AccessChanges changes;
    private final Audit audit;
    private final WallClock clock;

    Members(AccessChanges changes, Audit audit, WallClock clock) {
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /** By id, the inactive ones too. */
    @Transactional
    public List<Member> all() {
        return StoredMember.<StoredMember>listAll(Sort.by("id")).stream()
                .map(StoredMember::published)
                .toList();
    }

    @Transactional
    public Optional<Member> find(String id) {
        return StoredMember.<StoredMember>findByIdOptional(id).map(StoredMember::published);
    }

    /** @throws ProblemException 409 if the id is taken */
    public Member create(MemberDraft draft, String author) {
        Member member = draft.member(draft.id(), 1);
        return changes.make(() -> {
            if (StoredMember.findById(member.id()) != null) {
                throw ProblemException.conflict("Member id '" + member.id() + "' is taken", "Choose another id");
            }
            requireTeam(member);
            StoredMember stored = new StoredMember(member.id(), clock.now());
            stored.take(member);
            stored.persist();
            audit.record(author, "member.created", "member/" + member.id(), Map.of("after", member));
            return member;
        });
    }

    /** @throws ProblemException 404 if there is no such member, 409 if somebody else was faster */
    public Member edit(String id, MemberDraft draft, String author) {
        Integer seen = draft.revision();
        if (seen == null) {
            throw new InvalidDocumentException(
                    "revision", null, "is required: the revision that was read and is changed here");
        }
        Member member = draft.member(id, seen + 1);
        return changes.make(() -> {
            StoredMember stored = StoredMember.<StoredMember>findByIdOptional(id)
                    .orElseThrow(() -> ProblemException.notFound(
                            "There is no member '" + id + "'", "List them with GET /v1/members"));
            if (stored.revision != seen) {
                throw ProblemException.conflict(
                        "Member '" + id + "' was changed meanwhile: revision " + draft.revision()
                                + " is not the newest",
                        "Read it again and repeat the change");
            }
            requireTeam(member);
            Member before = stored.published();
            stored.take(member);
            audit.record(author, "member.changed", "member/" + id, Map.of("before", before, "after", member));
            return member;
        });
    }

    private static void requireTeam(Member member) {
        if (member.team() != null && StoredTeam.findById(member.team()) == null) {
            throw new InvalidDocumentException(
                    "team", member.team(), "must be a team that there is; add it with POST /v1/teams");
        }
    }
}
