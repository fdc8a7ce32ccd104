package dev.kickoff.hub.imports;

import dev.kickoff.edge.ProblemException;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.LockOptions;
import org.jspecify.annotations.Nullable;

/** The sources in PostgreSQL: what is known of each, and when it is fetched next. */
@ApplicationScoped
public class Sources {
    /** Whoever fetches a source has it for itself so long; if it dies meanwhile, another takes over after that. */
    static final Duration LEASE = Duration.ofMinutes(10);

    private final Clock clock;

    Sources(Clock clock) {
        this.clock = clock;
    }

    /**
     * A source that somebody has taken to fetch it.
     *
     * @param etag and {@code lastModified} to ask with; null if the document is wanted in any case
     */
    record Claim(
            String name,
            Subscription subscription,
            @Nullable String etag,
            @Nullable String lastModified) {}

    @Transactional
    public List<SourceStatus> all() {
        return StoredSource.<StoredSource>listAll(Sort.by("name")).stream()
                .map(Sources::status)
                .toList();
    }

    @Transactional
    public SourceStatus find(String name) {
        return status(StoredSource.<StoredSource>findByIdOptional(name).orElseThrow(() -> none(name)));
    }

    /** Has the source fetched from now on, at the next check first. */
    @Transactional
    public SourceStatus subscribe(String name, Subscription subscription) {
        Imports.checkName(name);
        checkInterval(subscription.interval());
        try {
            AddressRule.url(subscription.url());
        } catch (FetchException refused) {
            throw ProblemException.invalid(
                    "url", Objects.requireNonNull(refused.getMessage()), "Give the address of a CSV or iCalendar file");
        }
        StoredSource source = StoredSource.locked(name).orElseGet(() -> {
            StoredSource added = new StoredSource();
            added.name = name;
            added.persist();
            return added;
        });
        source.subscription = subscription;
        source.etag = null;
        source.lastModified = null;
        source.failures = 0;
        source.lastError = null;
        source.lastErrorAt = null;
        source.nextFetchAt = clock.instant();
        return status(source);
    }

    /** Fetches it no more. What it brought stays, and is still recognised when it is imported again. */
    @Transactional
    public void unsubscribe(String name) {
        StoredSource source = StoredSource.locked(name)
                .filter(known -> known.subscription != null)
                .orElseThrow(() -> none(name));
        if (StoredItem.count("key.source", name) == 0) {
            source.delete();
            return;
        }
        source.subscription = null;
        source.nextFetchAt = null;
        source.failures = 0;
        source.lastError = null;
        source.lastErrorAt = null;
    }

    /** Takes the source that is due for longest and that nobody else has taken, if there is one. */
    @Transactional
    Optional<Claim> claim() {
        Instant now = clock.instant();
        return StoredSource.<StoredSource>find(
                        "subscription is not null and nextFetchAt <= ?1 order by nextFetchAt, name", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", LockOptions.SKIP_LOCKED)
                .page(0, 1)
                .list()
                .stream()
                .findFirst()
                .map(source -> taken(source, now, nothingOpen(source)));
    }

    /** Takes this source now, for a document in any case. */
    @Transactional
    Claim claim(String name) {
        StoredSource source = StoredSource.locked(name)
                .filter(known -> known.subscription != null)
                .orElseThrow(() -> none(name));
        return taken(source, clock.instant(), false);
    }

    private static Claim taken(StoredSource source, Instant now, boolean onlyIfChanged) {
        source.nextFetchAt = now.plus(LEASE);
        return new Claim(
                source.name,
                Objects.requireNonNull(source.subscription),
                onlyIfChanged ? source.etag : null,
                onlyIfChanged ? source.lastModified : null);
    }

    /** While a preview waits to be applied, the same document is compared anew: the calendar may have moved on. */
    private static boolean nothingOpen(StoredSource source) {
        return status(source).open() == 0;
    }

    /** @param fetched with the document's tags; remembered only now that the document could be read */
    @Transactional
    void succeeded(Claim claim, Fetcher.Fetched fetched, String outcome) {
        claimed(claim).ifPresent(source -> {
            source.etag = fetched.etag();
            source.lastModified = fetched.lastModified();
            source.succeeded(clock.instant(), outcome);
            source.nextFetchAt = clock.instant().plus(claim.subscription().interval());
        });
    }

    /** @return whether it is the first failure after a success */
    @Transactional
    boolean failed(Claim claim, String error, Duration firstRetry, Duration longestRetry) {
        return claimed(claim)
                .map(source -> {
                    source.failures++;
                    source.lastError = error;
                    source.lastErrorAt = clock.instant();
                    long doubled = firstRetry.toMillis() << Math.min(source.failures - 1, 20);
                    source.nextFetchAt = clock.instant().plusMillis(Math.min(doubled, longestRetry.toMillis()));
                    return source.failures == 1;
                })
                .orElse(false);
    }

    /** Empty if it was given another subscription, or none, meanwhile. */
    private static Optional<StoredSource> claimed(Claim claim) {
        return StoredSource.locked(claim.name())
                .filter(source -> claim.subscription().equals(source.subscription));
    }

    private static SourceStatus status(StoredSource source) {
        StoredPreview newest = source.previewId == null ? null : StoredPreview.findById(source.previewId);
        long open = newest != null && newest.appliedAt == null && newest.generation == source.generation
                ? newest.document.acting()
                : 0;
        return new SourceStatus(
                source.name,
                source.subscription,
                source.nextFetchAt,
                source.fetchedAt,
                source.failures,
                source.lastError,
                source.lastErrorAt,
                source.outcome,
                source.previewId,
                open,
                source.appliedAt);
    }

    private static void checkInterval(@Nullable Duration interval) {
        if (interval == null
                || interval.compareTo(Subscription.SHORTEST) < 0
                || interval.compareTo(Subscription.LONGEST) > 0) {
            throw ProblemException.invalid(
                    "interval",
                    interval == null ? "interval is missing" : "interval '" + interval + "' is too short or too long",
                    "Choose 5 minutes to 31 days, for example PT6H");
        }
    }

    static ProblemException none(String name) {
        return ProblemException.notFound(
                "No source '" + name + "' is fetched", "List the sources with GET /v1/imports/sources");
    }
}
