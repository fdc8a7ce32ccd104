package dev.kickoff.forecaster.tags;

import dev.kickoff.forecaster.model.TimeRange;
import dev.kickoff.schemas.Signal;
import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The tags that were detected, in PostgreSQL. */
@ApplicationScoped
class DetectedTags {
    /** At the beginning of what is searched too few days tell what is usual, so nothing is taken back there. */
    private static final Duration UNSURE = Duration.ofDays(7);

    private final EntityManager entities;

    DetectedTags(@PersistenceUnit("forecaster") EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Adds what is new, moves the edges of what is known, takes back what is no burst in the light of later traffic or of
     * an event that was entered later. Leaves alone what people have set or rejected.
     *
     * @param found bursts within what was searched
     * @return the detected tags that are valid afterwards, of what was searched
     */
    @Transactional
    List<Tag> keepInStep(Signal signal, List<TimeRange> found, TimeRange searched, Instant now) {
        List<StoredTag> known = StoredTag.in(signal.signal(), signal.region(), searched.start(), searched.end());
        known.stream()
                .filter(tag -> tag.isProposal()
                        && tag.start.isAfter(searched.start().plus(UNSURE))
                        && found.stream().noneMatch(tag.range()::overlaps))
                .forEach(StoredTag::delete);
        for (TimeRange burst : found) {
            boolean settled = known.stream().anyMatch(tag -> !tag.isProposal() && isSame(tag.range(), burst));
            if (!settled) {
                propose(signal, burst, now, known);
            }
        }
        entities.flush();
        entities.clear();
        return StoredTag.in(signal.signal(), signal.region(), searched.start(), searched.end()).stream()
                .filter(StoredTag::isProposal)
                .map(StoredTag::toTag)
                .toList();
    }

    /** Whether the two share at least half of the shorter one. */
    private static boolean isSame(TimeRange a, TimeRange b) {
        if (!a.overlaps(b)) {
            return false;
        }
        Instant from = a.start().isAfter(b.start()) ? a.start() : b.start();
        Instant to = a.end().isBefore(b.end()) ? a.end() : b.end();
        long shorter = Math.min(seconds(a), seconds(b));
        return 2 * seconds(new TimeRange(from, to)) >= shorter;
    }

    private static long seconds(TimeRange range) {
        return Duration.between(range.start(), range.end()).toSeconds();
    }

    /** One tag per burst: of several that have grown together the first stays. */
    private void propose(Signal signal, TimeRange burst, Instant now, List<StoredTag> known) {
        List<StoredTag> before = known.stream()
                .filter(tag -> tag.isProposal() && tag.range().overlaps(burst))
                .toList();
        before.stream().skip(1).forEach(StoredTag::delete);
        entities.flush();
        if (before.isEmpty()) {
            insert(signal, burst, now);
        } else {
            before.get(0).start = burst.start();
            before.get(0).end = burst.end();
        }
    }

    private void insert(Signal signal, TimeRange burst, Instant now) {
        entities.createNativeQuery("""
                        INSERT INTO tag (id, signal, region, kind, start_at, end_at, origin, state, known_at)
                        VALUES (:id, :signal, :region, 'BURST', :start, :end, 'detected', 'valid', :now)
                        ON CONFLICT DO NOTHING""")
                .setParameter("id", UUID.randomUUID().toString())
                .setParameter("signal", signal.signal())
                .setParameter("region", signal.region())
                .setParameter("start", burst.start())
                .setParameter("end", burst.end())
                .setParameter("now", now)
                .executeUpdate();
    }
}
