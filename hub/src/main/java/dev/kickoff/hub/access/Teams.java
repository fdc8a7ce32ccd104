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
import org.jspecify.annotations.Nullable;

/** Groups of members that own services. */
@ApplicationScoped
public class Teams {
    private static final int LONGEST = 100;

    private final Audit audit;
    private final WallClock clock;

    Teams(Audit audit, WallClock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Names in order. */
    @Transactional
    public List<String> all() {
        return StoredTeam.<StoredTeam>listAll(Sort.by("name")).stream()
                .map(team -> team.name)
                .toList();
    }

    /** @throws ProblemException 409 if there is one of this name */
    @Transactional
    public String create(@Nullable String name, String author) {
        if (name == null || name.isBlank() || name.length() > LONGEST) {
            throw new InvalidDocumentException("name", name, "must have 1 to " + LONGEST + " characters");
        }
        String team = name.strip();
        if (StoredTeam.findById(team) != null) {
            throw ProblemException.conflict("There is a team '" + team + "' already", "Choose another name");
        }
        new StoredTeam(team, clock.now()).persist();
        audit.record(author, "team.created", "team/" + team, Map.of());
        return team;
    }

    /** @throws ProblemException 404 if there is no such team, 409 if it has members */
    @Transactional
    public void delete(String name, String author) {
        if (StoredTeam.findById(name) == null) {
            throw ProblemException.notFound("There is no team '" + name + "'", "List them with GET /v1/teams");
        }
        long members = StoredMember.count("team", name);
        if (members > 0) {
            throw ProblemException.conflict(
                    "Team '" + name + "' has " + members + " members", "Move them to another team first");
        }
        StoredTeam.deleteById(name);
        audit.record(author, "team.deleted", "team/" + name, Map.of());
    }
}
