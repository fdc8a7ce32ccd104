package dev.kickoff.forecaster.tags;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.forecaster.model.TimeRange;
import dev.kickoff.forecaster.traffic.Signals;
import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tags of every signal and region. They may overlap: each stands for itself. */
@ApplicationScoped
public class Tags {
    private final Signals signals;
    private final TagsConfig config;
    private final Clock clock;

    Tags(Signals signals, TagsConfig config, Clock clock) {
        this.signals = signals;
        this.config = config;
        this.clock = clock;
    }

    /** Those that are kept out of training, overlap {@code [from, to)} and were known at the instant, by start. */
    @Transactional
    public List<Tag> applied(String signal, String region, Instant from, Instant to, Instant knownAt) {
        return StoredTag.in(signal, region, from, to).stream()
                .filter(tag -> tag.isApplied() && !tag.knownAt.isAfter(knownAt))
                .filter(tag -> config.applyDetected() || !tag.isDetected())
                .map(StoredTag::toTag)
                .toList();
    }

    @Transactional
    List<Tag> list(String signal, String region, @Nullable Instant from, @Nullable Instant to) {
        signals.get(signal, region);
        return StoredTag.in(
                        signal,
                        region,
                        from == null ? Instant.EPOCH.minusSeconds(Integer.MAX_VALUE) : from,
                        to == null ? Instant.EPOCH.plusSeconds(100L * Integer.MAX_VALUE) : to)
                .stream()
                .map(StoredTag::toTag)
                .toList();
    }

    @Transactional
    Tag get(String signal, String region, String id) {
        return stored(signal, region, id).toTag();
    }

    @Transactional
    Tag add(String signal, String region, @Nullable TagRequest request) {
        signals.get(signal, region);
        StoredTag tag = new StoredTag();
        tag.id = UUID.randomUUID().toString();
        tag.signal = signal;
        tag.region = region;
        write(tag, request);
        tag.persist();
        signals.changed(signal, region);
        return tag.toTag();
    }

    /**
     * Writes it anew; a detected one is confirmed, or corrected, by this and counts as set by hand from then on. Where
     * its time range stays, so does since when it is known, unless the request says otherwise.
     */
    @Transactional
    Tag replace(String signal, String region, String id, @Nullable TagRequest request) {
        StoredTag tag = stored(signal, region, id);
        TimeRange before = tag.range();
        Instant knownAt = tag.knownAt;
        write(tag, request);
        // Who corrects a note does not say that the time was known only now.
        if (request != null && request.knownAt() == null && tag.range().equals(before)) {
            tag.knownAt = knownAt;
        }
        signals.changed(signal, region);
        return tag.toTag();
    }

    /** Removes it; a detected one is kept as rejected, so that the same burst is not proposed again. */
    @Transactional
    void remove(String signal, String region, String id) {
        StoredTag tag = stored(signal, region, id);
        if (tag.isDetected()) {
            tag.state = Tag.REJECTED;
        } else {
            tag.delete();
        }
        signals.changed(signal, region);
    }

    private void write(StoredTag tag, @Nullable TagRequest request) {
        if (request == null) {
            throw new InvalidDocumentException("body", null, "is required: kind, start and end");
        }
        tag.kind = request.checkedKind();
        TimeRange range = request.range();
        tag.start = range.start();
        tag.end = range.end();
        tag.note = request.checkedNote();
        tag.author = request.checkedAuthor();
        tag.knownAt = request.knownAt(clock.instant());
        tag.origin = Tag.MANUAL;
        tag.state = Tag.VALID;
    }

    private StoredTag stored(String signal, String region, String id) {
        signals.get(signal, region);
        return StoredTag.of(signal, region, id)
                .orElseThrow(() -> ProblemException.notFound(
                        "Signal '" + signal + "' in region '" + region + "' has no tag '" + id + "'",
                        "GET /v1/signals/{signal}/regions/{region}/tags lists them"));
    }
}
